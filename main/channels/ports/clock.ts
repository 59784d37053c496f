export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once after `ms`. Returns a function that cancels it. */
  after(ms: number, callback: () => void): () => void;
}

/** Milliseconds. */
export const day = 24 * 60 * 60_000;

/** The current time in ISO 8601. */
export const isoNow = (clock: Clock): string => new Date(clock.now()).toISOString();

export interface DelayOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Resolves after `ms`, or as soon as the signal is aborted. */
export function delay(ms: number, { clock, signal }: DelayOptions): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      cancel();
      signal.removeEventListener("abort", end);
      resolve();
    };
    const cancel = clock.after(ms, end);
    signal.addEventListener("abort", end, { once: true });
  });
}

/** Settles as `promise` does, or resolves after `ms`. */
export async function settledWithin(
  ms: number,
  promise: Promise<unknown>,
  clock: Clock,
): Promise<void> {
  const timeout = Promise.withResolvers<void>();
  const cancel = clock.after(ms, timeout.resolve);
  await Promise.race([promise, timeout.promise]).finally(cancel);
}
