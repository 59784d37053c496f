/** The checks under way: what a person asks for, and what goes on behind the window. Each waits for Facebook's limits. */
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { Context } from "../context.ts";
import type { AccountRecord, Problem } from "../model.ts";
import { StoreWriteError } from "../ports/records.ts";
import { checkAccounts, type RateLimited } from "./check-accounts.ts";
import { refreshTokenExpiries } from "./refresh-token-expiry.ts";
import { type RetryOptions, retryRateLimited } from "./retry-rate-limited.ts";

export interface CheckCoordinatorDeps {
  readonly context: Context;
  /** What `checking` or `pausedUntil` answers changed. */
  readonly onChange: () => void;
  /** A check of all accounts has ended. Not told of one that could not be written down. */
  readonly onAllChecked: (problem: Problem | undefined) => void;
  /** A check of all accounts, or of one channel's, has ended. */
  readonly onChecked: () => void;
  /** Ends all of them. */
  readonly signal: AbortSignal;
}

export interface CheckCoordinator {
  /**
   * Of all accounts, or of one channel's. One at a time: who asks for no more than what is under way joins it, who asks
   * for more waits for it. A problem: why some could not be asked about.
   */
  check(type?: ChannelType): Promise<Problem | undefined>;
  /** Of all accounts, where nobody asked for it. */
  checkInBackground(): Promise<void>;
  /** Resolves when no such check is under way. */
  whenIdle(): Promise<void>;
  /** Behind the window. */
  checkNew(ids: ReadonlySet<string>): void;
  /** Behind the window, those that a limit held up in another operation. */
  retryLater(heldUp: RateLimited): void;
  checking(): boolean;
  /** All that are under way wait for a limit; the first of them until then. ISO 8601. */
  pausedUntil(): string | undefined;
}

/** One check under way. */
interface Run {
  /** ISO 8601. */
  until: string | undefined;
}

/** The check of all accounts (no type), or of one channel's, that is under way. */
interface Asked {
  readonly type: ChannelType | undefined;
  readonly end: Promise<Problem | undefined>;
}

type Test = (account: AccountRecord) => boolean;

export function createCheckCoordinator({
  context,
  onChange,
  onAllChecked,
  onChecked,
  signal,
}: CheckCoordinatorDeps): CheckCoordinator {
  const runs = new Set<Run>();
  let asked: Asked | undefined;

  async function run(
    work: (waiting: RetryOptions) => Promise<Problem | undefined>,
  ): Promise<Problem | undefined> {
    const one: Run = { until: undefined };
    runs.add(one);
    onChange();
    try {
      const onPause: RetryOptions["onPause"] = (until) => {
        one.until = until;
        onChange();
      };
      return await work({ onPause, signal });
    } finally {
      runs.delete(one);
      onChange();
    }
  }

  async function checkThrough(test: Test, waiting: RetryOptions): Promise<Problem | undefined> {
    const { problem, rateLimited } = await checkAccounts(context, test, signal);
    const later = await retryRateLimited(context, rateLimited, waiting);
    return problem ?? later;
  }

  /** Where Facebook, or the keychain, does not answer, it need not be asked about logins either. */
  const checkAll = () =>
    run(async (waiting) => {
      const problem = await checkThrough(() => true, waiting);
      if (problem === undefined) await refreshTokenExpiries(context, signal);
      onAllChecked(problem);
      return problem;
    });

  const checkChannel = (type: ChannelType) =>
    run((waiting) => checkThrough(({ channel }) => channel === type, waiting));

  async function checkAsked(type: ChannelType | undefined): Promise<Problem | undefined> {
    try {
      return await (type === undefined ? checkAll() : checkChannel(type));
    } finally {
      asked = undefined;
      onChecked();
    }
  }

  function check(type?: ChannelType): Promise<Problem | undefined> {
    if (asked?.type !== undefined && asked.type !== type) {
      return asked.end.then(leaveOut, leaveOut).then(() => check(type));
    }
    asked ??= { type, end: checkAsked(type) };
    return asked.end;
  }

  return {
    check,
    checkInBackground: () => check().then(leaveOut, leaveToTheNext),
    whenIdle: () => asked?.end.then(leaveOut, leaveOut) ?? Promise.resolve(),
    checkNew: (ids) =>
      void run((waiting) => checkThrough(({ id }) => ids.has(id), waiting)).catch(leaveToTheNext),
    retryLater: (heldUp) =>
      void run((waiting) => retryRateLimited(context, heldUp, waiting)).catch(leaveToTheNext),
    checking: () => runs.size > 0,
    pausedUntil() {
      const untils = [...runs].map(({ until }) => until);
      return untils.includes(undefined) ? undefined : untils.sort()[0];
    },
  };
}

const leaveOut = () => undefined;

/** What could not be written down is found again by the next check. */
function leaveToTheNext(error: unknown): void {
  if (!(error instanceof StoreWriteError)) throw error;
}
