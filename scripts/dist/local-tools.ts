/** Finds tools on this computer that save electron-builder from downloading its own. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { inProject } from "../lib/project.mjs";

export interface LocalTools {
  readonly tools: ReadonlySet<string>;
  /** The variables that tell electron-builder where these tools are. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Finds the installed tools. If `offline` is true, our replacement for fpm, which builds packages
 * for tests only, counts as installed.
 */
export function findLocalTools(offline: boolean): LocalTools {
  const sevenZip = process.env["ELECTRON_BUILDER_7ZIP_PATH"] ?? onPath("7za", "7zz", "7z");
  const fpm = process.env["CUSTOM_FPM_PATH"] ?? onPath("fpm");
  const dpkgDeb = onPath("dpkg-deb");
  const found = {
    "7zip": sevenZip,
    fpm,
    "dpkg-deb": dpkgDeb,
    rpmbuild: onPath("rpmbuild"),
    appimage: process.env["APPIMAGE_TOOLS_PATH"],
  };
  const usedFpm = fpm ?? (offline && dpkgDeb ? inProject("scripts/offline/fpm.ts") : undefined);
  return {
    tools: new Set(Object.entries(found).flatMap(([name, path]) => (path ? [name] : []))),
    env: {
      ...(sevenZip && { ELECTRON_BUILDER_7ZIP_PATH: sevenZip }),
      ...(usedFpm && { CUSTOM_FPM_PATH: usedFpm }),
    },
  };
}

function onPath(...names: readonly string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
