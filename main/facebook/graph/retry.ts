import { type DelayOptions, delay } from "../../channels/health/delay.ts";
import type { Result } from "../../channels/ports/index.ts";

/** One try: its result, and whether another one may help and do no harm. */
export interface Attempt<T> {
  readonly result: Result<T>;
  readonly again: boolean;
}

interface Chance extends DelayOptions {
  /** 0 up to 1. */
  readonly random: () => number;
}

const retries = 2;
/** Milliseconds before the first retry; doubles, give or take half so that many clients do not return at once. */
const firstDelay = 400;

/** Tries up to three times. The last result counts. */
export async function retrying<T>(
  attempt: () => Promise<Attempt<T>>,
  chance: Chance,
): Promise<Result<T>> {
  for (let retry = 0; ; retry += 1) {
    const { result, again } = await attempt();
    if (!again || retry === retries || chance.signal.aborted) return result;
    await delay(firstDelay * 2 ** retry * (0.5 + chance.random()), chance);
  }
}
