/** Asks Facebook which accounts work. What it does not say changes nothing (DESIGN.md §4.5). */
import { type ChannelType, channelTypes } from "../../../common/contract/accounts.ts";
import { sortPages } from "../connect/eligibility.ts";
import { type Context, isoNow, update } from "../context.ts";
import { readPageKeys } from "../page-tokens.ts";
import { suffices } from "../permissions.ts";
import type {
  AccountRecord,
  CheckRequest,
  CheckResult,
  HealthRecord,
  Login,
  Problem,
} from "../ports/index.ts";
import { problems } from "../problems.ts";
import { accountId, withHealth } from "../records/accounts.ts";
import { type Finding, nextHealth } from "./next-health.ts";

/** The limit that held an account up, and until when, by account id. */
export type HeldUp = ReadonlyMap<string, Problem>;

interface Checked {
  readonly heldUp: HeldUp;
  /** Why others could not be asked about: no network, a locked keychain. They keep what they had. */
  readonly problem: Problem | undefined;
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
  const { heldUp } = await checkWhere(
    context,
    (account) => account.userId === login.user.id && !fine.has(account.id),
    signal,
  );
  // Whoever logged in has what they came for, and need not wait until Facebook answers again.
  if (heldUp.size > 0) context.checkLater(heldUp);
}

const connectable = (type: ChannelType, login: Login): readonly string[] =>
  sortPages(type, login).eligible.map((page) => accountId(type, page.id));

/** Changes wait for no check: what was connected anew or disconnected in the meantime keeps what it has. */
export async function checkWhere(
  context: Context,
  test: (account: AccountRecord) => boolean,
  signal: AbortSignal,
): Promise<Checked> {
  // Where nobody is to be asked about, nobody waits for a check that is under way.
  if (!context.records.get().accounts.some(test)) return { problem: undefined, heldUp: new Map() };
  return context.talkInTurn(async () => {
    const asked = context.records.get().accounts.filter(test);
    const { health, ...checked } = await askAbout(context, asked, signal);
    if (health.size > 0) update(context.records, (records) => withHealth(records, asked, health));
    return checked;
  });
}

interface Found extends Checked {
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
function unasked(results: readonly CheckResult[], notRead: Problem | undefined): Checked {
  const heldUp = new Map<string, Problem>();
  let problem = notRead;
  for (const { accountId, result } of results) {
    if (result.ok || result.problem.health !== undefined) continue;
    if (result.problem.retryAt !== undefined) heldUp.set(accountId, result.problem);
    else problem ??= result.problem;
  }
  return { heldUp, problem };
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
  const { keys, lost, failure } = await readPageKeys(
    keychain,
    accounts.map(({ pageId }) => pageId),
  );
  const tokens = new Map(keys.map(({ pageId, token }) => [pageId, token]));
  const gone = new Set(lost);
  const requests: CheckRequest[] = [];
  const findings = new Map<string, Finding>();
  for (const { id, channel, pageId } of accounts) {
    const token = tokens.get(pageId);
    if (token !== undefined) requests.push({ accountId: id, type: channel, pageId, token });
    else findings.set(id, { kind: gone.has(pageId) ? "token-lost" : "token-unread" });
  }
  return { requests, findings, problem: failure && problems.notRead(failure) };
}
