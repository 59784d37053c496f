/** What a limit of Facebook's held up is asked about when it is over (DESIGN.md §4.5). */

import type { Context } from "../context.ts";
import type { Problem } from "../model.ts";
import { checkAccounts, type RateLimited } from "./check-accounts.ts";
import { delay } from "./delay.ts";

export interface RetryOptions {
  /** It waits until then (ISO 8601); undefined: it goes on. */
  readonly onPause: (until: string | undefined) => void;
  readonly signal: AbortSignal;
}

/** Milliseconds of waiting in all. */
const longestWait = 60 * 60_000;

/**
 * Asks about each account again when its limit is over, for up to an hour. Meanwhile it holds no turn and no token: a
 * login or a disconnect finds the way free, and the next round begins with what they left. A problem: why some could
 * not be asked about after all.
 */
export async function retryRateLimited(
  context: Context,
  first: RateLimited,
  { onPause, signal }: RetryOptions,
): Promise<Problem | undefined> {
  const { clock } = context;
  const deadline = clock.now() + longestWait;
  const heldUp = new Map(first);
  let problem: Problem | undefined;
  while (heldUp.size > 0 && !signal.aborted) {
    const next = Math.min(...[...heldUp.values()].map(endOf));
    if (next > deadline) break;
    onPause(new Date(next).toISOString());
    await delay(next - clock.now(), { clock, signal });
    onPause(undefined);
    const due = takeDue(heldUp, clock.now());
    const checked = await checkAccounts(context, ({ id }) => due.has(id), signal);
    for (const [id, limit] of checked.rateLimited) heldUp.set(id, limit);
    problem ??= checked.problem;
  }
  return problem ?? heldUp.values().next().value;
}

/** Milliseconds since the epoch. */
const endOf = ({ retryAt }: Problem): number => (retryAt === undefined ? 0 : Date.parse(retryAt));

/** Ids of those whose limit is over; they are held up no longer. */
function takeDue(heldUp: Map<string, Problem>, now: number): ReadonlySet<string> {
  const due = new Set([...heldUp].filter(([, limit]) => endOf(limit) <= now).map(([id]) => id));
  for (const id of due) heldUp.delete(id);
  return due;
}
