/** Hours in the tray with 100 accounts: processor time and wake-ups, beside a bare Electron in the tray. Linux only. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { StatusNotifier } from "../../test/e2e/support/status-notifier.ts";
import { Keyring } from "../../test/support/keyring.ts";
import { project, within } from "../project.mjs";
import { thisMachine } from "../run/machine.mjs";
import { electronSwitches } from "../run/switches.mjs";
import { manyAccounts } from "./backend/many-accounts.ts";
import { appEnv, electronPath } from "./electron.mjs";
import { times } from "./numbers.mjs";
import { descendants, read, statOf } from "./process-tree.mjs";

const accounts = 100;
/** By then the check that each start makes is over, and Chromium has stopped its start-up work. */
const settleMs = 30_000;
/** Of the times in /proc/PID/stat, on every Linux. */
const ticksPerSecond = 100;

/** @param {number} minutes @returns {Promise<readonly import("./table.mjs").Figure[]>} */
export async function measureIdle(minutes) {
  if (process.platform !== "linux") return [];
  await using keyring = await Keyring.open();
  // The panel: without one Pagekeeper does not hide.
  await using _panel = await StatusNotifier.open(keyring);
  const profiles = await mkdtemp(join(tmpdir(), "pagekeeper-bench-"));
  const ours = await startOurs(keyring, join(profiles, "ours"));
  const bare = start(keyring, [within("scripts/bench/bare/tray.cjs")], join(profiles, "bare"));
  try {
    await delay(settleMs);
    const before = { ours: await usage(ours.pid), bare: await usage(bare.pid) };
    await delay(minutes * 60_000);
    const after = { ours: await usage(ours.pid), bare: await usage(bare.pid) };
    return figures(minutes, before, after);
  } finally {
    await Promise.all([quit(ours), quit(bare)]);
    await rm(profiles, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function startOurs(keyring, profile) {
  await mkdir(profile, { recursive: true });
  const file = { version: 2, data: manyAccounts(accounts) };
  await writeFile(join(profile, "practice-accounts.json"), JSON.stringify(file));
  return start(keyring, [project, "--hidden"], profile);
}

function start(keyring, args, profile) {
  const switches = [...electronSwitches(thisMachine()), `--user-data-dir=${profile}`];
  return spawn(electronPath(), [...switches, ...args], {
    env: appEnv({
      PAGEKEEPER_USER_DATA: profile,
      PAGEKEEPER_PORT: "0",
      DBUS_SESSION_BUS_ADDRESS: keyring.address,
    }),
    stdio: "ignore",
  });
}

async function quit(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** Seconds of processor time and number of wake-ups since the start, of all its processes. */
async function usage(pid) {
  const tree = descendants(pid);
  const wakeUps = await Promise.all(tree.map(wakeUpsOf));
  return { seconds: sum(tree.map(secondsOf)), wakeUps: sum(wakeUps) };
}

/** Fields 14 and 15 of proc(5), user and system time; the first two are cut off. */
function secondsOf(pid) {
  const fields = statOf(pid);
  return fields ? (Number(fields[11]) + Number(fields[12])) / ticksPerSecond : 0;
}

/** A thread that gives the processor up by itself has slept, and was woken. */
async function wakeUpsOf(pid) {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  return sum(
    threads.map((thread) =>
      Number(
        /^voluntary_ctxt_switches:\s+(\d+)/m.exec(
          read(`/proc/${pid}/task/${thread}/status`) ?? "",
        )?.[1] ?? 0,
      ),
    ),
  );
}

const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

function figures(minutes, before, after) {
  const spent = (app, what) => after[app][what] - before[app][what];
  const perMinute = (app, what) => (spent(app, what) / minutes).toFixed(2);
  return [
    { what: "processor time", unit: "seconds", show: "s", atMost: 1.1 },
    { what: "wake-ups", unit: "wakeUps", show: "" },
  ].map(({ what, unit, show, atMost }) => ({
    what: `${minutes} minutes idle in the tray, ${accounts} accounts: ${what}, over a bare Electron there`,
    value: spent("ours", unit) / spent("bare", unit),
    show: times,
    ...(atMost !== undefined && { atMost }),
    note: `${perMinute("ours", unit)} ${show} a minute over ${perMinute("bare", unit)} ${show}`,
  }));
}
