import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Returns all files below a folder, sorted. For a file, returns just that file. */
export function filesBelow(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
