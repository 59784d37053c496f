import { type DelayOptions, delay } from "../../channels/health/delay.ts";

/** How long an operation bears to wait for a limit, and whom it tells. */
export interface Patience {
  /** Milliseconds of one wait. */
  readonly atMost: number;
  /** It waits until then (ISO 8601); undefined: it goes on. */
  readonly onWait: (until: string | undefined) => void;
}

/** The waits of one operation. */
export interface Waits {
  /** True: the time is over. False, at once: it is longer than the operation bears to wait, or the operation ends. */
  wait(ms: number): Promise<boolean>;
}

/** Without `patience` nothing is waited for. */
export function createWaits(idle: DelayOptions, patience?: Patience): Waits {
  let current: Promise<boolean> | undefined;

  async function rest(ms: number, onWait: Patience["onWait"]): Promise<boolean> {
    onWait(new Date(idle.clock.now() + ms).toISOString());
    await delay(ms, idle);
    current = undefined;
    if (idle.signal.aborted) return false;
    onWait(undefined);
    return true;
  }

  return {
    async wait(ms) {
      if (!patience || ms > patience.atMost) return false;
      // Calls side by side meet the same limit; who joins asks again and finds what is left of its own.
      current ??= rest(ms, patience.onWait);
      return current;
    },
  };
}
