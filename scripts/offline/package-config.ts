/** Packages made with the offline Electron are marked wherever a user could meet them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Configuration } from "electron-builder";
import { inProject } from "../lib/project.mjs";
import { offlineElectronFolder } from "./electron.mjs";

const mark = "not-for-release";

/** Differs from the released package, so that neither updates the other. */
export const offlinePackageName = `pagekeeper-${mark}`;

/** Merged over electron-builder.yml. `quick`: compresses little, for tests that wait for it. */
export function offlinePackageConfig({ quick }: { readonly quick: boolean }) {
  const { version } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  return {
    electronDist: offlineElectronFolder,
    electronVersion: readFileSync(join(offlineElectronFolder, "version"), "utf8")
      .trim()
      .replace(/^v/, ""),
    // Part of the file names, and shown in the app.
    extraMetadata: { version: `${version}-${mark}` },
    linux: { desktop: { entry: { Name: "Pagekeeper (not for release)" } } },
    deb: { packageName: offlinePackageName, ...(quick && { compression: "gz" as const }) },
  } satisfies Configuration;
}
