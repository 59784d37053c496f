import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { app } from "electron";
import { callErrorTexts } from "../../i18n/call-errors.ts";
import { dialogTexts } from "../../i18n/dialogs.ts";
import { UserError } from "../../user-error.ts";
import { logFailure } from "../diagnostics/log.ts";
import { runningAppImage } from "./app-image.ts";
import { hiddenFlag } from "./command-line.ts";

/**
 * Makes the app start hidden when the user logs in to the system, or not (docs/research/electron.md
 * §F). Throws UserError if the autostart folder on Linux is not writable.
 */
export function setStartAtLogin(on: boolean): void {
  const [path = process.execPath, ...args] = command();
  if (process.platform === "linux") setAutostart(on, autostartFile(process.env), [path, ...args]);
  // macOS ignores path and arguments; there `wasOpenedAtLogin` says how the app was started.
  else app.setLoginItemSettings({ openAtLogin: on, path, args });
}

/**
 * Updates the command in an existing autostart entry on Linux, in case an AppImage was moved. Does
 * not create an entry that the user removed, and only logs a failure.
 */
export function refreshStartAtLogin(): void {
  if (process.platform !== "linux") return;
  const file = autostartFile(process.env);
  const entry = textOf(file);
  if (entry === undefined) return;
  const updated = entry.replace(/^Exec=.*$/m, () => `Exec=${execLine(command())}`);
  try {
    if (updated !== entry) writeFileSync(file, updated);
  } catch (error) {
    logFailure("autostart.not-updated", error);
  }
}

/** In a development build the program is Electron, and the app's folder is its argument. */
function command(): readonly string[] {
  const program = runningAppImage(process.env, process.execPath) ?? process.execPath;
  return [program, ...(app.isPackaged ? [] : [app.getAppPath()]), hiddenFlag];
}

/** Ignores a relative XDG_CONFIG_HOME, which is invalid (XDG Base Directory Specification). */
function autostartFile(env: NodeJS.ProcessEnv): string {
  const given = env["XDG_CONFIG_HOME"] ?? "";
  const config = isAbsolute(given) ? given : join(homedir(), ".config");
  return join(config, "autostart", "pagekeeper.desktop");
}

function setAutostart(on: boolean, file: string, command: readonly string[]): void {
  try {
    if (on) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, autostartEntry(command));
    } else rmSync(file, { force: true });
  } catch {
    throw new UserError({
      code: "no_autostart",
      message: callErrorTexts().noAutostart(dirname(file)),
    });
  }
}

export const autostartEntry = (command: readonly string[]): string =>
  [
    "[Desktop Entry]",
    "Type=Application",
    "Name=Pagekeeper",
    `Comment=${dialogTexts().autostartComment}`,
    `Exec=${execLine(command)}`,
    "Terminal=false",
    "X-GNOME-Autostart-enabled=true",
    "",
  ].join("\n");

/**
 * Quotes and escapes in three steps: doubles `%`, puts a backslash before the shell's special
 * characters, and doubles all backslashes (Desktop Entry Specification, "The Exec key").
 */
const execLine = (command: readonly string[]): string => command.map(quote).join(" ");

const quote = (argument: string): string => {
  const escaped = argument.replaceAll("%", "%%").replaceAll(/["`$\\]/g, "\\$&");
  return `"${escaped.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}"`;
};

/** Returns undefined if there is no such file. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
