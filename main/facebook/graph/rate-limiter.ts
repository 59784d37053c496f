import type { Clock } from "../../channels/ports/clock.ts";
import type { Usage } from "./usage-headers.ts";

/** Whose limit it is: `app`, the id of a Page (or another object), or an account's key. */
export type LimitKey = string;

/**
 * Identifies the account behind a token. `proof`: its `appsecret_proof`, so that no token is kept.
 */
export const accountKey = (proof: string): LimitKey => `account:${proof}`;

/** A limit that is exceeded. */
export interface Block {
  /** Milliseconds since the epoch. */
  readonly until: number;
  /** True if Meta named no time and `until` is a guess. */
  readonly estimated: boolean;
}

/** The limits as one operation sees them. */
export interface OperationLimits {
  recordUsage(usages: readonly Usage[]): void;
  /** Records that Meta refused a call. `ms`: how long Meta said to wait, if it did. */
  block(key: LimitKey, ms: number | undefined): void;
  /** Returns the block on any of these keys that ends last; undefined if a call may be made. */
  blocked(...keys: readonly LimitKey[]): Block | undefined;
  /** Takes the next free slot for a call and returns how many milliseconds to wait for it. */
  reserveSlot(...keys: readonly LimitKey[]): number;
}

export interface RateLimiter {
  forOperation(): OperationLimits;
}

interface StoredBlock extends Block {
  /** How many estimated blocks came right before this one. */
  readonly streak: number;
}

/** Calls are spaced because a limit is near. Both in milliseconds since the epoch. */
interface Pace {
  readonly until: number;
  readonly nextCallAt: number;
}

/** Milliseconds between calls near a limit. */
const slowInterval = 2_000;
/** Milliseconds for which a usage header slows calls down, unless a later one says otherwise. */
const slowFor = 60_000;

/** Milliseconds. Estimates double up to the longest, and vary by a quarter either way. */
const firstEstimate = 60_000;
const longestEstimate = 16 * 60_000;
/** Milliseconds after an estimated block ends until the next one starts at the first estimate. */
const streakExpiry = 30 * 60_000;

/**
 * A block with a time from Meta applies to every operation. An estimated one applies only to the
 * operations that were refused: a new one starts because a person asked, or hours later, and may
 * try once. `random`: from 0 up to 1.
 */
export function createRateLimiter(clock: Clock, random: () => number): RateLimiter {
  const blocks = new Map<LimitKey, StoredBlock>();
  const paces = new Map<LimitKey, Pace>();

  function estimate(previous: StoredBlock | undefined): StoredBlock {
    const now = clock.now();
    // Parallel calls are refused for the same limit.
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
          // Neither ends a block: the response may have been on its way when the limit was hit.
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
