import { accessSync, constants, mkdirSync } from "node:fs";

/**
 * Creates the folder if necessary. Returns whether it is writable. Call this before requesting
 * Electron's single-instance lock, because the lock is a file in this folder. If the lock cannot be
 * written, Electron reports that another instance is running.
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
