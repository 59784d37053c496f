export interface Clock {
  /** Returns the current time in milliseconds since the epoch. */
  now(): number;
  /**
   * Returns the time in milliseconds since some moment. Setting the computer's clock doesn't change
   * it. On Linux it stops while the computer sleeps.
   */
  monotonic(): number;
  /** Calls `callback` once after `ms` milliseconds. Returns a function that cancels the call. */
  after(ms: number, callback: () => void): () => void;
}

/** The length of a day in milliseconds. */
export const day = 24 * 60 * 60_000;

/** Returns the current time in ISO 8601. */
export const isoNow = (clock: Clock): string => new Date(clock.now()).toISOString();

/** A moment by both clocks. */
export interface Moment {
  readonly wall: number;
  readonly monotonic: number;
}

export const currentMoment = (clock: ElapsedClock): Moment => ({
  wall: clock.now(),
  monotonic: clock.monotonic(),
});

/**
 * Returns the milliseconds since `moment`, by the clock that says more. The system clock could be
 * set back to make something old valid again. The monotonic clock may miss a night of sleep.
 */
export const elapsedSince = (moment: Moment, clock: ElapsedClock): number =>
  Math.max(clock.now() - moment.wall, clock.monotonic() - moment.monotonic);

type ElapsedClock = Pick<Clock, "now" | "monotonic">;

export interface DelayOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Resolves after `ms` milliseconds, or as soon as the signal is aborted. */
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

/** Waits for `promise`, but not longer than `ms` milliseconds. Rejects if `promise` rejects. */
export async function settledWithin(
  ms: number,
  promise: Promise<unknown>,
  clock: Clock,
): Promise<void> {
  const timeout = Promise.withResolvers<void>();
  const cancel = clock.after(ms, timeout.resolve);
  await Promise.race([promise, timeout.promise]).finally(cancel);
}
