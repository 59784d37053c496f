/** Measures the processor use of a process and its descendants by thread, on Linux only. */
import { listIds, processTree, readIfThere, statFields } from "./process-tree.ts";

/** A thread's usage since it started. */
export interface Usage {
  /** The processor time in milliseconds. */
  readonly ms: number;
  readonly wakeUps: number;
}

/** The usage of each thread, by thread id. */
export type ThreadUsage = ReadonlyMap<number, Usage>;

export const treeUsage = (root: number): ThreadUsage =>
  new Map(
    processTree(root).flatMap((id) =>
      listIds(`/proc/${id}/task`).map((thread) => {
        const folder = `/proc/${id}/task/${thread}`;
        return [thread, { ms: processorTime(folder), wakeUps: wakeUps(folder) }] as const;
      }),
    ),
  );

/** Returns the total usage between two readings. Leaves out threads that ended in between. */
export function usedBetween(before: ThreadUsage, after: ThreadUsage): Usage {
  const total = { ms: 0, wakeUps: 0 };
  for (const [thread, { ms, wakeUps }] of after) {
    const earlier = before.get(thread);
    total.ms += ms - (earlier?.ms ?? 0);
    total.wakeUps += wakeUps - (earlier?.wakeUps ?? 0);
  }
  return total;
}

/**
 * Returns the processor time in milliseconds. Prefers `schedstat`, because it counts nanoseconds.
 * `stat` counts units of 10 ms, which is too coarse for an idle app that uses only about 10 ms in a
 * minute.
 */
function processorTime(folder: string): number {
  const nanoseconds = readIfThere(`${folder}/schedstat`)?.split(" ")[0];
  if (nanoseconds !== undefined) return Number(nanoseconds) / 1e6;
  const [user, system] = statFields(folder)?.slice(11, 13) ?? [];
  return (Number(user ?? 0) + Number(system ?? 0)) * 10;
}

/**
 * Returns how often the thread has woken up, based on how often it has given up the processor by
 * itself.
 */
function wakeUps(folder: string): number {
  const status = readIfThere(`${folder}/status`) ?? "";
  return Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1] ?? 0);
}
