/** A process and all that it started, from Linux' own books. */
import { readdirSync, readFileSync } from "node:fs";

/** Ids of the process itself and everything below it. @param {number} root process id @returns {readonly number[]} */
export function descendants(root) {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [Number(pid), parentOf(pid)]),
  );
  const below = (/** @type {number} */ pid) =>
    [...parents].filter(([, parent]) => parent === pid).map(([child]) => child);
  /** @type {(pid: number) => readonly number[]} */
  const withBelow = (pid) => [pid, ...below(pid).flatMap(withBelow)];
  return withBelow(root);
}

/**
 * The fields of a process's or thread's `stat` after the name in brackets, which may hold anything; the first is the state.
 * @param {string} folder
 */
export const statOf = (folder) =>
  read(`${folder}/stat`)
    ?.replace(/^.*\) /s, "")
    .split(" ");

/** @param {string} pid */
const parentOf = (pid) => Number(statOf(`/proc/${pid}`)?.[1]);

/** Undefined where the process has ended meanwhile, or is none of ours. @param {string} file */
export function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
