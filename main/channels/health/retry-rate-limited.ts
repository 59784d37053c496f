import type { Context, RateLimited } from "../context.ts";
import type { Problem } from "../model.ts";
import { delay } from "../ports/clock.ts";
import { addToTally, type CheckTally, checkAccounts, rateLimitedIn } from "./check-accounts.ts";

export interface CheckRunOptions {
  /** Collects what the check finds out. */
  readonly tally: CheckTally;
  /**
   * Called when a pause begins or ends. `until` is the time when the pause will end, in ISO 8601,
   * or undefined if the pause is over.
   */
  readonly onPause: (until: string | undefined) => void;
  readonly signal: AbortSignal;
}

/** The maximum total length of all pauses, in milliseconds. */
const maxPause = 60 * 60_000;

/**
 * Checks each account again when its rate limit is over, for up to an hour. Holds no mutex during
 * the pauses, so that logins and disconnects can proceed.
 */
export async function retryRateLimited(
  context: Context,
  rateLimited: RateLimited,
  { tally, onPause, signal }: CheckRunOptions,
): Promise<void> {
  const { clock } = context;
  const deadline = clock.now() + maxPause;
  const waiting = new Map(rateLimited);
  while (waiting.size > 0 && !signal.aborted) {
    const next = Math.min(...[...waiting.values()].map(retryTime));
    if (next > deadline) break;
    onPause(new Date(next).toISOString());
    await delay(next - clock.now(), { clock, signal });
    onPause(undefined);
    const due = takeDue(waiting, clock.now());
    const checked = await checkAccounts(context, ({ id }) => due.has(id), signal);
    addToTally(tally, checked);
    for (const [id, limit] of rateLimitedIn(checked)) waiting.set(id, limit);
  }
}

/** Returns when the rate limit is over, in milliseconds since the epoch. */
const retryTime = ({ retryAt }: Problem): number =>
  retryAt === undefined ? 0 : Date.parse(retryAt);

/** Removes from `waiting` the accounts whose rate limit is over, and returns their ids. */
function takeDue(waiting: Map<string, Problem>, now: number): ReadonlySet<string> {
  const due = new Set(
    [...waiting].filter(([, limit]) => retryTime(limit) <= now).map(([id]) => id),
  );
  for (const id of due) waiting.delete(id);
  return due;
}
