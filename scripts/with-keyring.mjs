#!/usr/bin/env node
/**
 * Runs a command beside an unlocked, empty keychain of its own:
 *
 *   node scripts/with-keyring.mjs [--no-service] <command> [argument…]
 *
 * The command gets a private D-Bus session bus on which gnome-keyring offers the Secret Service; `--no-service` leaves
 * the bus empty. A gnome-keyring that crashes is told of, and started again with all that it kept, as the user's
 * systemd would (Restart=on-failure). Whoever uses this computer keeps their own keychain: nothing of it is read or
 * changed. Exit code and signals pass through, and both daemons and every file they wrote are gone afterwards. Needs
 * the Debian packages dbus and gnome-keyring. Only the bus differs for the command: its HOME and the rest of its
 * environment stay.
 */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";

/** @import { ChildProcess, ChildProcessWithoutNullStreams } from "node:child_process" */
/** @typedef {{ readonly child: ChildProcessWithoutNullStreams, readonly failed: Promise<never> }} Daemon */
/** @typedef {(daemon: Daemon) => void} Own */

const readyWithinMs = 15_000;
const pollMs = 25;
/** Characters, its last ones: gnome-keyring warns of much that does no harm. */
const longestComplaint = 500;
/** @type {readonly NodeJS.Signals[]} */
const forwardedSignals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * No service directories, so the bus starts nothing by itself: no second keyring, no portal, no prompt. Beside the
 * user whose bus it is, root may look: tests that are root's give an ordinary user a keychain.
 * @param {string} socket
 */
const busConfig = (
  socket,
) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    <allow user="root"/>
  </policy>
