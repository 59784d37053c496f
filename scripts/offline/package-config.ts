/**
 * Configures packages that contain the offline Electron. The packages' names say that they are not
 * for release.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Configuration } from "electron-builder";
import { inProject } from "../lib/project.mjs";
import { offlineElectronFolder } from "./electron.mjs";

const mark = "not-for-release";

/** The name differs from the released package's, so that neither package updates the other. */
export const offlinePackageName = `pagekeeper-${mark}`;

/**
 * The settings that extend electron-builder.yml. If `quick` is true, compresses less, because tests
 * wait for the package.
 */
export function offlinePackageConfig({ quick }: { readonly quick: boolean }) {
  const { version } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  return {
    electronDist: offlineElectronFolder,
    electronVersion: readFileSync(join(offlineElectronFolder, "version"), "utf8")
      .trim()
      .replace(/^v/, ""),
    // The version appears in file names and in the app.
    extraMetadata: { version: `${version}-${mark}` },
    linux: { desktop: { entry: { Name: "Pagekeeper (not for release)" } } },
    deb: { packageName: offlinePackageName, ...(quick && { compression: "gz" as const }) },
  } satisfies Configuration;
}
