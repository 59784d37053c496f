/** Keeps the messages of Chromium and the system's libraries off the terminal, in a log file. */
import { appendFileSync, mkdirSync, rmSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

const maxBytes = 1024 ** 2;

/** Messages of Chromium, then of GLib's libraries, then of the graphics and font libraries. */
const systemMessages = [
  /^\[\d+:\d{4}\/\d{6}\.\d+:[A-Z]+\d*:/,
  /^(\(\S+:\d+\): )?[\w-]+-(WARNING|CRITICAL|Message)( \*\*)?:/,
  /^(libva|MESA|Fontconfig|dbus\[\d+\])\b/,
];

/** GLib puts an empty line before each message. */
export const isSystemMessage = (line: string): boolean =>
  line === "" || systemMessages.some((pattern) => pattern.test(line));

/** The folder of the app's log. Electron calls it "logs"; main/index.ts may move it. */
export function logFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  const userData = env["PAGEKEEPER_USER_DATA"];
  if (userData) return resolve(userData, "logs");
  if (platform === "darwin") return join(homedir(), "Library/Logs/Pagekeeper");
  if (platform === "win32") {
    return join(env["APPDATA"] ?? join(homedir(), "AppData/Roaming"), "Pagekeeper/logs");
  }
  const { XDG_CONFIG_HOME: config = "" } = env;
  return join(isAbsolute(config) ? config : join(homedir(), ".config"), "Pagekeeper/logs");
}

/**
 * Writes the app's own lines to `terminal` and all others to `logFile`. If the disk refuses those,
 * they go to `terminal` too.
 */
export function splitStderr(stderr: Readable, logFile: string, terminal: NodeJS.WritableStream) {
  removeIfLarge(logFile);
  createInterface(stderr).on("line", (line) => {
    if (!isSystemMessage(line) || !append(logFile, line)) terminal.write(`${line}\n`);
  });
}

function removeIfLarge(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > maxBytes) rmSync(file, { force: true });
}

function append(file: string, line: string): boolean {
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Like the app's own log: a page's console, with its address, may be among the lines.
    appendFileSync(file, `${line}\n`, { mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}
