/** Memory of a process and all that it started, from Linux' own books. */
import { readdirSync, readFileSync } from "node:fs";

/**
 * PSS counts a page that several processes share once; RSS counts it in each. The kernel keeps the PSS of a sandboxed
 * process from everybody but root; then it is RSS for all.
 * @param {number} root process id
 * @returns {{ kind: "PSS" | "RSS", bytes: number } | undefined} undefined: not a Linux
 */
export function memoryOfTree(root) {
  if (process.platform !== "linux") return undefined;
  const tree = descendants(root);
  const pss = tree.map((pid) => kilobytes(`/proc/${pid}/smaps_rollup`, "Pss"));
  if (pss.every((size) => size !== undefined)) return { kind: "PSS", bytes: sum(pss) * 1024 };
  const rss = tree.map((pid) => kilobytes(`/proc/${pid}/status`, "VmRSS") ?? 0);
  return { kind: "RSS", bytes: sum(rss) * 1024 };
}

const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

/** The process itself and everything below it. */
function descendants(root) {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [Number(pid), parentOf(pid)]),
  );
  const below = (pid) =>
    [...parents].filter(([, parent]) => parent === pid).map(([child]) => child);
  const withBelow = (pid) => [pid, ...below(pid).flatMap(withBelow)];
  return withBelow(root);
}

/** The fourth field; the second is a name in brackets, which may hold anything. */
const parentOf = (pid) =>
  Number(
    read(`/proc/${pid}/stat`)
      ?.replace(/^.*\) /s, "")
      .split(" ")[1],
  );

function kilobytes(file, field) {
  const found = read(file)?.match(new RegExp(`^${field}:\\s+(\\d+) kB`, "m"));
  return found ? Number(found[1]) : undefined;
}

/** Undefined where the process has ended meanwhile, or is none of ours. */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
