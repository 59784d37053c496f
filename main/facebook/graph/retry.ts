import type { Result } from "../../channels/model.ts";
import { type DelayOptions, delay } from "../../channels/ports/clock.ts";
import { failed } from "../errors/problems.ts";

/** When it is safe and worthwhile to try again. `at` is in milliseconds since the epoch. */
export type Retry = "never" | "once" | "soon" | { readonly at: number };

export interface Attempt<T> {
  readonly result: Result<T>;
  readonly retry: Retry;
}

/** How an operation pauses for a rate limit. */
export interface RateLimitPause {
  /** The maximum length of a pause, in milliseconds. */
  readonly maxMs: number;
  /** Called with the end time (ISO 8601) when a pause starts, and with undefined when it ends. */
  readonly onPause: (until: string | undefined) => void;
}

export interface RetryOptions extends DelayOptions {
  /** Returns a number from 0 (inclusive) to 1 (exclusive), like `Math.random`. */
  readonly random: () => number;
  /** If absent, a rate-limited call fails at once. */
  readonly rateLimitPause?: RateLimitPause | undefined;
}

/** Repeats an attempt until it succeeds or a retry is pointless. Returns the last result. */
export type WithRetries = <T>(attempt: () => Promise<Attempt<T>>) => Promise<Result<T>>;

const maxRetries = 2;
/**
 * The delay before the first retry, in milliseconds. It doubles with each retry, and jitter keeps
 * clients from retrying all at once.
 */
const firstBackoff = 400;

/**
 * Creates the retries for one operation. Parallel calls share their pauses. Health checks pause in
 * channels/health/retry-rate-limited.ts instead, because there they hold no lock while they wait.
 */
export function createRetries(options: RetryOptions): WithRetries {
  const { clock, signal, random, rateLimitPause } = options;
  let currentPause: Promise<boolean> | undefined;

  async function backOff(outages: number, max: number): Promise<boolean> {
    if (outages > max || signal.aborted) return false;
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
    // If a parallel call has already started a pause, wait for that pause. If the pause is too
    // short for this call, Meta refuses the call again, and the call starts another pause.
    currentPause ??= pauseFor(ms, rateLimitPause.onPause);
    return currentPause;
  }

  async function waitToRetry(retry: Retry, outages: number): Promise<boolean> {
    if (retry === "never") return false;
    if (typeof retry === "object") return waitUntil(retry.at);
    return backOff(outages, retry === "once" ? 1 : maxRetries);
  }

  return async (attempt) => {
    let outages = 0;
    for (;;) {
      const { result, retry } = await attempt();
      outages = typeof retry === "string" ? outages + 1 : 0;
      if (!(await waitToRetry(retry, outages)))
        return signal.aborted ? failed("cancelled") : result;
    }
  };
}
