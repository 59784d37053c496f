import type { CheckScope, RunningCheck } from "../../../common/contract/checks.ts";
import { checkActivity } from "../activity/check-activity.ts";
import type { Context, RateLimited } from "../context.ts";
import type { AccountRecord } from "../model.ts";
import { StoreWriteError } from "../ports/records.ts";
import { activeAccounts } from "../records/pending-disconnects.ts";
import { isOfOtherApp } from "../records/token-origin.ts";
import { addToTally, checkAccounts, rateLimitedIn } from "./check-accounts.ts";
import { type CheckReport, checkReport, mainProblem } from "./check-report.ts";
import { type CheckWork, createCheckRuns, type FinishedCheck } from "./check-runs.ts";
import { all, isInScope, joinedKeys, scopeKey, smallestScope } from "./check-scope.ts";
import { refreshDetails } from "./refresh-details.ts";
import { type CheckRunOptions, retryRateLimited } from "./retry-rate-limited.ts";
import { type CheckEnd, checkEnd } from "./schedule.ts";

export interface CheckCoordinatorDeps {
  readonly context: Context;
  /** Called when the result of `checks` has changed. */
  readonly onChange: () => void;
  /** Aborts all checks. */
  readonly signal: AbortSignal;
}

/** Runs checks. Any number of them may run at the same time. */
export interface CheckCoordinator {
  /**
   * Checks the accounts in this scope, or all. Joins a running `check` of the same scope; one of a
   * channel also joins one of all accounts. Reports on its own scope only.
   */
  check(scope?: CheckScope): Promise<CheckReport>;
  /**
   * Ends all checks at once, those in the background too, and changes no account's health. What
   * `check` returns says so.
   */
  cancelCheck(): void;
  /** Checks all accounts. Ignores a full disk, because the next check can save the results. */
  checkInBackground(): Promise<void>;
  /** Resolves when the checks that `check` has started are over. */
  whenIdle(): Promise<void>;
  /** Checks these accounts in the background. */
  recheck(accountIds: ReadonlySet<string>): void;
  /** Checks each of these accounts in the background when its rate limit is over. */
  retryLater(rateLimited: RateLimited): void;
  /** Returns the running checks, without those that have nobody to ask about. */
  checks(): readonly RunningCheck[];
}

type Matches = (account: AccountRecord) => boolean;

export function createCheckCoordinator(deps: CheckCoordinatorDeps): CheckCoordinator {
  const { context } = deps;
  const runs = createCheckRuns(deps.onChange, deps.signal);
  /** What `check` has started, by `scopeKey`. */
  const started = new Map<string, Promise<FinishedCheck>>();

  async function runScope(scope: CheckScope): Promise<FinishedCheck> {
    const matches: Matches = (account) => isInScope(account, scope);
    if (scope.kind !== "account") context.keychain.clearCache();
    try {
      const finished = await runs.run(scope, askable(context, matches).length, (options) =>
        scope.kind === "all"
          ? checkAll(context, options)
          : checkWithRetries(context, matches, options),
      );
      // Nobody has cancelled a check that ends because Pagekeeper quits.
      if (!deps.signal.aborted) addToActivity(context, checkReport(context, scope, finished));
      if (scope.kind === "all") context.events.emit("all-checked", endOf(finished));
      return finished;
    } finally {
      started.delete(scopeKey(scope));
      if (scope.kind !== "account") context.events.emit("check-finished");
    }
  }

  function start(scope: CheckScope): Promise<FinishedCheck> {
    const finished = runScope(scope);
    started.set(scopeKey(scope), finished);
    return finished;
  }

  async function check(scope: CheckScope = all): Promise<CheckReport> {
    const running = joinedKeys(scope).map((key) => started.get(key));
    const finished = await (running.find((each) => each !== undefined) ?? start(scope));
    return checkReport(context, scope, finished);
  }

  function runInBackground(ids: ReadonlySet<string>, work: CheckWork): void {
    const accounts = askable(context, ({ id }) => ids.has(id));
    if (accounts.length === 0) return;
    runs.run(smallestScope(accounts), accounts.length, work).catch(ignoreStoreWriteError);
  }

  return {
    check,
    cancelCheck: runs.cancel,
    checkInBackground: () => check().then(ignore, ignoreStoreWriteError),
    whenIdle: () => Promise.allSettled(started.values()).then(ignore),
    recheck: (ids) =>
      runInBackground(ids, (options) =>
        checkWithRetries(context, ({ id }) => ids.has(id), options),
      ),
    retryLater: (rateLimited) =>
      runInBackground(new Set(rateLimited.keys()), (options) =>
        retryRateLimited(context, rateLimited, options),
      ),
    checks: runs.list,
  };
}

/** Returns the accounts that a check can ask about. */
const askable = ({ records, facebook }: Context, matches: Matches): readonly AccountRecord[] =>
  activeAccounts(records.get()).filter(
    (each) => matches(each) && !isOfOtherApp(each, facebook.appId),
  );

async function checkAll(context: Context, options: CheckRunOptions): Promise<void> {
  await checkWithRetries(context, () => true, options);
  const { tally, signal } = options;
  // Skip the details after a problem, because reading them would fail as well.
  if (tally.unanswered.size === 0) await refreshDetails(context, signal);
}

async function checkWithRetries(
  context: Context,
  matches: Matches,
  options: CheckRunOptions,
): Promise<void> {
  const checked = await checkAccounts(context, matches, options.signal);
  addToTally(options.tally, checked);
  await retryRateLimited(context, rateLimitedIn(checked), options);
}

function addToActivity({ activity, records }: Context, report: CheckReport): void {
  activity.add(checkActivity(report, records.get().accounts, activity.entries().at(-1)));
}

const endOf = ({ cancelled, tally }: FinishedCheck): CheckEnd =>
  cancelled ? "needs-user" : checkEnd(mainProblem([...tally.unanswered.values()]));

const ignore = () => undefined;

function ignoreStoreWriteError(error: unknown): void {
  if (!(error instanceof StoreWriteError)) throw error;
}
