/** Kills the backend (SIGKILL) at each write of setting up and of removing a Meta app. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PracticeProcess } from "../support/backend/practice-process.ts";
import { Keyring } from "../support/keyring.ts";
import type { ChangeOverCommand, ChangeOverReport } from "./support/change-over-victim.ts";
import { Victim } from "./support/victim-process.ts";

let keyring: Keyring;
let practice: PracticeProcess;
let folder: string;
beforeAll(async () => {
  keyring = await Keyring.start();
  practice = await PracticeProcess.start(3);
  folder = mkdtempSync(join(tmpdir(), "pagekeeper-kills-"));
});
afterAll(async () => {
  await practice[Symbol.asyncDispose]();
  await keyring[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

function start(): Victim<ChangeOverCommand, ChangeOverReport> {
  const { origin, app } = practice;
  return new Victim(keyring, "change-over-victim.ts", { folder, practice: { origin, app } });
}

async function report(
  victim: Victim<ChangeOverCommand, ChangeOverReport>,
  act: ChangeOverCommand["act"],
): Promise<ChangeOverReport> {
  const answer = await victim.run({ act });
  if (answer === "killed") throw new Error(`The backend ended during ${act}.`);
  return answer;
}

/** Expects the old app or the new one after a restart, with nothing missing or left over. */
async function expectWhole(): Promise<void> {
  await using victim = start();
  const { running, saved } = await report(victim, "settle");
  const { id, secret } = practice.app;
  if (saved === undefined) {
    expect(running).toBe("practice");
    expect(await keyring.size()).toBe(0);
  } else {
    expect({ running, saved }).toEqual({ running: "settings", saved: id });
    expect(await keyring.lookup("Pagekeeper", `app:${id}`)).toBe(secret);
  }
}

it.each([
  ["set-up", "remove"],
  ["remove", "set-up"],
] as const)(
  "a %s that is killed after any write leaves the old app or the new one",
  async (act, undo) => {
    let writes: readonly string[];
    {
      await using victim = start();
      await report(victim, undo);
      ({ writes } = await report(victim, act));
    }
    expect(writes).toContain("settings");
    for (const write of writes.keys()) {
      {
        await using victim = start();
        await report(victim, undo);
        expect(await victim.run({ act, kill: { write, moment: "after" } })).toBe("killed");
      }
      await expectWhole();
    }
  },
  // Each write takes two processes.
  120_000,
);
