import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Lists all files in a folder and its subfolders, sorted; of a file, the file itself. */
export function filesBelow(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
