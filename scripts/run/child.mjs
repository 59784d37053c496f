/** Runs one program to its end as if it were this one: its output, its exit code, the signals sent to us. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";

/** @import { ChildProcess } from "node:child_process" */

/** @type {readonly NodeJS.Signals[]} */
const forwarded = ["SIGINT", "SIGTERM", "SIGHUP"];
/** A Ctrl-C comes twice, from the terminal and from npm; Electron takes a second one as "at once, unsaved". */
const sameSignalMs = 1_000;
/** Longer than the app ever takes to close its sockets. Electron 42 has been seen to hang when it quits. */
const patienceMs = 10_000;
/** npm's shell dies of a SIGTERM without passing it on; that it is gone is all we get to know. */
const parentLookMs = 1_000;

/**
 * @param {string} file @param {readonly string[]} args @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code, or as in a shell 128 and the signal
 */
export async function runToEnd(file, args, env) {
  // In a group of its own, so that a terminal's signals reach it through us alone, and once.
  const child = spawn(file, args, {
    env,
    stdio: "inherit",
    detached: process.platform !== "win32",
  });
  const stopForwarding = forwardSignals(child);
  const [code, signal] = /** @type {[number, null] | [null, NodeJS.Signals]} */ (
    await once(child, "exit").finally(stopForwarding)
  );
  return code === null ? 128 + constants.signals[signal] : code;
}

/** @param {ChildProcess} child @returns {() => void} stops it */
function forwardSignals(child) {
  const ending = endingOf(child);
  for (const signal of forwarded) process.on(signal, ending.ask);
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    ending.ask("SIGTERM");
  }, parentLookMs);
  return () => {
    ending.done();
    clearInterval(look);
    for (const signal of forwarded) process.off(signal, ending.ask);
  };
}

/**
 * The first signal asks it to end; a second one, or a long silence, ends it and its helpers.
 * @param {ChildProcess} child
 */
function endingOf(child) {
  /** @type {number | undefined} */
  let askedAt;
  /** @type {NodeJS.Timeout | undefined} */
  let overdue;
  /** @param {NodeJS.Signals} signal */
  const ask = (signal) => {
    if (askedAt === undefined) {
      askedAt = performance.now();
      child.kill(signal);
      overdue = setTimeout(() => killGroup(child), patienceMs);
    } else if (performance.now() - askedAt > sameSignalMs) {
      killGroup(child);
    }
  };
  return { ask, done: () => clearTimeout(overdue) };
}

/** @param {ChildProcess} child */
function killGroup(child) {
  if (process.platform === "win32") child.kill("SIGKILL");
  else if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
}
