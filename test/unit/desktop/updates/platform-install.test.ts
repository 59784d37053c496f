import { createHash } from "node:crypto";
import { EventEmitter } from "node:events";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { recentLines } from "../../../../main/desktop/diagnostics/log.ts";
import {
  installWithSquirrel,
  replaceAppImage,
  runInstaller,
} from "../../../../main/desktop/updates/platform-install.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const hash = (text: string) => createHash("sha512").update(text).digest("base64");

let file: string;
beforeEach(() => {
  file = join(tempFolder(), "downloaded");
  writeFileSync(file, "new");
});
const downloaded = () => ({ file, sha512: [hash("of another system"), hash("new")] });
const changedSince = { code: "ERR_CHECKSUM_MISMATCH" };

describe("on Linux", () => {
  let appImage: string;
  beforeEach(() => {
    appImage = join(tempFolder(), "My Pagekeeper.AppImage");
    writeFileSync(appImage, "old");
  });

  it("replaces the AppImage and keeps its name and permissions", async () => {
    chmodSync(appImage, 0o750);
    await replaceAppImage(appImage, downloaded());
    expect(readFileSync(appImage, "utf8")).toBe("new");
    expect(statSync(appImage).mode & 0o777).toBe(0o750);
    expect(existsSync(file)).toBe(false);
  });

  it("refuses and removes a file that has changed since it was downloaded", async () => {
    writeFileSync(file, "evil");
    await expect(replaceAppImage(appImage, downloaded())).rejects.toMatchObject(changedSince);
    expect(existsSync(file)).toBe(false);
    expect(readFileSync(appImage, "utf8")).toBe("old");
  });

  it("does not write through a link in place of its copy", async () => {
    const target = join(tempFolder(), "target");
    writeFileSync(target, "somebody else's");
    symlinkSync(target, `${appImage}.new`);
    await replaceAppImage(appImage, downloaded());
    expect(readFileSync(target, "utf8")).toBe("somebody else's");
    expect(lstatSync(appImage).isSymbolicLink()).toBe(false);
  });

  it("keeps the old version if the new one cannot be put in its place", async () => {
    mkdirSync(`${appImage}.new`);
    await expect(replaceAppImage(appImage, downloaded())).rejects.toThrow();
    expect(readFileSync(appImage, "utf8")).toBe("old");
    expect(existsSync(file)).toBe(true);
  });

  it("replaces nothing if the app is not an AppImage", async () => {
    await expect(replaceAppImage(undefined, downloaded())).rejects.toThrow("no AppImage");
    expect(existsSync(file)).toBe(true);
  });

  it("logs that the new version did not start", async () => {
    const start = await replaceAppImage(appImage, downloaded());
    chmodSync(dirname(appImage), 0o700);
    chmodSync(appImage, 0o600);
    start();
    expect(recentLines(1)).toEqual([expect.stringContaining("updates.start-failed")]);
  });
});

describe("on Windows", () => {
  const updater = { install: vi.fn(() => true) };
  beforeEach(() => updater.install.mockClear());

  it("starts the silent installer only once this run has released everything", async () => {
    const start = await runInstaller(updater, downloaded());
    expect(updater.install).not.toHaveBeenCalled();
    start();
    expect(updater.install).toHaveBeenCalledExactlyOnceWith(true, true);
  });

  it("refuses and removes a file that has changed since it was downloaded", async () => {
    writeFileSync(file, "evil");
    await expect(runInstaller(updater, downloaded())).rejects.toMatchObject(changedSince);
    expect(existsSync(file)).toBe(false);
    expect(updater.install).not.toHaveBeenCalled();
  });

  it("logs that the installer did not start", async () => {
    updater.install.mockReturnValueOnce(false);
    (await runInstaller(updater, downloaded()))();
    expect(recentLines(1)).toEqual([expect.stringContaining("updates.start-failed")]);
  });
});

describe("on macOS", () => {
  let squirrel: EventEmitter;
  const quit = vi.fn();
  /** Quits once Squirrel has taken the file, as MacUpdater does. */
  const install = vi.fn(() => void squirrel.on("update-downloaded", quit));
  beforeEach(() => {
    squirrel = new EventEmitter();
    vi.clearAllMocks();
  });
  const started = () => expect.poll(() => install.mock.calls).toHaveLength(1);

  it("lets Squirrel end this run", async () => {
    const settled = vi.fn();
    const installing = installWithSquirrel(squirrel, install, downloaded()).then(settled, settled);
    await started();
    squirrel.emit("update-downloaded");
    expect(quit).toHaveBeenCalledOnce();
    expect(settled).not.toHaveBeenCalled();
    squirrel.emit("error", new Error("over"));
    await installing;
  });

  it("fails if Squirrel refuses the file, and does not quit on a late success", async () => {
    const installing = installWithSquirrel(squirrel, install, downloaded());
    await started();
    squirrel.emit("error", new Error("Code signature did not pass validation"));
    await expect(installing).rejects.toThrow("Code signature");
    squirrel.emit("update-downloaded");
    expect(quit).not.toHaveBeenCalled();
    expect(squirrel.listenerCount("error")).toBe(0);
  });

  it("fails if Squirrel does not report back", async () => {
    const installing = installWithSquirrel(squirrel, install, downloaded(), 1);
    await expect(installing).rejects.toMatchObject({ name: "SystemTooSlow" });
  });

  it("refuses and removes a file that has changed since it was downloaded", async () => {
    writeFileSync(file, "evil");
    const installing = installWithSquirrel(squirrel, install, downloaded());
    await expect(installing).rejects.toMatchObject(changedSince);
    expect(existsSync(file)).toBe(false);
    expect(install).not.toHaveBeenCalled();
  });
});
