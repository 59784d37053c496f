import { accessSync, constants, lstatSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "../../error-code.ts";

/**
 * Creates the folder if necessary. Returns whether it can be listed and written to. Call this
 * before requesting Electron's single-instance lock, because the lock is a file in this folder. If
 * the lock cannot be written, Electron reports that another instance is running.
 */
export function isUsableFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The links that Chromium's lock consists of, except on Windows, where it is no file. */
const lockNames = ["SingletonLock", "SingletonCookie", "SingletonSocket"];

/**
 * Returns the path that keeps the single-instance lock from being taken, or undefined if another
 * instance has the lock. Electron does not tell these cases apart. Chromium removes links that an
 * ended instance left, but no files or folders. They appear where links were, for example, if a
 * backup or a synchronized folder was restored without its links.
 */
export function findLockObstacle(folder: string): string | undefined {
  if (process.platform === "win32") return undefined;
  const paths = lockNames.map((name) => join(folder, name));
  const obstacle = paths.find((path) => kindOf(path) === "other");
  if (obstacle !== undefined) return obstacle;
  const isLocked = paths.some((path) => kindOf(path) === "link");
  return isLocked || canLink(folder) ? undefined : folder;
}

function kindOf(path: string): "absent" | "link" | "other" {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return "absent";
  return stats.isSymbolicLink() ? "link" : "other";
}

/** Returns whether the folder takes another link. A full disk takes none. */
function canLink(folder: string): boolean {
  const probe = join(folder, `SingletonProbe-${process.pid}`);
  try {
    symlinkSync("probe", probe);
  } catch (error) {
    return errorCode(error) === "EEXIST";
  }
  rmSync(probe, { force: true });
  return true;
}
