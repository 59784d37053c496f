/** A health check of many accounts: how many HTTP calls it makes. */
import { BenchBackend } from "./backend.ts";
import { Browser } from "./browser.ts";
import { logIn } from "./login.ts";
import { PracticeProcess } from "./practice.ts";

export interface CheckCost {
  readonly accounts: number;
  readonly httpCalls: number;
}

/** One Page of the catalogue cannot be connected; a single Page is another. */
const pagesFor = (accounts: number): number => (accounts < 3 ? accounts : accounts + 1);

export async function measureCheck(accounts: number): Promise<CheckCost> {
  const pages = pagesFor(accounts);
  await using practice = await PracticeProcess.start(pages);
  await using backend = await BenchBackend.start(practice);
  const link = backend.link("/");
  await logIn(await Browser.signIn(link), new URL(link).origin, pages);
  await practice.calls();
  await backend.core.channels.check();
  const httpCalls = await practice.calls();
  return { accounts: backend.records.get().accounts.length, httpCalls };
}
