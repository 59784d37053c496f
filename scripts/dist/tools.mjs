/** The tools of this computer that electron-builder takes instead of downloading its own, each by its variable. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { within } from "../project.mjs";

/** @param {boolean} copy @returns {{ readonly tools: ReadonlySet<string>, readonly env: Record<string, string> }} */
export function localTools(copy) {
  const sevenZip = process.env["ELECTRON_BUILDER_7ZIP_PATH"] ?? onPath(["7za", "7zz", "7z"]);
  const fpm = process.env["CUSTOM_FPM_PATH"] ?? onPath(["fpm"]);
  const dpkgDeb = onPath(["dpkg-deb"]);
  // What it makes is for tests, as is the copy.
  const standIn = copy && fpm === undefined && dpkgDeb !== undefined;
  /** @type {Readonly<Record<string, string | undefined>>} */
  const found = {
    "7zip": sevenZip,
    fpm,
    "dpkg-deb": dpkgDeb,
    rpmbuild: onPath(["rpmbuild"]),
    appimage: process.env["APPIMAGE_TOOLS_PATH"],
  };
  return {
    tools: new Set(Object.keys(found).filter((name) => found[name] !== undefined)),
    env: {
      ...(sevenZip && { ELECTRON_BUILDER_7ZIP_PATH: sevenZip }),
      ...(fpm && { CUSTOM_FPM_PATH: fpm }),
      ...(standIn && { CUSTOM_FPM_PATH: within("scripts/dist/fpm-stand-in.mjs") }),
    },
  };
}

/** @param {readonly string[]} names @returns {string | undefined} the first that is there */
function onPath(names) {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => isExecutable(file));
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
