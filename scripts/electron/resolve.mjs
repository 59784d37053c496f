import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../lib/project.mjs";
import { ScriptError } from "../lib/script-error.mjs";
import { offlineElectron } from "../offline/electron.mjs";

/**
 * The path of the program in an unpacked Electron, by platform.
 * @type {Readonly<Partial<Record<NodeJS.Platform, string>>>}
 */
const programs = {
  darwin: "Electron.app/Contents/MacOS/Electron",
  win32: "electron.exe",
};

/**
 * @typedef {{ readonly origin: "override" | "official" | "offline",
 *   readonly path: string }} Electron
 */

/**
 * Finds the Electron to run. `ELECTRON_OVERRIDE_DIST_PATH` takes precedence, as in the electron
 * package itself.
 * @returns {Electron | undefined} undefined if none is installed
 */
export function findElectron() {
  const override = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (override) {
    return { origin: "override", path: join(override, programs[process.platform] ?? "electron") };
  }
  const official = officialElectron();
  if (official) return { origin: "official", path: official };
  const offline = offlineElectron();
  return offline ? { origin: "offline", path: offline } : undefined;
}

/** @returns {string} the path of the Electron to run. Throws a ScriptError if none is installed */
export function electronPath() {
  const electron = findElectron();
  if (!electron) throw new ScriptError("Electron is not installed yet. Run `npm run setup` first.");
  return electron.path;
}

/** @returns {string | undefined} the electron package's binary, or undefined before its download */
export function officialElectron() {
  const folder = inProject("node_modules/electron");
  const pathFile = join(folder, "path.txt");
  if (!existsSync(pathFile)) return undefined;
  const binary = join(folder, "dist", readFileSync(pathFile, "utf8"));
  return existsSync(binary) ? binary : undefined;
}
