import { Browser } from "../../../test/support/backend/browser.ts";
import { PlainBackend } from "../../../test/support/backend/plain-backend.ts";
import { PracticeProcess } from "../../../test/support/backend/practice-process.ts";
import { manyAccounts } from "./many-accounts.ts";
import { takeSpans } from "./spans.ts";

/** Returns how long the backend took for each of `times` requests for the list, in milliseconds. */
export async function measureListing(accounts: number, times: number): Promise<readonly number[]> {
  await using practice = await PracticeProcess.start(0);
  await using backend = await PlainBackend.start(practice);
  backend.records.set(manyAccounts(accounts));
  const link = backend.signInLink("/");
  const browser = await Browser.signIn(link);
  takeSpans();
  for (let turn = 0; turn < times; turn++) {
    const { status } = await browser.open(`${new URL(link).origin}/auth/facebook/channels`);
    if (status !== 200) throw new Error(`The response was ${status}.`);
  }
  return takeSpans().requests.map(([start, end]) => end - start);
}
