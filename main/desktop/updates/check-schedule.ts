import type { Clock } from "../../channels/ports/clock.ts";

export interface CheckSchedule {
  /** Checks now and from then on. */
  start(): void;
  stop(): void;
}

/** `skipped`: something else is under way. */
export type CheckOutcome = "answered" | "failed" | "skipped";

interface CheckScheduleOptions {
  readonly clock: Clock;
  /** Never rejects. */
  readonly check: () => Promise<CheckOutcome>;
}

const hour = 60 * 60_000;
const betweenChecks = 24 * hour;
/** A laptop is often started before it has a network. */
const afterFailure = hour;
/** Timers stop while the computer sleeps, so none runs for long. */
const longestTimer = 15 * 60_000;

/** `at`: milliseconds since the epoch. */
const never = { at: Number.NEGATIVE_INFINITY, answered: false };

/** Checks at the start and once a day, an hour after a failure. */
export function createCheckSchedule({ clock, check }: CheckScheduleOptions): CheckSchedule {
  let stopTimer: (() => void) | undefined;
  let running = false;
  let last = never;

  function isDue(): boolean {
    const age = clock.now() - last.at;
    // Negative if the clock was set back.
    return age < 0 || age >= (last.answered ? betweenChecks : afterFailure);
  }

  async function checkIfDue(): Promise<void> {
    stopTimer = undefined;
    if (isDue()) {
      const outcome = await check();
      if (outcome !== "skipped") last = { at: clock.now(), answered: outcome === "answered" };
    }
    if (running && !stopTimer) stopTimer = clock.after(longestTimer, () => void checkIfDue());
  }

  return {
    start() {
      if (running) return;
      running = true;
      last = never;
      void checkIfDue();
    },
    stop() {
      running = false;
      stopTimer?.();
      stopTimer = undefined;
    },
  };
}
