import { accessSync, constants, mkdirSync } from "node:fs";

/**
 * Creates the folder if necessary, and returns whether it can be written. Check this before taking
 * Electron's single-instance lock: the lock is in that folder, and failing to write it looks the
 * same as a second start.
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
