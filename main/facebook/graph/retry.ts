import type { Result } from "../../channels/model.ts";
import { type DelayOptions, delay } from "../../channels/ports/clock.ts";
import { failed } from "../errors/problems.ts";

/** When another attempt may succeed and does no harm. `at`: milliseconds since the epoch. */
export type Retry = "never" | "soon" | { readonly at: number };

export interface Attempt<T> {
  readonly result: Result<T>;
  readonly retry: Retry;
}

/** How long an operation may pause for a rate limit. */
export interface RateLimitPause {
  /** Milliseconds of a single pause. */
  readonly maxMs: number;
  /** Called with the time a pause ends (ISO 8601), and with undefined when it is over. */
  readonly onPause: (until: string | undefined) => void;
}

export interface RetryOptions extends DelayOptions {
  /** 0 up to 1. */
  readonly random: () => number;
  /** If absent, a rate limit fails the call at once. */
  readonly rateLimitPause?: RateLimitPause | undefined;
}

/** Runs attempts until one succeeds or a retry is pointless; returns the last result. */
export type WithRetries = <T>(attempt: () => Promise<Attempt<T>>) => Promise<Result<T>>;

const maxRetries = 2;
/** Milliseconds. Doubles with each retry; varies by half so that clients don't return together. */
const firstBackoff = 400;

/**
 * Returns the retries of one operation, whose parallel calls share their pauses. Health checks
 * don't pause here but in channels/health/retry-rate-limited.ts, where nothing is locked meanwhile.
 */
export function createRetries(options: RetryOptions): WithRetries {
  const { clock, signal, random, rateLimitPause } = options;
  let currentPause: Promise<boolean> | undefined;

  async function backOff(outages: number): Promise<boolean> {
    if (outages > maxRetries || signal.aborted) return false;
    await delay(firstBackoff * 2 ** (outages - 1) * (0.5 + random()), options);
    return true;
  }

  async function pauseFor(ms: number, onPause: RateLimitPause["onPause"]): Promise<boolean> {
    onPause(new Date(clock.now() + ms).toISOString());
    await delay(ms, options);
    currentPause = undefined;
    if (signal.aborted) return false;
    onPause(undefined);
    return true;
  }

  async function waitUntil(at: number): Promise<boolean> {
    const ms = at - clock.now();
    if (!rateLimitPause || ms > rateLimitPause.maxMs) return false;
    // A call that joins a pause tries again after it, and then waits for the rest of its own.
    currentPause ??= pauseFor(ms, rateLimitPause.onPause);
    return currentPause;
  }

  async function waitToRetry(retry: Retry, outages: number): Promise<boolean> {
    if (retry === "never") return false;
    return retry === "soon" ? backOff(outages) : waitUntil(retry.at);
  }

  return async (attempt) => {
    let outages = 0;
    for (;;) {
      const { result, retry } = await attempt();
      outages = retry === "soon" ? outages + 1 : 0;
      if (!(await waitToRetry(retry, outages)))
        return signal.aborted ? failed("cancelled") : result;
    }
  };
}
