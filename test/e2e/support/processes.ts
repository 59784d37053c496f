/** These functions read /proc, because the end-to-end tests run only on Linux. */
import { once } from "node:events";
import { readdir, readFile, readlink } from "node:fs/promises";
import type { App } from "./app.ts";

/** Kills the app without warning, as a power cut would. */
export async function kill(app: App): Promise<void> {
  const main = app.process.process();
  const ended = once(main, "exit");
  main.kill("SIGKILL");
  await ended;
}

/**
 * A process as /proc describes it. The pid and the start time together identify the process,
 * because pids are reused.
 */
interface Process {
  readonly pid: number;
  readonly parent: number;
  /** The number of clock ticks from the start of the system to the start of the process. */
  readonly startedAt: string;
  readonly zombie: boolean;
}

/** Returns the process `root` and all its descendants. */
export async function processTree(root: number): Promise<readonly Process[]> {
  const all = await allProcesses();
  const below = (pid: number): Process[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)]);
  return [...all.filter(({ pid }) => pid === root), ...below(root)];
}

/** Returns the pids of the app's utility processes (main/desktop/lifecycle/utility-process.ts). */
export async function nodeProcesses(root: number): Promise<readonly number[]> {
  const lines = (await processTree(root)).map(async ({ pid }) => {
    const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    return line.includes("--utility-sub-type=node.mojom.NodeService") ? [pid] : [];
  });
  return (await Promise.all(lines)).flat();
}

/** Returns the pids of the given processes that are still running. */
export async function filterRunning(processes: readonly Process[]): Promise<readonly number[]> {
  const now = await allProcesses();
  const runs = ({ pid, startedAt }: Process) =>
    now.some((each) => each.pid === pid && each.startedAt === startedAt && !each.zombie);
  return processes.filter(runs).map(({ pid }) => pid);
}

async function allProcesses(): Promise<readonly Process[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map((pid) => readProcess(Number(pid))));
  return found.filter((process) => process !== undefined);
}

/** Reads a process from /proc, or returns undefined if it has ended. */
async function readProcess(pid: number): Promise<Process | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  if (stat === undefined) return undefined;
  // The other fields follow the program's name. Look for the last parenthesis, because the name is
  // in parentheses and may itself contain spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state = "", parent = ""] = fields;
  return { pid, parent: Number(parent), startedAt: fields[19] ?? "", zombie: state === "Z" };
}

export interface Listener {
  /**
   * A loopback address in the usual notation, or any other address in the kernel's hexadecimal
   * notation.
   */
  readonly address: "127.0.0.1" | "::1" | (string & {});
  readonly port: number;
}

const loopbacks: Readonly<Record<string, string>> = {
  "0100007F": "127.0.0.1",
  "00000000000000000000000001000000": "::1",
};
const listenState = "0A";

/** Returns the addresses and ports on which the process listens for TCP connections. */
export async function listenersOf(pid: number): Promise<readonly Listener[]> {
  const own = await socketsOf(pid);
  const tables = await Promise.all(
    ["tcp", "tcp6"].map((table) => readFile(`/proc/${pid}/net/${table}`, "utf8").catch(() => "")),
  );
  return tables
    .flatMap((table) => table.split("\n").slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === listenState && own.has(inode ?? ""))
    .map(([, local = ""]) => {
      const [address = "", port = ""] = local.split(":");
      return { address: loopbacks[address] ?? address, port: Number.parseInt(port, 16) };
    });
}

/** Returns the inodes of the process's open sockets. */
async function socketsOf(pid: number): Promise<ReadonlySet<string>> {
  const handles = await readdir(`/proc/${pid}/fd`);
  const targets = await Promise.all(
    handles.map((handle) => readlink(`/proc/${pid}/fd/${handle}`).catch(() => "")),
  );
  return new Set(targets.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []));
}
