import { sum } from "./numbers.ts";
import { processTree, readIfThere } from "./process-tree.ts";

export interface Memory {
  readonly kind: "PSS" | "RSS";
  readonly bytes: number;
}

/**
 * Measures the memory of a process and its descendants. PSS counts shared memory once, and RSS
 * counts it for each process that shares it. Only root may read the PSS of a sandboxed process. For
 * other users, we measure the RSS of all processes.
 * @returns undefined on systems other than Linux
 */
export function treeMemory(root: number): Memory | undefined {
  if (process.platform !== "linux") return undefined;
  const tree = processTree(root);
  const pss = tree.map((id) => readKilobytes(`/proc/${id}/smaps_rollup`, "Pss"));
  if (pss.every((size) => size !== undefined)) return { kind: "PSS", bytes: sum(pss) * 1024 };
  const rss = tree.map((id) => readKilobytes(`/proc/${id}/status`, "VmRSS") ?? 0);
  return { kind: "RSS", bytes: sum(rss) * 1024 };
}

function readKilobytes(file: string, field: string): number | undefined {
  const found = readIfThere(file)?.match(new RegExp(`^${field}:\\s+(\\d+) kB`, "m"));
  return found ? Number(found[1]) : undefined;
}
