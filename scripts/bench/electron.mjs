/** Runs an Electron app until its window is interactive. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { resolveElectron } from "../electron/resolve.mjs";
import { within } from "../project.mjs";
import { thisMachine } from "../run/machine.mjs";
import { electronSwitches } from "../run/switches.mjs";
import { SetupError } from "../setup/setup-error.mjs";

const hook = within("scripts/bench/hook.cjs");
const startWithinMs = 30_000;
const quitWithinMs = 5_000;

/**
 * Milliseconds since the epoch: when the process was started, the app's entry began and had been loaded, Electron was
 * ready, the window was created, and could be used.
 * @typedef {{ spawned: number, entry: number, loaded: number, ready: number, window: number, interactive: number,
 *   filesBeforeWindow: readonly string[] }} Stamps
 */

/** @typedef {Omit<Stamps, "spawned">} HookStamps */

/** What is there is never undefined. @typedef {Readonly<Record<string, string>>} Env */

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

export function electronPath() {
  const electron = resolveElectron();
  if (!electron) throw new SetupError("There is no Electron here yet: `npm run setup` gets one.");
  return electron.path;
}

/** Of this process, but without what would turn Electron into Node or our app to another profile. @param {Env} more @returns {Env} */
export function appEnv(more) {
  const kept = Object.entries(/** @type {Env} */ (process.env)).filter(
    ([name]) => name !== "ELECTRON_RUN_AS_NODE" && !name.startsWith("PAGEKEEPER_"),
  );
  return { ...Object.fromEntries(kept), ...more };
}

/** What could not be started has none, and does not get this far. @param {ChildProcess} child */
export const idOf = ({ pid }) => /** @type {number} */ (pid);

/**
 * @param {string} folder the app's
 * @param {string} profile folder for its user data
 * @returns {Promise<{ stamps: Stamps, pid: number, stop: () => Promise<void> }>}
 */
export async function startApp(folder, profile) {
  const args = ["-r", hook, ...electronSwitches(thisMachine()), `--user-data-dir=${profile}`];
  const env = appEnv({ PAGEKEEPER_USER_DATA: profile, PAGEKEEPER_PORT: "0" });
  const spawned = performance.timeOrigin + performance.now();
  const child = spawn(electronPath(), [...args, folder], {
    env,
    // A group of its own: ending it ends the helpers that Chromium has started, too.
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const exited = once(child, "exit");
  const stop = () => quit(child, exited);
  try {
    return { stamps: { spawned, ...(await readStamps(child, exited)) }, pid: idOf(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {import("node:child_process").ChildProcessByStdio<null, import("node:stream").Readable, null>} child
 * @param {Promise<readonly unknown[]>} exited
 */
async function readStamps(child, exited) {
  const signal = AbortSignal.timeout(startWithinMs);
  const [line] = await Promise.race([
    once(createInterface(child.stdout), "line", { signal }),
    exited.then(([code]) => Promise.reject(new Error(`Electron ended with ${code} at its start.`))),
  ]);
  return /** @type {HookStamps} */ (JSON.parse(line));
}

/**
 * As a system that shuts down asks it, so that caches reach the disk; what does not obey is ended.
 * @param {ChildProcess} child @param {Promise<unknown>} exited
 */
async function quit(child, exited) {
  if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
  const obeyed = await Promise.race([exited, delay(quitWithinMs, "late", { ref: false })]);
  if (obeyed === "late") end(child);
  await exited;
}

/** @param {ChildProcess} child */
function end(child) {
  if (process.platform === "win32") child.kill();
  else process.kill(-idOf(child), "SIGKILL");
}
