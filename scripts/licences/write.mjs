/** Writes LICENSES.txt, which the app opens from "About Pagekeeper". */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { within } from "../project.mjs";
import { creditsOf } from "./chromium.mjs";
import { shippedParts } from "./parts.mjs";
import { licencesText } from "./text.mjs";

/** As Electron calls them, and electron-builder the first one. */
const electronFiles = ["LICENSE.electron.txt", "LICENSE"];
const chromiumFile = "LICENSES.chromium.html";

/** As deep as the program lies in Electron.app. */
const mostLevels = 4;

/**
 * @param {string} program Electron's
 * @returns {string | undefined} the folder with Electron's own licences; undefined: this Electron came without them
 */
export function licencesOfElectron(program) {
  let folder = dirname(program);
  for (let level = 0; level < mostLevels; level++) {
    if (existsSync(join(folder, chromiumFile))) return folder;
    folder = dirname(folder);
  }
  return undefined;
}

/**
 * After a build. Throws where a part may not be shipped, or Electron's licences are not there.
 * @param {string} electronFolder as `licencesOfElectron` finds it
 * @param {string} file
 */
export function writeLicences(electronFolder, file) {
  const electronFile = electronFiles.find((name) => existsSync(join(electronFolder, name)));
  if (electronFile === undefined)
    throw new Error(`${electronFolder} has no licence of Electron's.`);
  /** @type {typeof import("../../package.json")} */
  const { version } = JSON.parse(readFileSync(within("package.json"), "utf8"));
  const text = licencesText({
    version,
    licence: readFileSync(within("LICENSE"), "utf8"),
    parts: shippedParts(),
    electron: readFileSync(join(electronFolder, electronFile), "utf8"),
    credits: creditsOf(readFileSync(join(electronFolder, chromiumFile), "utf8")),
  });
  writeFileSync(file, text);
}
