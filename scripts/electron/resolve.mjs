/** Which Electron runs here, asked of the disk alone. */
import { join } from "node:path";
import { officialElectron } from "./official.mjs";
import { standInFolder, standInIsThere, standInServes } from "./stand-in.mjs";

/**
 * `given`: by whoever started this, in the variable that the electron package knows too.
 * @typedef {{ readonly origin: "given" | "official" | "stand-in", readonly path: string }} Electron
 */

/** @returns {Electron | undefined} undefined: none is there yet, `npm run setup` gets one */
export function resolveElectron() {
  const given = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (given)
    return { origin: "given", path: join(given, programIn[process.platform] ?? "electron") };
  const official = officialElectron();
  if (official) return { origin: "official", path: official };
  if (standInServes && standInIsThere()) {
    return { origin: "stand-in", path: join(standInFolder, "electron") };
  }
  return undefined;
}

/** Where the program lies in an unpacked Electron. @type {Readonly<Partial<Record<NodeJS.Platform, string>>>} */
const programIn = {
  darwin: "Electron.app/Contents/MacOS/Electron",
  win32: "electron.exe",
};
