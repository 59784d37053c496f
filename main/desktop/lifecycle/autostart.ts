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
 * Sets whether the app starts hidden when the user logs in to the system (docs/research/electron.md
 * §F). Throws UserError if the autostart folder on Linux is not writable.
 */
export function setStartAtLogin(on: boolean): void {
  const [path = process.execPath, ...args] = command();
  if (process.platform === "linux") setAutostart(on, autostartFile(process.env), [path, ...args]);
  // macOS ignores `path` and `args`. Instead, the app starts hidden on macOS if `wasOpenedAtLogin`
  // is true.
  else app.setLoginItemSettings({ openAtLogin: on, path, args });
}

/**
 * Updates the command in an existing autostart entry on Linux, in case the AppImage was moved. Does
 * not create an entry, because the user may have removed it. A failure is only logged.
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

/**
 * Returns the command that starts the app. In a development build, the program is Electron and its
 * argument is the app's folder.
 */
function command(): readonly string[] {
  const program = runningAppImage(process.env, process.execPath) ?? process.execPath;
  return [program, ...(app.isPackaged ? [] : [app.getAppPath()]), hiddenFlag];
}

/**
 * Returns the path of the autostart entry. Ignores XDG_CONFIG_HOME if it is relative and therefore
 * invalid (XDG Base Directory Specification).
 */
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
 * Returns the command for the `Exec` key (Desktop Entry Specification, "The Exec key"). Escapes in
 * three steps: doubles `%`, puts a backslash before the shell's special characters, and then
 * doubles all backslashes.
 */
const execLine = (command: readonly string[]): string => command.map(quote).join(" ");

const quote = (argument: string): string => {
  const escaped = argument.replaceAll("%", "%%").replaceAll(/["`$\\]/g, "\\$&");
  return `"${escaped.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}"`;
};

/** Returns the content of a file, or undefined if the file cannot be read. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
