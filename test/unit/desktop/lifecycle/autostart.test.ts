import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  autostartEntry,
  refreshStartAtLogin,
  setStartAtLogin,
} from "../../../../main/desktop/lifecycle/autostart.ts";
import { UserError } from "../../../../main/user-error.ts";
import { app, resetElectron } from "../../../support/doubles/electron.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

const execOf = (entry: string) => /^Exec=(.*)$/m.exec(entry)?.[1];
const runOn = (platform: NodeJS.Platform) =>
  vi.spyOn(process, "platform", "get").mockReturnValue(platform);

beforeEach(() => {
  resetElectron();
  app.isPackaged = true;
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

// The paths in these tests are not valid on Windows.
describe.skipIf(process.platform === "win32")("on Linux", () => {
  let file: string;
  beforeEach(() => {
    const config = tempFolder();
    runOn("linux");
    vi.stubEnv("XDG_CONFIG_HOME", config);
    vi.stubEnv("APPIMAGE", undefined);
    vi.stubEnv("APPDIR", undefined);
    file = join(config, "autostart/pagekeeper.desktop");
  });
  const exec = () => execOf(readFileSync(file, "utf8"));

  it("writes an entry that starts the app hidden, and removes it again", () => {
    setStartAtLogin(true);
    expect(exec()).toBe(`"${process.execPath}" "--hidden"`);
    setStartAtLogin(false);
    expect(existsSync(file)).toBe(false);
    expect(() => setStartAtLogin(false)).not.toThrow();
  });

  /** Sets the variables that the AppImage runtime sets. */
  const runAsAppImage = (image: string, mount = dirname(process.execPath)) => {
    vi.stubEnv("APPIMAGE", image);
    vi.stubEnv("APPDIR", mount);
  };

  it("names the AppImage itself, not the program in its mount", () => {
    runAsAppImage("/home/dana/Pagekeeper.AppImage");
    setStartAtLogin(true);
    expect(exec()).toBe('"/home/dana/Pagekeeper.AppImage" "--hidden"');
  });

  it.each(["/tmp/.mount_Terminal", "", `${dirname(process.execPath)}-of-another`])(
    "does not name another program's AppImage that started the app (mount %j)",
    (mount) => {
      runAsAppImage("/home/dana/Terminal.AppImage", mount);
      setStartAtLogin(true);
      expect(exec()).toBe(`"${process.execPath}" "--hidden"`);
    },
  );

  it("starts Electron with the app's folder in a development build", () => {
    app.isPackaged = false;
    setStartAtLogin(true);
    expect(exec()).toBe(`"${process.execPath}" "/src/pagekeeper" "--hidden"`);
  });

  it("updates the path of a moved app, and keeps the rest of the entry", () => {
    setStartAtLogin(true);
    writeFileSync(file, `${readFileSync(file, "utf8")}X-GNOME-Autostart-enabled=false\n`);
    runAsAppImage("/opt/$1/Pagekeeper.AppImage");
    refreshStartAtLogin();
    expect(exec()).toBe('"/opt/\\\\$1/Pagekeeper.AppImage" "--hidden"');
    expect(readFileSync(file, "utf8")).toMatch(/enabled=false\n$/);
  });

  it("does not create an entry that the user removed", () => {
    refreshStartAtLogin();
    expect(existsSync(file)).toBe(false);
  });

  it("throws an error for the user if the entry cannot be written", () => {
    const config = tempFolder();
    writeFileSync(join(config, "autostart"), "");
    vi.stubEnv("XDG_CONFIG_HOME", config);
    expect(() => setStartAtLogin(true)).toThrow(UserError);
  });
});

/** See the Desktop Entry Specification, "The Exec key". */
it.each([
  ["/opt/Page Keeper/pagekeeper", '"/opt/Page Keeper/pagekeeper"'],
  ["/100%/x", '"/100%%/x"'],
  ["/a$b`c", '"/a\\\\$b\\\\`c"'],
  ['/a"b', '"/a\\\\"b"'],
  ["/a\\b", '"/a\\\\\\\\b"'],
  ["/a\nb", '"/a\\nb"'],
])("writes a program called %j as %s", (program, quoted) => {
  expect(execOf(autostartEntry([program]))).toBe(quoted);
});

it.each(["darwin", "win32"] as const)("changes the login item on %s", (platform) => {
  runOn(platform);
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
