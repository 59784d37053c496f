#!/usr/bin/env node
/**
 * Runs a command with its own empty, unlocked keychain:
 *
 *   node test/support/with-keyring.ts [--KEYCHAIN] COMMAND [ARGUMENT…]
 *
 * The command gets a private D-Bus session bus with gnome-keyring as its Secret Service. With
 * `--no-service`, the bus has no Secret Service. With `--no-collection`, the service has no
 * collection to store items in. With `--damaged-collection`, it cannot read the one that it has.
 *
 * If gnome-keyring crashes, this script restarts it, as systemd would in a user's session. It never
 * touches the user's own keychain. It passes on exit codes and signals, and leaves no daemons or
 * files behind. It needs the Debian packages dbus and gnome-keyring.
 *
 * Tests copy this file to another user's folder, so it must import only Node's own modules.
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
  /** Rejects when the daemon exits or if it cannot be started. */
  readonly failed: Promise<never>;
}
type OnStart = (daemon: Daemon) => void;

const readyWithinMs = 15_000;
const pollMs = 25;
const killAfterMs = 3_000;
/**
 * The number of characters of stderr to show. Only the end is useful, because gnome-keyring prints
 * many harmless warnings.
 */
const maxStderrLength = 500;
const forwardedSignals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Returns a configuration for a bus without service directories. Such a bus cannot start services
 * itself, for example a second keyring, a portal or a prompt. Root may connect, because tests that
 * run as root inspect the keychain of an ordinary user.
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
  // Prevent an unhandled rejection, because callers await `failed` only while the daemon starts.
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

/** Starts the session bus and returns its address. */
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
 * Returns whether gnome-keyring has claimed its name on the bus. gnome-keyring does so once its
 * collection is unlocked. This function asks the bus and not gnome-keyring itself, because
 * gnome-keyring sometimes crashes if a program calls it right after connecting (gnome-keyring issue
 * 196).
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

/**
 * Waits until the service is ready or its process has exited. Throws after `deadline`, in
 * milliseconds since the epoch.
 */
async function waitForService(child: ChildProcess, env: NodeJS.ProcessEnv, deadline: number) {
  while (!hasExited(child) && !(await isServiceReady(env))) {
    if (Date.now() > deadline) throw new Error("gnome-keyring did not unlock its collection.");
    await delay(pollMs);
  }
}

/** What gnome-keyring finds when it starts. It creates no collection unless it is unlocked. */
type Keychain = "open" | "no-service" | "no-collection" | "damaged-collection";
const otherKeychains: readonly string[] = [
  "no-service",
  "no-collection",
  "damaged-collection",
] satisfies Keychain[];

function damageCollection(home: string): void {
  const folder = join(home, "data", "keyrings");
  mkdirSync(folder);
  writeFileSync(join(folder, "login.keyring"), "not a keyring");
  writeFileSync(join(folder, "default"), "login");
}

/** Starts gnome-keyring in the foreground, and restarts it whenever it crashes. */
async function startKeyring(
  env: NodeJS.ProcessEnv,
  onStart: OnStart,
  keychain: Keychain,
  deadline = Date.now() + readyWithinMs,
): Promise<void> {
  const unlock = keychain === "open" ? ["--unlock"] : [];
  const args = ["--foreground", ...unlock, "--components=secrets"];
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
    return startKeyring(env, onStart, keychain, deadline);
  }
  keyring.failed.catch((error) => {
    if (!hasCrashed(keyring.child)) return;
    warn(`${error.message}Restarting it.`);
    startKeyring(env, onStart, keychain).catch(({ message }) => warn(message));
  });
}

/** Whether a signal ended the process. Ignores signals that this script or a terminal sent. */
const hasCrashed = ({ killed, signalCode }: ChildProcess): boolean =>
  !killed && signalCode !== null && !forwardedSignals.includes(signalCode);

const warn = (message: string): void => console.error(`with-keyring: ${message}`);

/** Returns an environment in which the daemons write only below `home`. */
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

/** Runs the command. Returns its exit code, or 128 plus the number of the signal that ended it. */
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
  const flag = otherKeychains.find((name) => args[0] === `--${name}`) as Keychain | undefined;
  const keychain = flag ?? "open";
  const [file, ...commandArgs] = flag === undefined ? args : args.slice(1);
  if (file === undefined) throw new Error("Pass a command to run.");

  const home = mkdtempSync(join(tmpdir(), "pagekeeper-keyring-"));
  for (const folder of ["data", "config", "cache"]) mkdirSync(join(home, folder));
  if (keychain === "damaged-collection") damageCollection(home);
  const daemons: Daemon[] = [];
  const onStart: OnStart = (daemon) => daemons.push(daemon);
  // These handlers stay until the end, so that no signal ends this process before the cleanup.
  let interruptedBy: NodeJS.Signals | undefined;
  const interrupt = (signal: NodeJS.Signals) => {
    interruptedBy = signal;
  };
  for (const signal of forwardedSignals) process.on(signal, interrupt);
  try {
    const env = daemonEnvironment(home);
    const session = { DBUS_SESSION_BUS_ADDRESS: await startBus(home, env, onStart) };
    if (keychain !== "no-service") await startKeyring({ ...env, ...session }, onStart, keychain);
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
