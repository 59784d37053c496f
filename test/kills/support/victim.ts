/**
 * Runs a backend that kills itself at one of its writes. The parent process (victim-process.ts)
 * sends one command at a time and gets one report for each.
 */
import keytar from "keytar";
import type { Records } from "../../../main/channels/model.ts";
import { secretNamesInUse } from "../../../main/channels/records/pending-secrets.ts";
import type { RecordsFile } from "../../../main/storage/records.ts";
import { danasLogin } from "../../support/backend/browser.ts";
import { isIdle, PlainBackend } from "../../support/backend/plain-backend.ts";
import type { PracticeInfo } from "../../support/backend/practice-worker.ts";

export interface VictimOptions {
  readonly folder: string;
  readonly practice: PracticeInfo;
  readonly pages: number;
}

export interface Kill {
  /** The number of the write, counted from 0 when the command starts. */
  readonly write: number;
  /** `during` kills the process this many milliseconds after the write has started. */
  readonly moment: "before" | "after" | { readonly during: number };
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

const die = () => process.kill(process.pid, "SIGKILL");
let writes: string[] = [];
let kill: Kill | undefined;

/** Returns a function to call after the write. */
function beforeWrite(name: string): () => void {
  const isLast = writes.push(name) - 1 === kill?.write;
  if (!isLast) return () => undefined;
  if (kill?.moment === "before") die();
  if (typeof kill?.moment === "object") setTimeout(die, kill.moment.during);
  return kill?.moment === "after" ? die : () => undefined;
}

const { setPassword, deletePassword } = keytar;
keytar.setPassword = async (service, account, secret) => {
  const afterWrite = beforeWrite(`set ${account}`);
  await setPassword(service, account, secret);
  afterWrite();
};
keytar.deletePassword = async (service, account) => {
  const afterWrite = beforeWrite(`delete ${account}`);
  const deleted = await deletePassword(service, account);
  afterWrite();
  return deleted;
};
const wrapRecords = (records: RecordsFile): RecordsFile => ({
  ...records,
  set(next: Records) {
    const afterWrite = beforeWrite("records");
    records.set(next);
    afterWrite();
  },
});

const { folder, practice, pages }: VictimOptions = JSON.parse(process.argv[2] ?? "");
const backend = await PlainBackend.start(practice, { folder, wrapRecords });

async function run(act: Command["act"]): Promise<void> {
  if (act === "connect") await backend.connect(danasLogin(pages));
  if (act === "disconnect") await backend.disconnect("messenger");
  if (act === "disconnect-later") await backend.disconnectLater();
  await backend.waitForRecords(isIdle);
  if (act === "settle") await backend.services.workspace().channels.check();
}

process.on("message", async (command: Command) => {
  writes = [];
  kill = command.kill;
  await run(command.act);
  kill = undefined;
  const records = backend.records.get();
  process.send?.({
    writes,
    accounts: records.accounts.length,
    working: records.accounts.filter(({ health }) => health.state === "works").length,
    secrets: [...secretNamesInUse(records)].sort(),
  } satisfies Report);
});
process.on("disconnect", () => process.exit());
