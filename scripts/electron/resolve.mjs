import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../lib/project.mjs";
import { ScriptError } from "../lib/script-error.mjs";
import { offlineElectron } from "../offline/electron.mjs";

/**
 * The program's path in an unpacked Electron.
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
 * Finds the Electron to run. `ELECTRON_OVERRIDE_DIST_PATH`, which the electron package knows too,
 * takes precedence.
 * @returns {Electron | undefined} undefined if none is installed yet
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

/** @returns {string} the path of the Electron to run; throws a ScriptError if there is none */
export function electronPath() {
  const electron = findElectron();
  if (!electron) throw new ScriptError("Electron is not installed yet. Run `npm run setup` first.");
  return electron.path;
}

/** @returns {string | undefined} the electron package's binary; undefined if not downloaded yet */
export function officialElectron() {
  const folder = inProject("node_modules/electron");
  const pathFile = join(folder, "path.txt");
  if (!existsSync(pathFile)) return undefined;
  const binary = join(folder, "dist", readFileSync(pathFile, "utf8"));
  return existsSync(binary) ? binary : undefined;
}
