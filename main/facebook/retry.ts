import type { Clock, Outcome } from "../channels/ports.ts";

/** One try: its outcome, and whether another one may help and do no harm. */
export interface Attempt<T> {
  readonly outcome: Outcome<T>;
  readonly again: boolean;
}

export interface Patience {
  readonly clock: Clock;
  /** 0 up to 1. */
  readonly random: () => number;
  readonly signal: AbortSignal;
}

const retries = 2;
/** Milliseconds before the first retry; doubles, give or take half so that many clients do not return at once. */
const firstDelay = 400;

/** Tries up to three times. The last outcome counts. */
export async function retrying<T>(
  attempt: () => Promise<Attempt<T>>,
  patience: Patience,
): Promise<Outcome<T>> {
  for (let retry = 0; ; retry += 1) {
    const { outcome, again } = await attempt();
    if (!again || retry === retries || patience.signal.aborted) return outcome;
    await pause(firstDelay * 2 ** retry * (0.5 + patience.random()), patience);
  }
}

/** Resolves after `ms`, or as soon as the signal is aborted. */
export function pause(ms: number, { clock, signal }: Omit<Patience, "random">): Promise<void> {
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
