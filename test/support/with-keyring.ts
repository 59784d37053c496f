#!/usr/bin/env node
/**
 * Runs a command with an empty, unlocked keychain of its own:
 *
 *   node test/support/with-keyring.ts [--no-service] COMMAND [ARGUMENT…]
 *
 * The command gets a private D-Bus session bus with gnome-keyring as its Secret Service, or with
 * `--no-service` an empty bus. gnome-keyring is restarted if it crashes, as the user's systemd
 * would do. The user's own keychain is never touched. Exit code and signals are passed on, and the
 * daemons and all their files are gone afterwards. Needs the Debian packages dbus and
 * gnome-keyring.
 *
 * Tests copy this file to another user's folder, so it imports Node's modules only.
 */
import {
  type ChildProcess,
  type ChildProcessWithoutNullStreams,
  execFile,
  spawn,
} from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";

interface Daemon {
  readonly child: ChildProcessWithoutNullStreams;
  /** Rejects if it cannot be started, and when it exits. */
  readonly failed: Promise<never>;
}
type OnStart = (daemon: Daemon) => void;

const readyWithinMs = 15_000;
const pollMs = 25;
const killAfterMs = 3_000;
/** Only the end of stderr is worth showing: gnome-keyring warns of much that does no harm. */
const maxStderrLength = 500;
const forwardedSignals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Without service directories the bus starts nothing itself: no second keyring, no portal, no
 * prompt. Root may connect too, because tests run as root inspect the keychain of an ordinary user.
 */
const busConfig = (
  socket: string,
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

function startDaemon(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Daemon {
  const child = spawn(file, args, { env, stdio: ["pipe", "pipe", "pipe"] });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr = (stderr + text).slice(-maxStderrLength);
  });
  const failed = new Promise<never>((_, reject) => {
    child.once("error", (error) =>
      reject(new Error(`${file} cannot be started: ${error.message}`)),
    );
    child.once("exit", (code, signal) =>
      reject(new Error(`${file} exited with ${signal ?? code}.\n${stderr}`)),
    );
  });
  // It is awaited during the start only.
  failed.catch(() => undefined);
  return { child, failed };
}

const hasExited = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid === undefined || exitCode !== null || signalCode !== null;

async function stopDaemon({ child }: Daemon): Promise<void> {
  if (hasExited(child)) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  await exited;
  clearTimeout(timer);
}

/** Returns the bus's address. */
async function startBus(home: string, env: NodeJS.ProcessEnv, onStart: OnStart): Promise<string> {
  const config = join(home, "bus.conf");
  writeFileSync(config, busConfig(join(home, "bus")));
  const args = [`--config-file=${config}`, "--nofork", "--print-address=1"];
  const bus = startDaemon("dbus-daemon", args, env);
  onStart(bus);
  const lines = createInterface({ input: bus.child.stdout });
  const [address] = await Promise.race([once(lines, "line"), bus.failed]);
  return address;
}

/**
 * gnome-keyring takes its name on the bus once its collection is unlocked. Asks the bus for the
 * name, because gnome-keyring itself sometimes crashes if a program connects to it and asks at once
 * (its issue 196).
 */
const isServiceReady = (env: NodeJS.ProcessEnv): Promise<boolean> =>
  promisify(execFile)(
    "dbus-send",
    [
      "--print-reply=literal",
      "--dest=org.freedesktop.DBus",
      "/org/freedesktop/DBus",
      "org.freedesktop.DBus.NameHasOwner",
      "string:org.freedesktop.secrets",
    ],
    { env },
  ).then(
    ({ stdout }) => stdout.includes("boolean true"),
    () => false,
  );

/** `deadline`: milliseconds since the epoch. */
async function waitForService(child: ChildProcess, env: NodeJS.ProcessEnv, deadline: number) {
  while (!hasExited(child) && !(await isServiceReady(env))) {
    if (Date.now() > deadline) throw new Error("gnome-keyring did not unlock its collection.");
    await delay(pollMs);
  }
}

/** Runs gnome-keyring in the foreground, so that we can stop it, and restarts it if it crashes. */
async function startKeyring(
  env: NodeJS.ProcessEnv,
  onStart: OnStart,
  deadline = Date.now() + readyWithinMs,
): Promise<void> {
  const args = ["--foreground", "--unlock", "--components=secrets"];
  const keyring = startDaemon("gnome-keyring-daemon", args, env);
  onStart(keyring);
  keyring.child.stdin.on("error", () => undefined).end("practice");
  try {
    await Promise.race([waitForService(keyring.child, env, deadline), keyring.failed]);
  } catch (error) {
    if (!(error instanceof Error) || !hasCrashed(keyring.child) || Date.now() > deadline) {
      throw error;
    }
    warn(`${error.message}Restarting it.`);
    return startKeyring(env, onStart, deadline);
  }
  keyring.failed.catch((error) => {
    if (!hasCrashed(keyring.child)) return;
    warn(`${error.message}Restarting it.`);
    startKeyring(env, onStart).catch(({ message }) => warn(message));
  });
}

/** Ended by a signal that neither we nor the terminal sent. */
const hasCrashed = ({ killed, signalCode }: ChildProcess): boolean =>
  !killed && signalCode !== null && !forwardedSignals.includes(signalCode);

const warn = (message: string): void => console.error(`with-keyring: ${message}`);

/** Keeps everything that the daemons write below `home`. */
function daemonEnvironment(home: string): NodeJS.ProcessEnv {
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

/** Returns the command's exit code, or 128 plus the number of the signal that ended it. */
async function runCommand(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const child = spawn(file, args, { env, stdio: "inherit" });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of forwardedSignals) process.on(signal, forward);
  const [code, signal] = (await once(child, "exit").finally(() => {
    for (const name of forwardedSignals) process.off(name, forward);
  })) as [number, null] | [null, NodeJS.Signals];
  return code ?? exitCodeOf(signal ?? "SIGTERM");
}

const exitCodeOf = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];

async function main(args: readonly string[]): Promise<number> {
  const withService = args[0] !== "--no-service";
  const [file, ...commandArgs] = withService ? args : args.slice(1);
  if (file === undefined) throw new Error("Pass a command to run.");

  const home = mkdtempSync(join(tmpdir(), "pagekeeper-keyring-"));
  for (const folder of ["data", "config", "cache"]) mkdirSync(join(home, folder));
  const daemons: Daemon[] = [];
  const onStart: OnStart = (daemon) => daemons.push(daemon);
  // Handles signals to the end, so that none ends this process before it has cleaned up.
  let interruptedBy: NodeJS.Signals | undefined;
  const interrupt = (signal: NodeJS.Signals) => {
    interruptedBy = signal;
  };
  for (const signal of forwardedSignals) process.on(signal, interrupt);
  try {
    const env = daemonEnvironment(home);
    const session = { DBUS_SESSION_BUS_ADDRESS: await startBus(home, env, onStart) };
    if (withService) await startKeyring({ ...env, ...session }, onStart);
    if (interruptedBy !== undefined) return exitCodeOf(interruptedBy);
    return await runCommand(file, commandArgs, { ...process.env, ...session });
  } finally {
    for (const daemon of daemons.reverse()) await stopDaemon(daemon);
    rmSync(home, { recursive: true, force: true });
    for (const signal of forwardedSignals) process.off(signal, interrupt);
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    warn(error.message);
    process.exitCode = 127;
  },
);
