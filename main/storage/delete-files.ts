import { readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "../error-code.ts";

/*
 * These patterns match whole names, because PAGEKEEPER_USER_DATA may be a folder that also contains
 * files of other programs, such as `settings.gradle`. They also match quarantined and half-written
 * files, and the `.updaterId` that electron-updater creates.
 */
const dataFile =
  /^((settings|(practice-)?(accounts|web-apps))(\.(damaged|newer)-[\dT-]+)?\.json(\.tmp-[\da-f]+)?|(practice-)?activity(\.(damaged|newer)-[\dT-]+)?\.jsonl(\.tmp)?|\.updaterId)$/;
/**
 * A file that electron-store was writing, with ten digits of the time and six random ones, or one
 * that json-lines.ts was writing.
 */
const halfWrittenFile =
  /^((settings|(practice-)?(accounts|web-apps))\.json\.tmp-\d{10}[\da-f]{6}|(practice-)?activity\.jsonl\.tmp)$/;
const logFile = /^(pagekeeper(\.\d+)?\.log|chromium\.log|crash-[\dTZ-]+\.txt)$/;

/**
 * Deletes all of Pagekeeper's files. Call this just before the app quits, because the app would
 * otherwise write some files again. Deletes as much as possible, then throws the first error.
 *
 * @param folder The folder with the records and settings.
 * @param logs The folder with the logs. It is deleted as well, unless it contains other files.
 * @param others More folders, which are deleted with everything in them.
 */
export function deleteFiles(folder: string, logs: string, others: readonly string[] = []): void {
  const paths = [...list(folder, dataFile), ...list(logs, logFile), ...others];
  const errors = [
    ...paths.flatMap((path) => errorsOf(() => rmSync(path, { recursive: true, force: true }))),
    ...errorsOf(() => rmdirSync(logs)).filter((error) => !isMissingOrNotEmpty(error)),
  ];
  if (errors.length > 0) throw errors[0];
}

/**
 * Deletes the half-written files that killed runs have left. Call this before the first write, and
 * only in the instance that has the lock, because nobody else writes to the folder then. Ignores
 * errors, because the files do no harm.
 */
export function deleteHalfWrittenFiles(folder: string): void {
  errorsOf(() => {
    for (const path of list(folder, halfWrittenFile)) errorsOf(() => rmSync(path));
  });
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
