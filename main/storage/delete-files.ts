import { readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "../error-code.ts";

/*
 * Whole names, because PAGEKEEPER_USER_DATA may point to a folder that also holds somebody else's
 * `settings.gradle` and `logs`. Quarantined and half-written files are included, and the id that
 * electron-updater makes for itself.
 */
const dataFile =
  /^((settings|accounts|practice-accounts)(\.(damaged|newer)-[\dT-]+)?\.json(\.tmp-[\da-f]+)?|\.updaterId)$/;
const logFile = /^(pagekeeper(\.\d+)?\.log|chromium\.log|crash-[\dTZ-]+\.txt)$/;

/**
 * Deletes all of Pagekeeper's files. Call it last in a run, because open files would be written
 * again. Deletes as much as it can, then throws the first error.
 *
 * @param folder Holds records and settings.
 * @param logs Deleted as well, unless it holds other files.
 * @param others Further folders, deleted with everything in them.
 */
export function deleteFiles(folder: string, logs: string, others: readonly string[] = []): void {
  const paths = [...list(folder, dataFile), ...list(logs, logFile), ...others];
  const errors = [
    ...paths.flatMap((path) => errorsOf(() => rmSync(path, { recursive: true, force: true }))),
    ...errorsOf(() => rmdirSync(logs)).filter((error) => !isMissingOrNotEmpty(error)),
  ];
  if (errors.length > 0) throw errors[0];
}

const isMissingOrNotEmpty = (error: unknown): boolean =>
  ["ENOENT", "ENOTEMPTY", "EEXIST"].includes(errorCode(error) ?? "");

function list(folder: string, pattern: RegExp): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => pattern.test(name))
      .map((name) => join(folder, name));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

function errorsOf(deletion: () => void): readonly unknown[] {
  try {
    deletion();
    return [];
  } catch (error) {
    return [error];
  }
}
