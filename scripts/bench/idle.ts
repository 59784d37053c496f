/**
 * Measures the processor time and wake-ups of Pagekeeper while it is idle in the tray with 100
 * accounts. Works on Linux only.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { TrayPanel } from "../../test/e2e/support/tray-panel.ts";
import { Keyring } from "../../test/support/keyring.ts";
import { electronPath } from "../electron/resolve.mjs";
import { electronSwitches } from "../lib/electron-switches.ts";
import { inProject, projectFolder } from "../lib/project.mjs";
import { manyAccounts, writePracticeRecords } from "./backend/many-accounts.ts";
import { appEnv, pidOf } from "./electron.ts";
import { ms, times } from "./numbers.ts";
import type { Figure } from "./table.ts";
import { treeUsage, type Usage, usedBetween } from "./usage.ts";

const accounts = 100;
/**
 * How long to wait before the measurement, in milliseconds. By then the health check and the last
 * search for a panel have ended, and so has Chromium's own work, which takes two minutes.
 */
const settleMs = 150_000;

export async function measureIdle(minutes: number): Promise<readonly Figure[]> {
  if (process.platform !== "linux") return [];
  await using keyring = await Keyring.start();
  // Pagekeeper only hides in the tray if there is a panel.
  await using _panel = await TrayPanel.start(keyring);
  const profiles = await mkdtemp(join(tmpdir(), "pagekeeper-bench-"));
  const profile = join(profiles, "ours");
  await mkdir(profile);
  await writePracticeRecords(profile, manyAccounts(accounts));
  const ours = start(keyring, profile, [projectFolder, "--hidden"]);
  const bare = start(keyring, join(profiles, "bare"), [inProject("scripts/bench/bare/tray.cjs")]);
  try {
    await delay(settleMs);
    const before = { ours: treeUsage(pidOf(ours)), bare: treeUsage(pidOf(bare)) };
    await delay(minutes * 60_000);
    return figures(
      minutes,
      usedBetween(before.ours, treeUsage(pidOf(ours))),
      usedBetween(before.bare, treeUsage(pidOf(bare))),
    );
  } finally {
    await Promise.all([quit(ours), quit(bare)]);
    await rm(profiles, { recursive: true, force: true, maxRetries: 5 });
  }
}

function start(keyring: Keyring, profile: string, args: readonly string[]): ChildProcess {
  return spawn(electronPath(), [...electronSwitches(), `--user-data-dir=${profile}`, ...args], {
    env: appEnv({
      PAGEKEEPER_USER_DATA: profile,
      PAGEKEEPER_PORT: "0",
      DBUS_SESSION_BUS_ADDRESS: keyring.address,
    }),
    stdio: "ignore",
  });
}

async function quit(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

function figures(minutes: number, ours: Usage, bare: Usage): readonly Figure[] {
  const name = `${minutes} minutes idle in the tray, ${accounts} accounts`;
  return [
    {
      what: `${name}: processor time, over a bare Electron there`,
      value: ours.ms / bare.ms,
      show: times,
      atMost: 1.1,
      note: `${ms(ours.ms / minutes)} a minute over ${ms(bare.ms / minutes)}`,
    },
    {
      what: `${name}: wake-ups, over a bare Electron there`,
      value: ours.wakeUps / bare.wakeUps,
      show: times,
      note: `${(ours.wakeUps / minutes).toFixed(0)} a minute over ${(bare.wakeUps / minutes).toFixed(0)}`,
    },
  ];
}
