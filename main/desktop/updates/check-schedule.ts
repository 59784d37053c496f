import type { Clock } from "../../channels/ports/clock.ts";

export interface CheckSchedule {
  /** From now on, and at once. */
  start(): void;
  stop(): void;
}

/** `not-now`: it was not asked, as something is under way. */
export type CheckOutcome = "answered" | "failed" | "not-now";

interface CheckScheduleParts {
  readonly clock: Clock;
  /** Never rejects. */
  readonly check: () => Promise<CheckOutcome>;
}

const hour = 60 * 60_000;
const betweenChecks = 24 * hour;
/** A laptop is often started before its network is there. */
const untilNextTry = hour;
/** `at`: milliseconds since the epoch. */
const never = { at: Number.NEGATIVE_INFINITY, answered: false };

/** The longest a timer runs: one does not count the time asleep. */
const longestTimer = 15 * 60_000;

export function createCheckSchedule({ clock, check }: CheckScheduleParts): CheckSchedule {
  let stopTimer: (() => void) | undefined;
  let running = false;
  let last = never;

  /** A clock that was set back says nothing of how long it is ago. */
  const isDue = (): boolean => {
    const age = clock.now() - last.at;
    return age < 0 || age >= (last.answered ? betweenChecks : untilNextTry);
  };

  async function turn(): Promise<void> {
    stopTimer = undefined;
    if (isDue()) {
      const outcome = await check();
      if (outcome !== "not-now") last = { at: clock.now(), answered: outcome === "answered" };
    }
    if (running && !stopTimer) stopTimer = clock.after(longestTimer, () => void turn());
  }

  return {
    start() {
      if (running) return;
      running = true;
      last = never;
      void turn();
    },
    stop() {
      running = false;
      stopTimer?.();
      stopTimer = undefined;
    },
  };
}
