/** Asks Facebook which accounts work. What it does not say changes nothing (DESIGN.md §4.5). */
import { type ChannelType, channelTypes } from "../../../common/contract/accounts.ts";
import { partitionPages } from "../connect/eligibility.ts";
import { type Context, isoNow, updateRecords } from "../context.ts";
import type { AccountRecord, HealthRecord, Problem } from "../model.ts";
import { readPageTokens } from "../page-tokens.ts";
import { hasRequiredPermissions } from "../permissions.ts";
import type { CheckRequest, CheckResult, Login } from "../ports/facebook.ts";
import { problems } from "../problems.ts";
import { accountId, setHealth } from "../records/accounts.ts";
import { type Finding, nextHealth } from "./next-health.ts";

/** The limit that held an account up, and until when, by account id. */
export type RateLimited = ReadonlyMap<string, Problem>;

interface CheckSummary {
  readonly rateLimited: RateLimited;
  /** Why others could not be asked about: no network, a locked keychain. They keep what they had. */
  readonly problem: Problem | undefined;
}

/**
 * After a login the choice of Pages is a new one: a Page of the same user that is not in it has just lost its token.
 * Those that this login could connect itself are known to work; only the others are asked about.
 */
export async function recheckOtherAccounts(
  context: Context,
  login: Login,
  signal: AbortSignal,
): Promise<void> {
  const fine = new Set(
    channelTypes.flatMap((type) =>
      hasRequiredPermissions(type, login.permissions) ? connectable(type, login) : [],
    ),
  );
  const { rateLimited } = await checkAccounts(
    context,
    (account) => account.userId === login.user.id && !fine.has(account.id),
    signal,
  );
  // Whoever logged in has what they came for, and need not wait until Facebook answers again.
  if (rateLimited.size > 0) context.retryLater(rateLimited);
}

const connectable = (type: ChannelType, login: Login): readonly string[] =>
  partitionPages(type, login).eligible.map((page) => accountId(type, page.id));

/** Changes wait for no check: what was connected anew or disconnected in the meantime keeps what it has. */
export async function checkAccounts(
  context: Context,
  test: (account: AccountRecord) => boolean,
  signal: AbortSignal,
): Promise<CheckSummary> {
  // Where nobody is to be asked about, nobody waits for a check that is under way.
  if (!context.records.get().accounts.some(test))
    return { problem: undefined, rateLimited: new Map() };
  return context.facebookMutex.run(async () => {
    const asked = context.records.get().accounts.filter(test);
    const { health, ...checked } = await askAbout(context, asked, signal);
    if (health.size > 0)
      updateRecords(context.records, (records) => setHealth(records, asked, health));
    return checked;
  });
}

interface Found extends CheckSummary {
  readonly health: ReadonlyMap<string, HealthRecord>;
}

async function askAbout(
  context: Context,
  accounts: readonly AccountRecord[],
  signal: AbortSignal,
): Promise<Found> {
  const { requests, findings, problem: notRead } = await prepare(context, accounts);
  const results = requests.length > 0 ? await context.facebook.check(requests, signal) : [];
  for (const { accountId, result } of results) findings.set(accountId, { kind: "asked", result });
  return {
    health: healthBy(findings, accounts, isoNow(context.clock)),
    ...unasked(results, notRead),
  };
}

/** What each account's health has become, by id, of those of which something was learnt. */
function healthBy(
  findings: ReadonlyMap<string, Finding>,
  accounts: readonly AccountRecord[],
  at: string,
): ReadonlyMap<string, HealthRecord> {
  return new Map(
    accounts.flatMap(({ id, health: before }) => {
      const found = findings.get(id);
      const health = found ? nextHealth(before, found, at) : before;
      return health === before ? [] : [[id, health] as const];
    }),
  );
}

/** Whom a limit held up, and the first other reason why some could not be asked about. */
function unasked(results: readonly CheckResult[], notRead: Problem | undefined): CheckSummary {
  const rateLimited = new Map<string, Problem>();
  let problem = notRead;
  for (const { accountId, result } of results) {
    if (result.ok || result.problem.health !== undefined) continue;
    if (result.problem.retryAt !== undefined) rateLimited.set(accountId, result.problem);
    else problem ??= result.problem;
  }
  return { rateLimited, problem };
}

interface Prepared {
  readonly requests: readonly CheckRequest[];
  /** What the keychain told already, by account id. */
  readonly findings: Map<string, Finding>;
  /** Why the token of some could not be read. */
  readonly problem: Problem | undefined;
}

async function prepare(
  { keychain }: Context,
  accounts: readonly AccountRecord[],
): Promise<Prepared> {
  const {
    tokens: found,
    missing,
    failure,
  } = await readPageTokens(
    keychain,
    accounts.map(({ pageId }) => pageId),
  );
  const tokens = new Map(found.map(({ pageId, token }) => [pageId, token]));
  const gone = new Set(missing);
  const requests: CheckRequest[] = [];
  const findings = new Map<string, Finding>();
  for (const { id, channel, pageId } of accounts) {
    const token = tokens.get(pageId);
    if (token !== undefined) requests.push({ accountId: id, type: channel, pageId, token });
    else findings.set(id, { kind: gone.has(pageId) ? "token-lost" : "token-unread" });
  }
  return { requests, findings, problem: failure && problems.keychainReadFailed(failure) };
}
