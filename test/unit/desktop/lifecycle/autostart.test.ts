import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { UserError } from "../../../../main/desktop/ipc/user-error.ts";
import {
  autostartEntry,
  refreshStartAtLogin,
  setStartAtLogin,
} from "../../../../main/desktop/lifecycle/autostart.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const app = vi.hoisted(() => ({
  isPackaged: true,
  getAppPath: () => "/src/pagekeeper",
  setLoginItemSettings: vi.fn(),
}));
vi.mock("electron", () => ({ app }));

const execOf = (entry: string) => /^Exec=(.*)$/m.exec(entry)?.[1];
const on = (platform: NodeJS.Platform) =>
  vi.spyOn(process, "platform", "get").mockReturnValue(platform);

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  app.isPackaged = true;
});

// Windows writes paths in another way, and has no such entries.
describe.skipIf(process.platform === "win32")("on Linux", () => {
  let file: string;
  beforeEach(() => {
    const config = tempFolder();
    on("linux");
    vi.stubEnv("XDG_CONFIG_HOME", config);
    vi.stubEnv("APPIMAGE", undefined);
    vi.stubEnv("APPDIR", undefined);
    file = join(config, "autostart/pagekeeper.desktop");
  });
  const exec = () => execOf(readFileSync(file, "utf8"));

  it("an entry starts the app hidden, until it is switched off", () => {
    setStartAtLogin(true);
    expect(exec()).toBe(`"${process.execPath}" "--hidden"`);
    setStartAtLogin(false);
    expect(existsSync(file)).toBe(false);
    expect(() => setStartAtLogin(false)).not.toThrow();
  });

  /** As the image's own runtime tells what it starts. */
  const runAsAppImage = (image: string, mount = dirname(process.execPath)) => {
    vi.stubEnv("APPIMAGE", image);
    vi.stubEnv("APPDIR", mount);
  };

  it("an AppImage is named itself, not where it is mounted while it runs", () => {
    runAsAppImage("/home/dana/Pagekeeper.AppImage");
    setStartAtLogin(true);
    expect(exec()).toBe('"/home/dana/Pagekeeper.AppImage" "--hidden"');
  });

  it.each(["/tmp/.mount_Terminal", "", `${dirname(process.execPath)}-of-another`])(
    "another program's AppImage, from which the app was started, is not started with the computer (%j)",
    (mount) => {
      runAsAppImage("/home/dana/Terminal.AppImage", mount);
      setStartAtLogin(true);
      expect(exec()).toBe(`"${process.execPath}" "--hidden"`);
    },
  );

  it("a development build is Electron and its folder", () => {
    app.isPackaged = false;
    setStartAtLogin(true);
    expect(exec()).toBe(`"${process.execPath}" "/src/pagekeeper" "--hidden"`);
  });

  it("an app that was moved is found again, and all else in the entry stays", () => {
    setStartAtLogin(true);
    writeFileSync(file, `${readFileSync(file, "utf8")}X-GNOME-Autostart-enabled=false\n`);
    runAsAppImage("/opt/$1/Pagekeeper.AppImage");
    refreshStartAtLogin();
    expect(exec()).toBe('"/opt/\\\\$1/Pagekeeper.AppImage" "--hidden"');
    expect(readFileSync(file, "utf8")).toMatch(/enabled=false\n$/);
  });

  it("an entry that the user removed is not made again", () => {
    refreshStartAtLogin();
    expect(existsSync(file)).toBe(false);
  });

  it("where it cannot be written, the user is told", () => {
    const config = tempFolder();
    writeFileSync(join(config, "autostart"), "");
    vi.stubEnv("XDG_CONFIG_HOME", config);
    expect(() => setStartAtLogin(true)).toThrow(UserError);
  });
});

/** Desktop Entry Specification, "The Exec key". */
it.each([
  ["/opt/Page Keeper/pagekeeper", '"/opt/Page Keeper/pagekeeper"'],
  ["/100%/x", '"/100%%/x"'],
  ["/a$b`c", '"/a\\\\$b\\\\`c"'],
  ['/a"b', '"/a\\\\"b"'],
  ["/a\\b", '"/a\\\\\\\\b"'],
  ["/a\nb", '"/a\\nb"'],
])("a program called %j stands as %s in an entry", (program, quoted) => {
  expect(execOf(autostartEntry([program]))).toBe(quoted);
});

it.each(["darwin", "win32"] as const)("on %s the system is told", (platform) => {
  on(platform);
  setStartAtLogin(true);
  expect(app.setLoginItemSettings).toHaveBeenLastCalledWith({
    openAtLogin: true,
    path: process.execPath,
    args: ["--hidden"],
  });
  setStartAtLogin(false);
  expect(app.setLoginItemSettings).toHaveBeenLastCalledWith(
    expect.objectContaining({ openAtLogin: false }),
  );
});
