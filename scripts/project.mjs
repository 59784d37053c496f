/** Where the project lies, whatever folder a script is started from. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const project = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string} path relative to the project */
export const within = (path) => join(project, path);
