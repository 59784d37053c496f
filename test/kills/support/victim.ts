/**
 * Runs a backend that kills itself at one of its writes. The parent process (victim-process.ts)
 * sends one command at a time and gets one report for each.
 */
import { secretNamesInUse } from "../../../main/channels/records/pending-secrets.ts";
import { danasLogin } from "../../support/backend/browser.ts";
import { isIdle, PlainBackend } from "../../support/backend/plain-backend.ts";
import type { PracticeInfo } from "../../support/backend/practice-worker.ts";
import { expectWrites, type Kill, withKills, writesSoFar } from "./killable-writes.ts";

export interface VictimOptions {
  readonly folder: string;
  readonly practice: PracticeInfo;
  readonly pages: number;
}

export interface Command {
  readonly act: "connect" | "disconnect" | "disconnect-later" | "settle";
  readonly kill?: Kill;
}

export interface Report {
  /** The writes that the command made, such as `records` or `set tokens:1`. */
  readonly writes: readonly string[];
  readonly accounts: number;
  readonly working: number;
  /** The names of the secrets that the records need. */
  readonly secrets: readonly string[];
}

const { folder, practice, pages }: VictimOptions = JSON.parse(process.argv[2] ?? "");
const backend = await PlainBackend.start(practice, {
  folder,
  wrapRecords: (records) => withKills("records", records),
});

async function run(act: Command["act"]): Promise<void> {
  if (act === "connect") await backend.connect(danasLogin(pages));
  if (act === "disconnect") await backend.disconnect("messenger");
  if (act === "disconnect-later") await backend.disconnectLater();
  await backend.waitForRecords(isIdle);
  if (act === "settle") await backend.services.workspace().channels.check();
}

process.on("message", async (command: Command) => {
  expectWrites(command.kill);
  await run(command.act);
  const writes = writesSoFar();
  expectWrites();
  const records = backend.records.get();
  process.send?.({
    writes,
    accounts: records.accounts.length,
    working: records.accounts.filter(({ health }) => health.state === "works").length,
    secrets: [...secretNamesInUse(records)].sort(),
  } satisfies Report);
});
process.on("disconnect", () => process.exit());
