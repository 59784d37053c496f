/** Diverts the messages of Chromium and of system libraries from the terminal to a log file. */
import { appendFileSync, mkdirSync, rmSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

const maxBytes = 1024 ** 2;

/** The patterns of messages from Chromium, GLib and other system libraries, in this order. */
const systemMessages = [
  /^\[\d+:\d{4}\/\d{6}\.\d+:[A-Z]+\d*:/,
  /^(\(\S+:\d+\): )?[\w-]+-(WARNING|CRITICAL|Message)( \*\*)?:/,
  /^(libva|MESA|Fontconfig|dbus\[\d+\])\b/,
];

/** An empty line counts as a system message, because GLib prints one before each message. */
export const isSystemMessage = (line: string): boolean =>
  line === "" || systemMessages.some((pattern) => pattern.test(line));

/**
 * Whether the app has also written this line to its own log file. Excludes the events "log.…",
 * because they report that the file cannot be written.
 */
const isInAppLog = (line: string): boolean =>
  /^\d{4}-\d\d-\d\dT[\d:.]+Z (?!log\.)[\w-]+\.[\w-]+( |$)/.test(line);

/**
 * Returns the folder of the app's log, which must be the folder that main/index.ts and Electron
 * use.
 */
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
 * Writes system messages to `logFile`, and all other lines to `terminal`. Drops lines that the
 * app's own log contains. If `logFile` cannot be written, system messages go to `terminal`, too.
 */
export function splitStderr(stderr: Readable, logFile: string, terminal: NodeJS.WritableStream) {
  removeIfLarge(logFile);
  createInterface(stderr).on("line", (line) => {
    if (isInAppLog(line) || (isSystemMessage(line) && append(logFile, line))) return;
    terminal.write(`${line}\n`);
  });
}

function removeIfLarge(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > maxBytes) rmSync(file, { force: true });
}

function append(file: string, line: string): boolean {
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Only the user may read the file, because it can contain a page's console messages and URL.
    appendFileSync(file, `${line}\n`, { mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}
