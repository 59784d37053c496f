import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { isSystemMessage, logFolder, splitStderr } from "../../../../scripts/lib/chromium-log.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const dbusError =
  "[4763:1130/181720.870508:ERROR:dbus/bus.cc:405] Failed to connect to the bus: Failed to connect to socket";
const ownLine = "2026-11-30T18:17:20.000Z server.listening port=47814";

describe("isSystemMessage", () => {
  it.each([
    dbusError,
    "[12:0101/000000.000001:WARNING:gpu/ipc/service.cc:1] Out of memory",
    "[12:0101/000000.000001:VERBOSE1:net/x.cc:1] Detail",
    "(pagekeeper:123): Gtk-WARNING **: 12:00:00.000: Theme directory not found",
    "(process:123): GLib-GIO-CRITICAL **: 12:00:00.000: assertion failed",
    'Gtk-Message: 12:00:00.000: Failed to load module "canberra"',
    "libva error: vaGetDriverNameByIndex() failed",
    "Fontconfig error: Cannot load default config file",
    "",
  ])("recognizes %j", (line) => {
    expect(isSystemMessage(line)).toBe(true);
  });

  it.each([
    ownLine,
    "Pagekeeper cannot write to its folder /nowhere.",
    "App threw an error during load",
    "    at launch (/pagekeeper/out/main/index.cjs:12:34)",
    "(node:123) [DEP0040] DeprecationWarning: punycode",
    "TypeError: [object Array] is not iterable",
  ])("leaves %j to the terminal", (line) => {
    expect(isSystemMessage(line)).toBe(false);
  });
});

describe("splitStderr", () => {
  async function split(logFile: string, ...lines: readonly string[]): Promise<string> {
    const stderr = Readable.from(lines.map((line) => `${line}\n`));
    const terminal = new PassThrough({ encoding: "utf8" });
    splitStderr(stderr, logFile, terminal);
    await new Promise((resolve) => stderr.once("close", resolve));
    return terminal.read() ?? "";
  }

  it("shows what a person needs, and writes Chromium's messages to the log file", async () => {
    const logFile = join(tempFolder(), "logs/chromium.log");
    const problem = "Pagekeeper cannot write to its folder /nowhere.";
    expect(await split(logFile, dbusError, problem, dbusError)).toBe(`${problem}\n`);
    expect(readFileSync(logFile, "utf8")).toBe(`${dbusError}\n${dbusError}\n`);
  });

  it("leaves out what the app's own log contains, unless that cannot be written", async () => {
    const logFile = join(tempFolder(), "logs/chromium.log");
    const noLog = "2026-11-30T18:17:20.000Z log.not-written";
    expect(await split(logFile, ownLine, noLog)).toBe(`${noLog}\n`);
  });

  it("shows all lines if the log file cannot be written", async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, "file"), "");
    const logFile = join(folder, "file/chromium.log");
    expect(await split(logFile, dbusError)).toBe(`${dbusError}\n`);
  });

  it("starts the log file again once it has grown large", async () => {
    const logFile = join(tempFolder(), "chromium.log");
    writeFileSync(logFile, "x".repeat(1024 ** 2 + 1));
    await split(logFile, dbusError);
    expect(readFileSync(logFile, "utf8")).toBe(`${dbusError}\n`);
  });
});

describe("logFolder", () => {
  it("is in the profile that PAGEKEEPER_USER_DATA names", () => {
    expect(logFolder("linux", { PAGEKEEPER_USER_DATA: "/profile" })).toBe(join("/profile", "logs"));
  });

  it("is Electron's folder for logs on each system", () => {
    expect(logFolder("linux", { XDG_CONFIG_HOME: "/config" })).toBe("/config/Pagekeeper/logs");
    expect(logFolder("win32", { APPDATA: "/AppData" })).toBe("/AppData/Pagekeeper/logs");
    expect(logFolder("darwin", {})).toMatch(/\/Library\/Logs\/Pagekeeper$/);
  });
});
