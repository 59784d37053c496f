import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { resolve } from "node:path";

/**
 * Returns a name for the profile in a folder, or undefined for the standard folder. The same folder
 * always has the same name, even if a link or another spelling leads to it, because the tokens
 * could not be found otherwise.
 */
export function profileName(folder: string, standardFolder: string): string | undefined {
  const path = realPath(folder);
  if (path === realPath(standardFolder)) return undefined;
  return createHash("sha256").update(path).digest("hex").slice(0, 8);
}

/** Also returns the upper and lower case letters of the disk. The folder may be missing. */
function realPath(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return resolve(folder);
  }
}
