/**
 * The end of all files of ours, those that were kept aside or half written included. Known by their whole name: the folder
 * may be one that `PAGEKEEPER_USER_DATA` shares with somebody else's `settings.gradle` and `logs`.
 */
import { readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const data =
  /^(settings|accounts|practice-accounts)(\.(damaged|newer)-[\dT-]+)?\.json(\.tmp-[\da-f]+)?$/;
const logFile = /^(pagekeeper(\.\d+)?\.log|crash-[\dTZ-]+\.txt)$/;

/**
 * `folder`: of records and settings. `logs`: goes too, unless there is something else in it. `whole`: further folders, which
 * are removed with all that is in them. For the last moment of a run: what is still open would be written again. One that
 * cannot be removed does not keep the others; the first such error is thrown.
 */
export function removeFiles(folder: string, logs: string, whole: readonly string[] = []): void {
  const files = [...filesIn(folder, data), ...filesIn(logs, logFile), ...whole];
  const errors = [
    ...files.flatMap((path) => failureOf(() => rmSync(path, { recursive: true, force: true }))),
    ...failureOf(() => rmdirSync(logs)).filter((error) => !stays.has(codeOf(error))),
  ];
  if (errors.length > 0) throw errors[0];
}

/** Somebody else's files are in it, or it was never there. */
const stays: ReadonlySet<unknown> = new Set(["ENOTEMPTY", "EEXIST", "ENOENT"]);

const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;

function filesIn(folder: string, ours: RegExp): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => ours.test(name))
      .map((name) => join(folder, name));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

function failureOf(remove: () => void): readonly unknown[] {
  try {
    remove();
    return [];
  } catch (error) {
    return [error];
  }
}
