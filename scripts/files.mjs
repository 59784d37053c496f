import { readdirSync } from "node:fs";
import { join } from "node:path";

/** All files in it, however deep. @param {string} folder @returns {readonly string[]} paths that begin with `folder` */
export const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
