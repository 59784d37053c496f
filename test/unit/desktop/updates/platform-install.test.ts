import { createHash } from "node:crypto";
import { EventEmitter } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { recentLines } from "../../../../main/desktop/diagnostics/log.ts";
import {
  handToSquirrel,
  replaceAppImage,
  runInstaller,
  type Squirrel,
} from "../../../../main/desktop/updates/platform-install.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const sha512 = createHash("sha512").update("new").digest("base64");
let file: string;
beforeEach(() => {
  file = join(tempFolder(), "downloaded");
  writeFileSync(file, "new");
});
const downloaded = () => ({ file, sha512 });

describe("on Windows", () => {
  const updater = { install: vi.fn(() => true) };
  beforeEach(() => updater.install.mockClear());

  it("the installer is begun when this run has let go of everything, quietly, and starts the new one", async () => {
    const start = await runInstaller(updater, downloaded)();
    expect(updater.install).not.toHaveBeenCalled();
    start();
    expect(updater.install).toHaveBeenCalledExactlyOnceWith(true, true);
  });

  it("a file that has changed since is refused, and downloaded anew", async () => {
    writeFileSync(file, "evil");
    const install = runInstaller(updater, downloaded)();
    await expect(install).rejects.toMatchObject({ code: "ERR_CHECKSUM_MISMATCH" });
    expect(existsSync(file)).toBe(false);
    expect(updater.install).not.toHaveBeenCalled();
  });

  it("one that does not begin is in the log", async () => {
    updater.install.mockReturnValueOnce(false);
    (await runInstaller(updater, downloaded)())();
    expect(recentLines(1)).toEqual([expect.stringContaining("update-start.failed")]);
  });
});

describe("on macOS", () => {
  class Mac implements Squirrel {
    readonly events = new EventEmitter();
    /** As MacUpdater: it ends this run when the file is taken. */
    readonly quit = vi.fn();
    readonly install = vi.fn(() => void this.events.on("update-downloaded", this.quit));
  }
  let mac: Mac;
  beforeEach(() => {
    mac = new Mac();
  });
  const begun = () => expect.poll(() => mac.install.mock.calls).toHaveLength(1);

  it("it is Squirrel's to end this run", async () => {
    const settled = vi.fn();
    const install = handToSquirrel(mac, downloaded)().then(settled, settled);
    await begun();
    mac.events.emit("update-downloaded");
    expect(mac.quit).toHaveBeenCalledOnce();
    expect(settled).not.toHaveBeenCalled();
    mac.events.emit("error", new Error("over"));
    await install;
  });

  it("it is over when Squirrel does not take it, and what comes late ends nothing", async () => {
    const install = handToSquirrel(mac, downloaded)();
    await begun();
    mac.events.emit("error", new Error("Code signature did not pass validation"));
    await expect(install).rejects.toThrow("Code signature");
    mac.events.emit("update-downloaded");
    expect(mac.quit).not.toHaveBeenCalled();
    expect(mac.events.listenerCount("error")).toBe(0);
  });

  it("it is over when Squirrel says nothing at all", async () => {
    const install = handToSquirrel(mac, downloaded, 1)();
    await expect(install).rejects.toMatchObject({ name: "SystemTooSlow" });
  });

  it("a file that has changed since is refused, and downloaded anew", async () => {
    writeFileSync(file, "evil");
    const install = handToSquirrel(mac, downloaded)();
    await expect(install).rejects.toMatchObject({ code: "ERR_CHECKSUM_MISMATCH" });
    expect(existsSync(file)).toBe(false);
    expect(mac.install).not.toHaveBeenCalled();
  });
});

it("on Linux what is no AppImage is replaced by nothing", async () => {
  await expect(replaceAppImage(undefined, downloaded)()).rejects.toThrow("no AppImage");
  expect(existsSync(file)).toBe(true);
});
