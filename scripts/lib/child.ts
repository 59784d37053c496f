import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { setTimeout as delay } from "node:timers/promises";

const forwardedSignals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
/** Ctrl-C arrives from terminal and npm; on a second one Electron quits without saving. */
const repeatedSignalMs = 1_000;
/** The app needs less than this to quit. Electron 42 sometimes hangs. */
const quitWithinMs = 10_000;
/** npm's shell does not forward SIGTERM, so we watch for its end. */
const checkParentMs = 1_000;
/** To read what the child wrote last. An app that has restarted itself keeps the pipe open. */
const drainMs = 200;

export interface RunOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly stdio?: StdioOptions;
  readonly onSpawn?: (child: ChildProcess) => void;
}

/**
 * Runs a program to its end and forwards signals to it.
 * @returns its exit code, or 128 plus the number of the signal that ended it
 */
export async function runToEnd(
  file: string,
  args: readonly string[],
  { env, stdio = "inherit", onSpawn }: RunOptions,
): Promise<number> {
  const child = spawn(file, args, {
    env,
    stdio,
    // In its own process group, so that the terminal's signals reach it once, through us.
    detached: process.platform !== "win32",
  });
  onSpawn?.(child);
  const stopForwarding = forwardSignals(child);
  const [code, signal] = (await once(child, "exit").finally(stopForwarding)) as
    | [number, null]
    | [null, NodeJS.Signals];
  if (child.stderr) {
    await Promise.race([once(child.stderr, "close"), delay(drainMs)]);
    child.stderr.destroy();
  }
  return code ?? 128 + constants.signals[signal ?? "SIGTERM"];
}

/**
 * The first signal asks the child to quit; another one, or its taking too long, kills it and its
 * helpers.
 */
function forwardSignals(child: ChildProcess): () => void {
  let askedAt: number | undefined;
  let deadline: NodeJS.Timeout | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    if (askedAt === undefined) {
      askedAt = performance.now();
      child.kill(signal);
      deadline = setTimeout(() => killGroup(child), quitWithinMs);
    } else if (performance.now() - askedAt > repeatedSignalMs) {
      killGroup(child);
    }
  };
  for (const signal of forwardedSignals) process.on(signal, onSignal);
  const parent = process.ppid;
  const parentCheck = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(parentCheck);
    onSignal("SIGTERM");
  }, checkParentMs);
  return () => {
    clearTimeout(deadline);
    clearInterval(parentCheck);
    for (const signal of forwardedSignals) process.off(signal, onSignal);
  };
}

function killGroup(child: ChildProcess): void {
  if (process.platform === "win32") child.kill("SIGKILL");
  else if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
}
