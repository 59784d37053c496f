/** The folder for records, settings and Chromium's own files. */
import { accessSync, constants, mkdirSync } from "node:fs";

/**
 * False: nothing can be kept there. Asked before Electron's single-instance lock, which lies in that folder too, and
 * fails for this as it does for a second start.
 */
export function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
