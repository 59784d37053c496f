import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { setTimeout as delay } from "node:timers/promises";

const forwardedSignals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
/**
 * A second signal within this time is ignored, because the terminal and npm both send one for
 * Ctrl-C.
 */
const repeatedSignalMs = 1_000;
/**
 * How long the app may take to quit before it is killed, in milliseconds. This limit exists because
 * Electron 42 sometimes hangs.
 */
const quitWithinMs = 10_000;
/**
 * How often to check whether our parent process has ended, in milliseconds. We need the check
 * because npm's shell does not forward SIGTERM.
 */
const checkParentMs = 1_000;
/**
 * How long to wait for the child's last output, in milliseconds. We don't wait for the pipe to
 * close, because an app that has restarted itself keeps the pipe open.
 */
const drainMs = 200;

export interface RunOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly stdio?: StdioOptions;
  readonly onSpawn?: (child: ChildProcess) => void;
}

/**
 * Runs a program until it exits. Forwards signals to the program.
 * @returns the program's exit code, or 128 plus the number of the signal that ended the program
 */
export async function runToEnd(
  file: string,
  args: readonly string[],
  { env, stdio = "inherit", onSpawn }: RunOptions,
): Promise<number> {
  const child = spawn(file, args, {
    env,
    stdio,
    // Give the child its own process group, so that it does not receive the terminal's signals.
    // Otherwise the child would get each signal twice, because we forward them.
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
 * The first signal asks the child to quit. After another signal or a timeout, the child and its
 * helpers are killed.
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
