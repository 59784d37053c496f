import type { Clock } from "../../channels/ports/clock.ts";
import type { Usage } from "./usage-headers.ts";

/**
 * Identifies the owner of a limit: `app`, the id of a Page (or another object), or an `accountKey`.
 */
export type LimitKey = string;

/** Identifies an account by the `appsecret_proof` of its token, so that no token is stored here. */
export const accountKey = (proof: string): LimitKey => `account:${proof}`;

/** The block on calls after a limit was exceeded. */
export interface Block {
  /** The end of the block, in milliseconds since the epoch. */
  readonly until: number;
  /** True if Meta named no end, so that `until` is a guess. */
  readonly estimated: boolean;
}

/** The limits that apply to one operation. */
export interface OperationLimits {
  recordUsage(usages: readonly Usage[]): void;
  /** Records that Meta refused a call. `ms` is the wait that Meta named, if it named one. */
  block(key: LimitKey, ms: number | undefined): void;
  /** Returns the block on these keys that ends last, or undefined if a call may be made. */
  blocked(...keys: readonly LimitKey[]): Block | undefined;
  /** Takes the next free slot for a call and returns how many milliseconds to wait for it. */
  reserveSlot(...keys: readonly LimitKey[]): number;
}

export interface RateLimiter {
  forOperation(): OperationLimits;
}

interface StoredBlock extends Block {
  /** The number of estimated blocks directly before this one. */
  readonly streak: number;
}

/** Spaces out the calls while a limit is near. Both times are in milliseconds since the epoch. */
interface Pace {
  readonly until: number;
  readonly nextCallAt: number;
}

/** The minimum time between calls when a limit is near, in milliseconds. */
const slowInterval = 2_000;
/** How long a usage header slows calls down, in milliseconds. */
const slowFor = 60_000;

/**
 * The length of the first and of the longest estimated block, in milliseconds. Each estimate is
 * twice the previous one and varies at random by up to a quarter.
 */
const firstEstimate = 60_000;
const longestEstimate = 16 * 60_000;
/**
 * The time after a block until a streak of estimated blocks ends, in milliseconds. If a call is
 * refused later, the estimate is `firstEstimate` again.
 */
const streakExpiry = 30 * 60_000;

/**
 * Creates a rate limiter. If Meta named the end of a block, the block applies to every operation.
 * If the end is an estimate, the block applies only to the operations that Meta has refused. A new
 * operation may try one call despite the estimate. Such attempts are rare, because new operations
 * are started by the user or run hours apart.
 *
 * @param random Returns a number from 0 (inclusive) to 1 (exclusive), like `Math.random`.
 */
export function createRateLimiter(clock: Clock, random: () => number): RateLimiter {
  const blocks = new Map<LimitKey, StoredBlock>();
  const paces = new Map<LimitKey, Pace>();

  function estimate(previous: StoredBlock | undefined): StoredBlock {
    const now = clock.now();
    // Keep a block that is still in effect, so that several parallel calls that Meta refuses don't
    // extend the block or its streak.
    if (previous && previous.until > now) return previous;
    const continues = previous?.estimated && now - previous.until < streakExpiry;
    const streak = continues ? previous.streak + 1 : 0;
    const ms = Math.min(firstEstimate * 2 ** streak, longestEstimate) * (0.75 + random() / 2);
    return { until: now + ms, estimated: true, streak };
  }

  function slowDown(key: LimitKey): void {
    const now = clock.now();
    const nextCallAt = Math.max(paces.get(key)?.nextCallAt ?? 0, now + slowInterval);
    paces.set(key, { until: now + slowFor, nextCallAt });
  }

  function reserve(key: LimitKey): number {
    const pace = paces.get(key);
    const now = clock.now();
    if (!pace || pace.until <= now) return 0;
    const callAt = Math.max(now, pace.nextCallAt);
    paces.set(key, { ...pace, nextCallAt: callAt + slowInterval });
    return callAt - now;
  }

  function forOperation(): OperationLimits {
    const refusedKeys = new Set<LimitKey>();

    function block(key: LimitKey, ms: number | undefined): void {
      if (ms === undefined) {
        refusedKeys.add(key);
        blocks.set(key, estimate(blocks.get(key)));
      } else {
        blocks.set(key, { until: clock.now() + ms, estimated: false, streak: 0 });
      }
    }

    function applies(key: LimitKey, { until, estimated }: Block): boolean {
      return until > clock.now() && (!estimated || refusedKeys.has(key));
    }

    return {
      recordUsage(usages) {
        for (const { key, pace, regainMs } of usages) {
          // "free" or "slow" usage doesn't end a block, because Meta may have reported that usage
          // before it refused a call.
          if (pace === "free") paces.delete(key);
          else if (pace === "slow") slowDown(key);
          else block(key, regainMs);
        }
      },
      block,
      blocked(...keys) {
        const found = keys.flatMap((key) => {
          const stored = blocks.get(key);
          return stored && applies(key, stored) ? [stored] : [];
        });
        return found.toSorted((one, other) => other.until - one.until)[0];
      },
      reserveSlot: (...keys) => Math.max(0, ...keys.map(reserve)),
    };
  }

  return { forOperation };
}
