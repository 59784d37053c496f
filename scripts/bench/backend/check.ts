import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { Agent, request } from "undici";
import { danasLogin } from "../../../test/support/backend/browser.ts";
import { PlainBackend } from "../../../test/support/backend/plain-backend.ts";
import { PracticeProcess } from "../../../test/support/backend/practice-process.ts";
import { covered } from "../numbers.ts";
import { takeSpans, watchedRecords } from "./spans.ts";

export interface CheckCost {
  readonly accounts: number;
  readonly httpCalls: number;
  readonly turns: readonly Turn[];
}

/**
 * The times of one turn, in milliseconds. In each turn, the app and then undici alone do the same
 * work.
 */
interface Turn {
  readonly ours: number;
  /** The part of `ours` that was spent writing records. */
  readonly disk: number;
  /** The part of `ours` that was spent reading tokens from the keychain. */
  readonly keychain: number;
  /** The time that undici alone took to send the same batches and parse the responses. */
  readonly bare: number;
}

/**
 * Returns the number of Pages to create for this many accounts. Three or more accounts need an
 * additional Page, because the third Page cannot be connected.
 */
const pagesFor = (accounts: number): number => (accounts < 3 ? accounts : accounts + 1);

/**
 * Measures health checks. After each of them, measures undici alone with the same requests. Also
 * counts the HTTP calls of the first check.
 */
export async function measureCheck(accounts: number, times: number): Promise<CheckCost> {
  const pages = pagesFor(accounts);
  await using practice = await PracticeProcess.start(pages);
  await using backend = await PlainBackend.start(practice, { wrapRecords: watchedRecords });
  await backend.connect(danasLogin(pages));
  const check = () => backend.services.workspace().channels.check();
  await practice.calls();
  // The first check makes the most calls, because it also reads the login's expiry date.
  await check();
  const httpCalls = await practice.calls();
  const batches = await batchesOf(check);
  const agent = new Agent();
  const turns: Turn[] = [];
  for (let turn = 0; turn < times; turn++) {
    takeSpans();
    const ours = await timed(check);
    const spans = takeSpans();
    const [disk, keychain] = [covered(spans.disk), covered(spans.keychain)];
    turns.push({ ours, disk, keychain, bare: await timed(() => sendAll(agent, batches)) });
  }
  await agent.close();
  return { accounts: backend.records.get().accounts.length, httpCalls, turns };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

interface Batch {
  readonly url: string;
  readonly body: string;
}

/** Returns the requests that `work` sends. Records them through undici's diagnostics channel. */
async function batchesOf(work: () => Promise<unknown>): Promise<readonly Batch[]> {
  const batches: Batch[] = [];
  const record = (message: unknown) => {
    const { origin, path, body } = Reflect.get(Object(message), "request");
    batches.push({ url: `${origin}${path}`, body: String(body) });
  };
  subscribe("undici:request:create", record);
  await work();
  unsubscribe("undici:request:create", record);
  return batches;
}

async function sendAll(dispatcher: Agent, batches: readonly Batch[]): Promise<void> {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  for (const { url, body } of batches) {
    const { body: stream, statusCode } = await request(url, {
      dispatcher,
      method: "POST",
      headers,
      body,
    });
    const items = await stream.json();
    if (!Array.isArray(items)) throw new Error(`A batch was answered with ${statusCode}.`);
  }
}
