/** Reads the processes of a Linux system from /proc. */
import { readdirSync, readFileSync } from "node:fs";

/** Returns the ids of a process and all its descendants. */
export function processTree(root: number): readonly number[] {
  const parents = listIds("/proc").map((id) => [id, parentOf(id)] as const);
  const children = (id: number) => parents.filter(([, parent]) => parent === id);
  const withDescendants = (id: number): readonly number[] => [
    id,
    ...children(id).flatMap(([child]) => withDescendants(child)),
  ];
  return withDescendants(root);
}

/**
 * Returns those names of subfolders that are numbers. In /proc they are process ids, and in a
 * process's `task` folder they are thread ids.
 */
export function listIds(folder: string): readonly number[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/**
 * Returns the fields of a `stat` file after the process name, starting with the state. The name is
 * in parentheses and may contain any character.
 */
export const statFields = (folder: string): readonly string[] | undefined =>
  readIfThere(`${folder}/stat`)
    ?.replace(/^.*\) /s, "")
    .split(" ");

const parentOf = (id: number): number => Number(statFields(`/proc/${id}`)?.[1]);

/** Returns undefined if the process has ended or belongs to another user. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
