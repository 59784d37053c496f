/** Asks Facebook which accounts work. What it does not say changes nothing (DESIGN.md §4.5). */
import type { ChannelType, Health } from "../../preload/contract.ts";
import { type Context, isoNow, update } from "./context.ts";
import type { AccountRecord, CheckRequest, CheckResult, Login, ReadAnswer } from "./ports.ts";
import { pageSecret, withHealth, works } from "./records.ts";

/** Checks all accounts, or those of one channel. */
export function check(context: Context, type: ChannelType | undefined, signal: AbortSignal): Promise<void> {
  return context.inTurn(() =>
    checkAccounts(
      context,
      context.records.get().accounts.filter((account) => type === undefined || account.channel === type),
      signal,
    ),
  );
}

/**
 * After a login the choice of Pages is a new one: a Page of the same user that is not in it has just lost its token.
 * Those that Facebook listed with a token are known to work; only the others are asked about.
 */
export async function recheckSiblings(context: Context, login: Login, signal: AbortSignal): Promise<void> {
  const fine = new Set(login.pages.filter((page) => page.token !== undefined).map((page) => page.id));
  const doubtful = context.records
    .get()
    .accounts.filter((account) => account.userId === login.user.id && !fine.has(account.pageId));
  if (doubtful.length > 0) await checkAccounts(context, doubtful, signal);
}

async function checkAccounts(
  context: Context,
  accounts: readonly AccountRecord[],
  signal: AbortSignal,
): Promise<void> {
  const health = new Map<string, Health>();
  const requests: CheckRequest[] = [];
  const tokens = new Map<string, ReadAnswer>();
  for (const account of accounts) {
    const token = tokens.get(account.pageId) ?? (await context.vault.read(pageSecret(account.pageId)));
    tokens.set(account.pageId, token);
    // Each further question could put one more prompt on the screen.
    if (token.status === "locked") break;
    if (token.status === "found") requests.push(requestFor(account, token.secret));
    else if (token.status === "absent") health.set(account.id, tokenLost(isoNow(context.clock)));
  }
  const results = requests.length > 0 ? await context.facebook.check(requests, signal) : [];
  for (const result of results) {
    const found = healthFrom(result, isoNow(context.clock));
    if (found) health.set(result.accountId, found);
  }
  if (health.size > 0) update(context.records, (records) => withHealth(records, health));
}

const requestFor = (account: AccountRecord, token: string): CheckRequest => ({
  accountId: account.id,
  type: account.channel,
  pageId: account.pageId,
  token,
});

const tokenLost = (checkedAt: string): Health => ({
  state: "reconnect",
  message: "The key to this account is no longer in this computer's keychain. Connect again.",
  checkedAt,
});

function healthFrom({ outcome }: CheckResult, checkedAt: string): Health | undefined {
  if (outcome.ok) return works(checkedAt);
  const { health: state, message, details } = outcome.problem;
  if (state === undefined) return undefined;
  return { state, message, checkedAt, ...(details && { details }) };
}
