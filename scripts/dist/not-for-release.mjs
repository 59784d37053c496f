/** What is made of the stock copy of Electron (docs/decisions/0002-electron-fallback.md) says so, wherever it is met. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { standInFolder } from "../electron/stand-in.mjs";
import { within } from "../project.mjs";

/** @import { Configuration } from "electron-builder" */

const mark = "not-for-release";

/** Another package than the real one, which it neither updates nor is updated by. */
export const packageName = `pagekeeper-${mark}`;

/**
 * @param {{ readonly quick: boolean }} how quick: compressed as little as can be, for tests that wait for it
 * @returns {Configuration & Required<Pick<Configuration, "electronDist" | "electronVersion" | "deb">>} over that of electron-builder.yml
 */
export function copyConfig({ quick }) {
  /** @type {typeof import("../../package.json")} */
  const { version } = JSON.parse(readFileSync(within("package.json"), "utf8"));
  return {
    electronDist: standInFolder,
    electronVersion: readFileSync(join(standInFolder, "version"), "utf8").trim().replace(/^v/, ""),
    // The files are called by it, and the app shows it.
    extraMetadata: { version: `${version}-${mark}` },
    linux: { desktop: { entry: { Name: "Pagekeeper (not for release)" } } },
    deb: { packageName, ...(quick && { compression: "gz" }) },
  };
}
