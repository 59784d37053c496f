import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string} path relative to the project @returns {string} the absolute path */
export const inProject = (path) => join(projectFolder, path);