</busconfig>
`;

/**
 * A child whose stderr is kept for the case that it fails; `failed` rejects when it ends or cannot be started.
 * @param {string} file @param {readonly string[]} args @param {NodeJS.ProcessEnv} env @returns {Daemon}
 */
function daemon(file, args, env) {
  const child = spawn(file, args, { env, stdio: ["pipe", "pipe", "pipe"] });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    complaint = (complaint + text).slice(-longestComplaint);
  });
  /** @type {Promise<never>} */
  const failed = new Promise((_, reject) => {
    child.once("error", (error) =>
      reject(new Error(`${file} cannot be started: ${error.message}`)),
    );
    child.once("exit", (code, signal) =>
      reject(new Error(`${file} ended by itself (${signal ?? code}).\n${complaint}`)),
    );
  });
  // Awaited at the start, and by whoever starts another in its place.
  failed.catch(() => undefined);
  return { child, failed };
}

/** Or never began. @param {ChildProcess} child */
const hasEnded = ({ pid, exitCode, signalCode }) =>
  pid === undefined || exitCode !== null || signalCode !== null;

/** @param {Daemon} daemon */
async function stop({ child }) {
  if (hasEnded(child)) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const overdue = setTimeout(() => child.kill("SIGKILL"), 3_000);
  await ended;
  clearTimeout(overdue);
}

/** @param {string} home @param {NodeJS.ProcessEnv} env @param {Own} own @returns {Promise<string>} its address */
async function startBus(home, env, own) {
  const config = join(home, "bus.conf");
  writeFileSync(config, busConfig(join(home, "bus")));
  const bus = daemon(
    "dbus-daemon",
    [`--config-file=${config}`, "--nofork", "--print-address=1"],
    env,
  );
  own(bus);
  const [address] = await Promise.race([
    once(createInterface({ input: bus.child.stdout }), "line"),
    bus.failed,
  ]);
  return address;
}

/**
 * gnome-keyring takes its name on the bus when it has unlocked its collection. The bus is asked, and not gnome-keyring: a
 * program that connects to it and asks at once ends it now and then (its issue 196).
 * @param {NodeJS.ProcessEnv} env
 */
async function isThere(env) {
  const call = [
    "--print-reply=literal",
    "--dest=org.freedesktop.DBus",
    "/org/freedesktop/DBus",
    "org.freedesktop.DBus.NameHasOwner",
    "string:org.freedesktop.secrets",
  ];
  return promisify(execFile)("dbus-send", call, { env }).then(
    ({ stdout }) => stdout.includes("boolean true"),
    () => false,
  );
}

/**
 * Or until its end, which is told of elsewhere. `by`: milliseconds since the epoch.
 * @param {Daemon} daemon @param {NodeJS.ProcessEnv} env @param {number} by
 */
async function untilThere({ child }, env, by) {
  while (!hasEnded(child) && !(await isThere(env))) {
    if (Date.now() > by) throw new Error("gnome-keyring did not unlock its collection in time.");
    await delay(pollMs);
  }
}

/**
 * Started in the foreground, so that its process is ours to end. It warns about a missing IPC_LOCK capability
 * (containers): then its memory may be swapped out, which matters to nobody here, so the warning is shown only when
 * the start fails.
 * @param {NodeJS.ProcessEnv} env @param {Own} own @returns {Promise<void>}
 */
async function startKeyring(env, own, by = Date.now() + readyWithinMs) {
  const keyring = daemon(
    "gnome-keyring-daemon",
    ["--foreground", "--unlock", "--components=secrets"],
    env,
  );
  own(keyring);
  keyring.child.stdin.on("error", () => undefined).end("practice");
  try {
    await Promise.race([untilThere(keyring, env, by), keyring.failed]);
  } catch (error) {
    if (!(error instanceof Error) || !hasCrashed(keyring.child) || Date.now() > by) throw error;
    complain(`${error.message}It is started again.`);
    return startKeyring(env, own, by);
  }
  keyring.failed.catch((error) => {
    if (!hasCrashed(keyring.child)) return;
    complain(`${error.message}It is started again.`);
    startKeyring(env, own).catch(({ message }) => complain(message));
  });
}

/** By no signal of ours, or of a terminal's to all that it runs. @param {ChildProcess} child */
const hasCrashed = ({ killed, signalCode }) =>
  !killed && signalCode !== null && !forwardedSignals.includes(signalCode);

/** @param {string} message */
const complain = (message) => console.error(`with-keyring: ${message}`);

/** Everything the daemons write lies below `home`. @param {string} home @returns {NodeJS.ProcessEnv} */
function daemonEnvironment(home) {
  const {
    DISPLAY,
    WAYLAND_DISPLAY,
    DBUS_SESSION_BUS_ADDRESS,
    GNOME_KEYRING_CONTROL,
    ...inherited
  } = process.env;
  return {
    ...inherited,
    HOME: home,
    XDG_DATA_HOME: join(home, "data"),
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_CACHE_HOME: join(home, "cache"),
    XDG_RUNTIME_DIR: home,
  };
}

/**
 * Exit code of a shell: the command's own, or 128 and the signal that ended it.
 * @param {readonly [file: string, ...args: string[]]} command @param {NodeJS.ProcessEnv} env
 */
async function run([file, ...args], env) {
  const child = spawn(file, args, { env, stdio: "inherit" });
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => child.kill(signal);
  for (const signal of forwardedSignals) process.on(signal, forward);
  const [code, signal] = /** @type {[number, null] | [null, NodeJS.Signals]} */ (
    await once(child, "exit").finally(() => {
      for (const name of forwardedSignals) process.off(name, forward);
    })
  );
  return code === null ? 128 + constants.signals[signal] : code;
}

/**
 * Starts the daemons, each handed to `own` before anything can go wrong with it; what the command's environment gains.
 * @param {string} home @param {boolean} withService @param {Own} own
 */
async function startSession(home, withService, own) {
  const env = daemonEnvironment(home);
  const address = await startBus(home, env, own);
  const session = { DBUS_SESSION_BUS_ADDRESS: address };
  if (withService) await startKeyring({ ...env, ...session }, own);
  return session;
}

/** @param {readonly string[]} argv */
async function main(argv) {
  const withService = argv[0] !== "--no-service";
  const [file, ...args] = withService ? argv : argv.slice(1);
  if (file === undefined) throw new Error("Which command? See the head of this file.");

  const home = mkdtempSync(join(tmpdir(), "pagekeeper-keyring-"));
  for (const directory of ["data", "config", "cache"]) mkdirSync(join(home, directory));
  /** @type {Daemon[]} */
  const started = [];
  // Kept to the end, so that no signal can end this process before the clean-up.
  /** @type {NodeJS.Signals | undefined} */
  let interruptedBy;
  /** @param {NodeJS.Signals} signal */
  const interrupt = (signal) => {
    interruptedBy = signal;
  };
  for (const signal of forwardedSignals) process.on(signal, interrupt);
  try {
    const session = await startSession(home, withService, (child) => started.push(child));
    if (interruptedBy !== undefined) return 128 + constants.signals[interruptedBy];
    return await run([file, ...args], { ...process.env, ...session });
  } finally {
    for (const child of started.reverse()) await stop(child);
    rmSync(home, { recursive: true, force: true });
    for (const signal of forwardedSignals) process.off(signal, interrupt);
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    complain(error.message);
    process.exitCode = 127;
  },
);
