/** Runs an Electron app until its window is interactive. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { electronPath } from "../electron/resolve.mjs";
import { electronSwitches } from "../lib/electron-switches.ts";
import { inProject } from "../lib/project.mjs";

const startWithinMs = 30_000;
const quitWithinMs = 5_000;

/** The times are in milliseconds since the epoch. */
export interface Stamps extends HookStamps {
  readonly spawned: number;
}

/** The times that hook.cjs records. */
export interface HookStamps {
  /** `entry` is when the app's entry module began to load, and `loaded` is when it had loaded. */
  readonly entry: number;
  readonly loaded: number;
  readonly ready: number;
  /** `window` is when the window was created, and `interactive` is when it was ready for use. */
  readonly window: number;
  readonly interactive: number;
  readonly filesBeforeWindow: readonly string[];
}

export type Env = Readonly<Record<string, string>>;

/**
 * Returns our environment without the variables that run Electron as Node or configure Pagekeeper.
 */
export function appEnv(extra: Env): Env {
  const env = Object.entries(process.env as Env).filter(
    ([name]) => name !== "ELECTRON_RUN_AS_NODE" && !name.startsWith("PAGEKEEPER_"),
  );
  return { ...Object.fromEntries(env), ...extra };
}

export interface RunningApp {
  readonly stamps: Stamps;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

export async function startApp(folder: string, profile: string): Promise<RunningApp> {
  const hook = ["-r", inProject("scripts/bench/hook.cjs")];
  const args = [...hook, ...electronSwitches(), `--user-data-dir=${profile}`, folder];
  const spawned = performance.timeOrigin + performance.now();
  const child = spawn(electronPath(), args, {
    env: appEnv({ PAGEKEEPER_USER_DATA: profile, PAGEKEEPER_PORT: "0" }),
    // Its own process group lets us kill Chromium's helper processes as well.
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const exited = once(child, "exit");
  const stop = () => quit(child, exited);
  try {
    const stamps = await readStamps(child.stdout, exited);
    return { stamps: { spawned, ...stamps }, pid: pidOf(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Returns the process id of a child that has started. Such a child always has a process id. */
export const pidOf = ({ pid }: ChildProcess): number => pid as number;

async function readStamps(output: Readable, exited: Promise<readonly unknown[]>) {
  const signal = AbortSignal.timeout(startWithinMs);
  const [line] = await Promise.race([
    once(createInterface(output), "line", { signal }),
    exited.then(([code]) =>
      Promise.reject(new Error(`Electron exited with ${code} at its start.`)),
    ),
  ]);
  return JSON.parse(line) as HookStamps;
}

/**
 * Asks the app to quit instead of killing it, so that it saves its caches. Kills the app if it
 * takes too long.
 */
async function quit(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
  const timeOut = delay(quitWithinMs, "timed-out", { ref: false });
  if ((await Promise.race([exited, timeOut])) === "timed-out") kill(child);
  await exited;
}

function kill(child: ChildProcess): void {
  if (process.platform === "win32") child.kill();
  else process.kill(-pidOf(child), "SIGKILL");
}
