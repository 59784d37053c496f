/** The end of all files of ours, those that were kept aside or half written included. */
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const ours = /^(settings|accounts|practice-accounts)\./;

/**
 * `folder`: of records and settings. `logs`: removed whole. For the last moment of a run: what is still open would be
 * written again. One that cannot be removed does not keep the others; the first such error is thrown.
 */
export function removeFiles(folder: string, logs: string): void {
  const files = readdirSync(folder).filter((name) => ours.test(name));
  const errors = [...files.map((name) => join(folder, name)), logs].flatMap(removed);
  if (errors.length > 0) throw errors[0];
}

function removed(path: string): readonly unknown[] {
  try {
    rmSync(path, { recursive: true, force: true });
    return [];
  } catch (error) {
    return [error];
  }
}
