import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { Context, RateLimited } from "../context.ts";
import type { AccountRecord, Problem } from "../model.ts";
import { StoreWriteError } from "../ports/records.ts";
import { checkAccounts } from "./check-accounts.ts";
import { refreshDetails } from "./refresh-details.ts";
import { type CheckRetryOptions, retryRateLimited } from "./retry-rate-limited.ts";

export interface CheckCoordinatorDeps {
  readonly context: Context;
  /** Called when the result of `checking` or `pausedUntil` has changed. */
  readonly onChange: () => void;
  /** Aborts all checks. */
  readonly signal: AbortSignal;
}

/**
 * Runs checks. Only one `check` runs at a time, but any number of `recheck` and `retryLater` calls
 * run in the background.
 */
export interface CheckCoordinator {
  /**
   * Checks all accounts, or those of one channel. Joins the running check if it covers these
   * accounts. If it doesn't, waits for its end and starts another check. Returns why some accounts
   * could not be checked, or undefined if all were checked.
   */
  check(type?: ChannelType): Promise<Problem | undefined>;
  /** Checks all accounts. Ignores a full disk, because the next check can save the results. */
  checkInBackground(): Promise<void>;
  /** Resolves when no `check` is running. */
  whenIdle(): Promise<void>;
  /** Checks these accounts in the background. */
  recheck(accountIds: ReadonlySet<string>): void;
  /** Checks each of these accounts in the background when its rate limit is over. */
  retryLater(rateLimited: RateLimited): void;
  checking(): boolean;
  /**
   * Returns the time when the first paused check continues, in ISO 8601. Returns undefined unless
   * all running checks are paused.
   */
  pausedUntil(): string | undefined;
}

interface RunningCheck {
  pausedUntil: string | undefined;
}

interface CurrentCheck {
  /** Undefined for a check of all channels. */
  readonly type: ChannelType | undefined;
  readonly done: Promise<Problem | undefined>;
}

type Matches = (account: AccountRecord) => boolean;

export function createCheckCoordinator({
  context,
  onChange,
  signal,
}: CheckCoordinatorDeps): CheckCoordinator {
  const running = new Set<RunningCheck>();
  let current: CurrentCheck | undefined;

  async function run<T>(work: (options: CheckRetryOptions) => Promise<T>): Promise<T> {
    const check: RunningCheck = { pausedUntil: undefined };
    running.add(check);
    onChange();
    try {
      const onPause: CheckRetryOptions["onPause"] = (until) => {
        check.pausedUntil = until;
        onChange();
      };
      return await work({ onPause, signal });
    } finally {
      running.delete(check);
      onChange();
    }
  }

  const runInBackground = (work: (options: CheckRetryOptions) => Promise<unknown>) =>
    void run(work).catch(ignoreStoreWriteError);

  async function checkCurrent(type: ChannelType | undefined): Promise<Problem | undefined> {
    context.keychain.clearCache();
    try {
      return await run((options) => checkChannels(context, type, options));
    } finally {
      current = undefined;
      context.events.emit("check-finished");
    }
  }

  function check(type?: ChannelType): Promise<Problem | undefined> {
    if (current?.type !== undefined && current.type !== type) {
      return current.done.then(ignore, ignore).then(() => check(type));
    }
    current ??= { type, done: checkCurrent(type) };
    return current.done;
  }

  return {
    check,
    checkInBackground: () => check().then(ignore, ignoreStoreWriteError),
    whenIdle: () => current?.done.then(ignore, ignore) ?? Promise.resolve(),
    recheck(ids) {
      if (ids.size > 0)
        runInBackground((options) => checkWithRetries(context, ({ id }) => ids.has(id), options));
    },
    retryLater: (rateLimited) =>
      runInBackground((options) => retryRateLimited(context, rateLimited, options)),
    checking: () => running.size > 0,
    pausedUntil() {
      const times = [...running].map(({ pausedUntil }) => pausedUntil);
      return times.includes(undefined) ? undefined : times.sort()[0];
    },
  };
}

async function checkChannels(
  context: Context,
  type: ChannelType | undefined,
  options: CheckRetryOptions,
): Promise<Problem | undefined> {
  if (type !== undefined)
    return checkWithRetries(context, ({ channel }) => channel === type, options);
  const problem = await checkWithRetries(context, () => true, options);
  // Skip the details after a problem, because reading them would fail as well.
  if (problem === undefined) await refreshDetails(context, options.signal);
  context.events.emit("all-checked", problem);
  return problem;
}

async function checkWithRetries(
  context: Context,
  matches: Matches,
  options: CheckRetryOptions,
): Promise<Problem | undefined> {
  const { problem, rateLimited } = await checkAccounts(context, matches, options.signal);
  const retryProblem = await retryRateLimited(context, rateLimited, options);
  return problem ?? retryProblem;
}

const ignore = () => undefined;

function ignoreStoreWriteError(error: unknown): void {
  if (!(error instanceof StoreWriteError)) throw error;
}
