/** Asks Facebook which accounts work. If the answer is unclear, an account keeps its health. */
import { type ChannelType, channelTypes } from "../../../common/contract/accounts.ts";
import type { Context, RateLimited } from "../context.ts";
import { partitionPages } from "../eligibility.ts";
import type { AccountRecord, HealthRecord, Problem } from "../model.ts";
import { readPageTokens } from "../page-tokens.ts";
import { hasRequiredPermissions } from "../permissions.ts";
import { isoNow } from "../ports/clock.ts";
import type { CheckRequest, Login } from "../ports/facebook.ts";
import { problems } from "../problems.ts";
import { accountId, accountIdsWhere, setHealth } from "../records/accounts.ts";
import { isDisconnecting } from "../records/pending-disconnects.ts";
import { isOfOtherApp, setTokenOrigin } from "../records/token-origin.ts";
import { updateRecords } from "../records/update-records.ts";
import { type Finding, nextHealth } from "./next-health.ts";

/** What a check has found out so far. */
export interface CheckTally {
  /** The ids of the accounts about which Facebook said whether they work. */
  readonly answered: Set<string>;
  /**
   * Why nothing was found out about other accounts, by account id. An account without a token is
   * not among them, because its health says so.
   */
  readonly unanswered: Map<string, Problem>;
}

export const emptyTally = (): CheckTally => ({ answered: new Set(), unanswered: new Map() });

/** Adds to `tally` what a later step of the same check has found out. */
export function addToTally(tally: CheckTally, { answered, unanswered }: CheckTally): void {
  for (const id of answered) {
    tally.answered.add(id);
    tally.unanswered.delete(id);
  }
  for (const [id, problem] of unanswered) tally.unanswered.set(id, problem);
}

/** Returns the accounts that a rate limit kept from being checked. */
export const rateLimitedIn = ({ unanswered }: CheckTally): RateLimited =>
  new Map([...unanswered].filter(([, { retryAt }]) => retryAt !== undefined));

/**
 * Checks the user's accounts that this login does not allow us to connect. They may have stopped
 * working, because a login replaces the user's earlier selection of Pages, and the tokens of
 * deselected Pages become invalid.
 */
export async function recheckOtherAccounts(
  context: Context,
  login: Login,
  signal: AbortSignal,
): Promise<void> {
  const working = new Set(channelTypes.flatMap((type) => connectableIds(type, login)));
  const isOther = ({ id, userId }: AccountRecord) => userId === login.user.id && !working.has(id);
  const rateLimited = rateLimitedIn(await checkAccounts(context, isOther, signal));
  // Retry in the background, because the login is done and should not wait for a rate limit.
  if (rateLimited.size > 0) context.events.emit("rate-limited", rateLimited);
  // The login took effect although the flow was cancelled meanwhile.
  if (signal.aborted) {
    context.events.emit("recheck-needed", accountIdsWhere(context.records.get(), isOther));
  }
}

const connectableIds = (type: ChannelType, login: Login): readonly string[] =>
  hasRequiredPermissions(type, login.permissions.granted)
    ? partitionPages(type, login).eligible.map((page) => accountId(type, page.id))
    : [];

/**
 * Checks accounts. Skips those that another Meta app connected, and those that are reconnected or
 * disconnected during the check. If the signal is aborted, finds nothing and changes nothing.
 */
export async function checkAccounts(
  context: Context,
  chosen: (account: AccountRecord) => boolean,
  signal: AbortSignal,
): Promise<CheckTally> {
  const { records } = context;
  const { appId } = context.facebook;
  const matches = (account: AccountRecord) =>
    chosen(account) && !isDisconnecting(account) && !isOfOtherApp(account, appId);
  // If there is nothing to check, don't wait for the mutex.
  if (!records.get().accounts.some(matches)) return emptyTally();
  return context.facebookMutex.run(async () => {
    if (signal.aborted) return emptyTally();
    const accounts = records.get().accounts.filter(matches);
    const { requests, findings, problem } = await readTokens(context, accounts);
    const results = requests.length > 0 ? await context.facebook.check(requests, signal) : [];
    if (signal.aborted) return emptyTally();
    for (const { accountId, result } of results) findings.set(accountId, { kind: "asked", result });
    const health = changedHealth(accounts, findings, isoNow(context.clock));
    const accepted = new Set(results.flatMap((each) => (each.result.ok ? [each.accountId] : [])));
    updateRecords(records, (current) =>
      setTokenOrigin(setHealth(current, accounts, health), accepted, appId),
    );
    return tallyOf(findings, problem);
  });
}

interface ReadTokens {
  readonly requests: readonly CheckRequest[];
  /** The findings about accounts whose token could not be read, by account id. */
  readonly findings: Map<string, Finding>;
  /** Why some tokens could not be read. */
  readonly problem: Problem | undefined;
}

async function readTokens(
  { keychain }: Context,
  accounts: readonly AccountRecord[],
): Promise<ReadTokens> {
  const { tokens, missing, failure } = await readPageTokens(
    keychain,
    accounts.map(({ pageId }) => pageId),
  );
  const tokenOf = new Map(tokens.map(({ pageId, token }) => [pageId, token]));
  const missingIds = new Set(missing);
  const requests: CheckRequest[] = [];
  const findings = new Map<string, Finding>();
  for (const { id, channel, pageId } of accounts) {
    const token = tokenOf.get(pageId);
    if (token !== undefined) requests.push({ accountId: id, type: channel, pageId, token });
    else findings.set(id, { kind: missingIds.has(pageId) ? "token-missing" : "token-unread" });
  }
  return { requests, findings, problem: failure && problems.keychainReadFailed(failure) };
}

/** Returns the new health of the accounts whose health has changed, by account id. */
function changedHealth(
  accounts: readonly AccountRecord[],
  findings: ReadonlyMap<string, Finding>,
  at: string,
): ReadonlyMap<string, HealthRecord> {
  return new Map(
    accounts.flatMap(({ id, health: before }) => {
      const finding = findings.get(id);
      const health = finding ? nextHealth(before, finding, at) : before;
      return health === before ? [] : [[id, health] as const];
    }),
  );
}

/** `notRead` is the reason why some tokens could not be read. */
function tallyOf(findings: ReadonlyMap<string, Finding>, notRead: Problem | undefined): CheckTally {
  const tally = emptyTally();
  for (const [id, finding] of findings) {
    if (finding.kind === "token-missing") continue;
    const problem =
      finding.kind === "token-unread"
        ? notRead
        : finding.result.ok
          ? undefined
          : finding.result.problem;
    if (problem === undefined || problem.health !== undefined) tally.answered.add(id);
    else tally.unanswered.set(id, problem);
  }
  return tally;
}
