/** What a process and all that it started use of the processor, thread by thread, from Linux' own books. */
import { readdirSync } from "node:fs";
import { descendants, read, statOf } from "./process-tree.mjs";

/**
 * Since the thread's start: milliseconds on a processor, and how often it was woken.
 * @typedef {{ ms: number, wakeUps: number }} Usage
 */

/** By thread id. @param {number} root process id @returns {ReadonlyMap<string, Usage>} */
export function usageOf(root) {
  const threads = descendants(root).flatMap((pid) =>
    threadsOf(pid).map((thread) => /** @type {const} */ ([thread, `/proc/${pid}/task/${thread}`])),
  );
  return new Map(
    threads.map(([thread, folder]) => [
      thread,
      {
        ms: processorTime(folder),
        wakeUps: wakeUps(read(`${folder}/status`)),
      },
    ]),
  );
}

/**
 * Of the threads that are there at the end: what one did that has ended meanwhile is unknown.
 * @param {ReadonlyMap<string, Usage>} before @param {ReadonlyMap<string, Usage>} after @returns {Usage}
 */
export function spent(before, after) {
  const total = { ms: 0, wakeUps: 0 };
  for (const [thread, now] of after) {
    const then = before.get(thread);
    total.ms += now.ms - (then?.ms ?? 0);
    total.wakeUps += now.wakeUps - (then?.wakeUps ?? 0);
  }
  return total;
}

/**
 * Where the kernel keeps nanoseconds: an idle minute is a hundredth of a second, and `stat` counts none smaller.
 * @param {string} folder
 */
function processorTime(folder) {
  const nanoseconds = read(`${folder}/schedstat`)?.split(" ")[0];
  if (nanoseconds !== undefined) return Number(nanoseconds) / 1e6;
  const [user, system] = statOf(folder)?.slice(11, 13) ?? [0, 0];
  return (Number(user) + Number(system)) * 10;
}

/** A thread that gives the processor up by itself has slept, and was woken. */
const wakeUps = (status = "") =>
  Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1] ?? 0);

/** @param {number} pid */
function threadsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}
