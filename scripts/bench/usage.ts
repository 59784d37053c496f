/** Measures the processor use of a process and its descendants, by thread. Linux only. */
import { listIds, processTree, readIfThere, statFields } from "./process-tree.ts";

/** Since the thread's start. */
export interface Usage {
  /** Processor time. */
  readonly ms: number;
  readonly wakeUps: number;
}

/** Maps thread ids to their usage. */
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

/** Adds up what was used between two readings. Threads that have ended meanwhile are left out. */
export function usedBetween(before: ThreadUsage, after: ThreadUsage): Usage {
  const total = { ms: 0, wakeUps: 0 };
  for (const [thread, { ms, wakeUps }] of after) {
    const earlier = before.get(thread);
    total.ms += ms - (earlier?.ms ?? 0);
    total.wakeUps += wakeUps - (earlier?.wakeUps ?? 0);
  }
  return total;
}

/** Prefers `schedstat`, in nanoseconds: an idle minute takes 10 ms, the smallest unit of `stat`. */
function processorTime(folder: string): number {
  const nanoseconds = readIfThere(`${folder}/schedstat`)?.split(" ")[0];
  if (nanoseconds !== undefined) return Number(nanoseconds) / 1e6;
  const [user, system] = statFields(folder)?.slice(11, 13) ?? [];
  return (Number(user ?? 0) + Number(system ?? 0)) * 10;
}

/** A thread that gave up the processor by itself went to sleep, and was woken. */
function wakeUps(folder: string): number {
  const status = readIfThere(`${folder}/status`) ?? "";
  return Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1] ?? 0);
}
