/** Writes LICENSES.txt, which "About Pagekeeper" opens. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inProject } from "../lib/project.mjs";
import { chromiumCredits } from "./chromium.ts";
import { shippedParts } from "./parts.ts";
import { licencesText } from "./text.ts";

/**
 * The possible names of Electron's licence file. There are two, because electron-builder renames
 * the file.
 */
const electronFiles = ["LICENSE.electron.txt", "LICENSE"];
const chromiumFile = "LICENSES.chromium.html";

/**
 * The maximum number of parent folders to search. In Electron.app, the licences are this far above
 * the program.
 */
const maxDepth = 4;

/** Returns the folder with Electron's licences, or undefined if this Electron came without them. */
export function electronLicences(program: string): string | undefined {
  let folder = dirname(program);
  for (let depth = 0; depth < maxDepth; depth++) {
    if (existsSync(join(folder, chromiumFile))) return folder;
    folder = dirname(folder);
  }
  return undefined;
}

/** Requires a build. Throws if a part must not be shipped or if Electron's licences are missing. */
export function writeLicences(electronFolder: string, file: string): void {
  const electronFile = electronFiles.find((name) => existsSync(join(electronFolder, name)));
  if (electronFile === undefined) throw new Error(`${electronFolder} has no licence of Electron.`);
  const { version } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  const text = licencesText({
    version,
    licence: readFileSync(inProject("LICENSE"), "utf8"),
    parts: shippedParts(),
    electron: readFileSync(join(electronFolder, electronFile), "utf8"),
    credits: chromiumCredits(readFileSync(join(electronFolder, chromiumFile), "utf8")),
  });
  writeFileSync(file, text);
}
