/** Hours in the tray with 100 accounts: processor time and wake-ups, beside a bare Electron in the tray. Linux only. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { StatusNotifier } from "../../test/e2e/support/status-notifier.ts";
import { Keyring } from "../../test/support/keyring.ts";
import { project, within } from "../project.mjs";
import { thisMachine } from "../run/machine.mjs";
import { electronSwitches } from "../run/switches.mjs";
import { manyAccounts } from "./backend/many-accounts.ts";
import { appEnv, electronPath, idOf } from "./electron.mjs";
import { ms, times } from "./numbers.mjs";
import { spent, usageOf } from "./usage.mjs";

const accounts = 100;
/** By then the start is over: the check, the last look for a panel, and Chromium's own, which takes two minutes. */
const settleMs = 150_000;

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
    const before = { ours: usageOf(idOf(ours)), bare: usageOf(idOf(bare)) };
    await delay(minutes * 60_000);
    const after = { ours: usageOf(idOf(ours)), bare: usageOf(idOf(bare)) };
    return figures(minutes, {
      ours: spent(before.ours, after.ours),
      bare: spent(before.bare, after.bare),
    });
  } finally {
    await Promise.all([quit(ours), quit(bare)]);
    await rm(profiles, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @param {Keyring} keyring @param {string} profile */
async function startOurs(keyring, profile) {
  await mkdir(profile, { recursive: true });
  const file = { version: 1, data: manyAccounts(accounts) };
  await writeFile(join(profile, "practice-accounts.json"), JSON.stringify(file));
  return start(keyring, [project, "--hidden"], profile);
}

/** @param {Keyring} keyring @param {readonly string[]} args @param {string} profile */
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

/** @param {import("node:child_process").ChildProcess} child */
async function quit(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

/**
 * @typedef {import("./usage.mjs").Usage} Usage
 * @typedef {{ readonly what: string, readonly unit: keyof Usage, readonly show: (value: number) => string, readonly atMost?: number }} Kind
 */

/** @param {number} minutes @param {{ readonly ours: Usage, readonly bare: Usage }} used */
function figures(minutes, { ours, bare }) {
  /** @type {readonly Kind[]} */
  const kinds = [
    { what: "processor time", unit: "ms", show: ms, atMost: 1.1 },
    { what: "wake-ups", unit: "wakeUps", show: (count) => count.toFixed(0) },
  ];
  return kinds.map(({ what, unit, show, atMost }) => ({
    what: `${minutes} minutes idle in the tray, ${accounts} accounts: ${what}, over a bare Electron there`,
    value: ours[unit] / bare[unit],
    show: times,
    ...(atMost !== undefined && { atMost }),
    note: `${show(ours[unit] / minutes)} a minute over ${show(bare[unit] / minutes)}`,
  }));
}
