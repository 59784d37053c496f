/** Asks Facebook which accounts work. What it does not say changes nothing (DESIGN.md §4.5). */
import { type ChannelType, channelTypes, type Health } from "../../preload/contract.ts";
import { type Context, isoNow, update } from "./context.ts";
import { sortPages } from "./eligibility.ts";
import { suffices } from "./permissions.ts";
import type {
  AccountRecord,
  CheckRequest,
  CheckResult,
  Login,
  Problem,
  ReadAnswer,
} from "./ports.ts";
import { problems } from "./problems.ts";
import { accountId, pageSecret, withHealth, works } from "./records.ts";

/** Checks all accounts, or those of one channel. A problem: why some could not be asked about; they keep what they had. */
export function check(
  context: Context,
  type: ChannelType | undefined,
  signal: AbortSignal,
): Promise<Problem | undefined> {
  return checkWhere(context, (account) => type === undefined || account.channel === type, signal);
}

/**
 * After a login the choice of Pages is a new one: a Page of the same user that is not in it has just lost its token.
 * Those that this login could connect itself are known to work; only the others are asked about.
 */
export async function recheckSiblings(
  context: Context,
  login: Login,
  signal: AbortSignal,
): Promise<void> {
  const fine = new Set(
    channelTypes.flatMap((type) =>
      suffices(type, login.permissions) ? connectable(type, login) : [],
    ),
  );
  await checkWhere(
    context,
    (account) => account.userId === login.user.id && !fine.has(account.id),
    signal,
  );
}

const connectable = (type: ChannelType, login: Login): readonly string[] =>
  sortPages(type, login).eligible.map((page) => accountId(type, page.id));

/** Changes wait for no check: what was connected anew or disconnected in the meantime keeps what it has. */
export async function checkWhere(
  context: Context,
  test: (account: AccountRecord) => boolean,
  signal: AbortSignal,
): Promise<Problem | undefined> {
  // Where nobody is to be asked about, nobody waits for a check that is under way.
  if (!context.records.get().accounts.some(test)) return undefined;
  return context.talkInTurn(async () => {
    const asked = context.records.get().accounts.filter(test);
    const { health, problem } = await askAbout(context, asked, signal);
    if (health.size > 0) update(context.records, (records) => withHealth(records, asked, health));
    return problem;
  });
}

interface Found {
  readonly health: ReadonlyMap<string, Health>;
  /** The first that says nothing of an account: no network, a throttled app, a locked keychain. */
  readonly problem: Problem | undefined;
}

async function askAbout(
  context: Context,
  accounts: readonly AccountRecord[],
  signal: AbortSignal,
): Promise<Found> {
  let problem: Problem | undefined;
  const health = new Map<string, Health>();
  const requests: CheckRequest[] = [];
  const tokens = new Map<string, ReadAnswer>();
  for (const account of accounts) {
    const token =
      tokens.get(account.pageId) ?? (await context.vault.read(pageSecret(account.pageId)));
    tokens.set(account.pageId, token);
    if (token.status === "found") requests.push(requestFor(account, token.secret));
    else if (token.status === "absent") health.set(account.id, tokenLost(isoNow(context.clock)));
    else problem ??= problems.notRead(token);
    // Each further question could put one more prompt on the screen.
    if (token.status === "locked") break;
  }
  const results = requests.length > 0 ? await context.facebook.check(requests, signal) : [];
  for (const result of results) {
    const found = healthFrom(result, isoNow(context.clock));
    if (found) health.set(result.accountId, found);
    else if (!result.outcome.ok) problem ??= result.outcome.problem;
  }
  return { health, problem };
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
  remedy: "connect-again",
});

function healthFrom({ outcome }: CheckResult, checkedAt: string): Health | undefined {
  if (outcome.ok) return works(checkedAt);
  const { health: state, message, remedy, link, details } = outcome.problem;
  if (state === undefined) return undefined;
  return {
    state,
    message,
    checkedAt,
    ...(remedy && { remedy }),
    ...(link && { link }),
    ...(details && { details }),
  };
}
