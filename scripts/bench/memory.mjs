/** Memory of a process and all that it started, from Linux' own books. */
import { descendants, read } from "./process-tree.mjs";

/** @typedef {{ readonly kind: "PSS" | "RSS", readonly bytes: number }} Memory */

/**
 * PSS counts a page that several processes share once; RSS counts it in each. The kernel keeps the PSS of a sandboxed
 * process from everybody but root; then it is RSS for all.
 * @param {number} root process id
 * @returns {Memory | undefined} undefined: not a Linux
 */
export function memoryOfTree(root) {
  if (process.platform !== "linux") return undefined;
  const tree = descendants(root);
  const pss = tree.map((pid) => kilobytes(`/proc/${pid}/smaps_rollup`, "Pss"));
  if (pss.every((size) => size !== undefined)) return { kind: "PSS", bytes: sum(pss) * 1024 };
  const rss = tree.map((pid) => kilobytes(`/proc/${pid}/status`, "VmRSS") ?? 0);
  return { kind: "RSS", bytes: sum(rss) * 1024 };
}

/** @param {readonly number[]} numbers */
const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

/** @param {string} file @param {string} field */
function kilobytes(file, field) {
  const found = read(file)?.match(new RegExp(`^${field}:\\s+(\\d+) kB`, "m"));
  return found ? Number(found[1]) : undefined;
}
