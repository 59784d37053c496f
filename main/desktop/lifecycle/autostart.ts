/** Starting with the computer, without a window (`research/electron.md` F, "Login item"). */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { app } from "electron";
import { callErrorTexts } from "../../i18n/call-errors.ts";
import { dialogTexts } from "../../i18n/dialogs.ts";
import { logFailure } from "../diagnostics/log.ts";
import { UserError } from "../ipc/user-error.ts";
import { runningAppImage } from "./app-image.ts";
import { hiddenFlag } from "./command-line.ts";

/** Throws UserError where Linux's folder for it cannot be written. */
export function setStartAtLogin(on: boolean): void {
  const [path = process.execPath, ...args] = command();
  if (process.platform === "linux") setAutostart(on, autostartFile(process.env), [path, ...args]);
  // macOS knows the app itself and hands it no arguments; there `wasOpenedAtLogin` tells.
  else app.setLoginItemSettings({ openAtLogin: on, path, args });
}

/**
 * An AppImage that was moved is found again. Only what is there is put right: who switched it off in the system's own
 * settings meant it. One that cannot be written stays as it is: the app starts all the same.
 */
export function refreshStartAtLogin(): void {
  if (process.platform !== "linux") return;
  const file = autostartFile(process.env);
  const entry = textOf(file);
  if (entry === undefined) return;
  const renewed = entry.replace(/^Exec=.*$/m, () => `Exec=${execLine(command())}`);
  try {
    if (renewed !== entry) writeFileSync(file, renewed);
  } catch (error) {
    logFailure("autostart.not-renewed", error);
  }
}

/** A development build is Electron and a folder. */
function command(): readonly string[] {
  const program = runningAppImage(process.env, process.execPath) ?? process.execPath;
  return [program, ...(app.isPackaged ? [] : [app.getAppPath()]), hiddenFlag];
}

/** A relative XDG_CONFIG_HOME is invalid (XDG Base Directory Specification). */
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
 * Each argument in quotes. Read in reverse: a program's own `%` is doubled, the shell's characters take a backslash, and a
 * backslash is doubled once more, as in every text of such a file (Desktop Entry Specification, "The Exec key").
 */
const execLine = (command: readonly string[]): string => command.map(quoted).join(" ");

const quoted = (argument: string): string => {
  const escaped = argument.replaceAll("%", "%%").replaceAll(/["`$\\]/g, "\\$&");
  return `"${escaped.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}"`;
};

/** Undefined: there is none. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
