import type { Clock } from "../../channels/ports/clock.ts";

export interface CheckSchedule {
  /** Runs the first check now and schedules the later ones. */
  start(): void;
  stop(): void;
}

/** The result of a check. It is `skipped` if another step of an update is in progress. */
export type CheckOutcome = "answered" | "failed" | "skipped";

interface CheckScheduleOptions {
  readonly clock: Clock;
  /** Never rejects. */
  readonly check: () => Promise<CheckOutcome>;
}

const hour = 60 * 60_000;
const betweenChecks = 24 * hour;
/** The delay after a failed check. It is short because laptops often start without a network. */
const afterFailure = hour;
/**
 * The maximum delay of a timer, in milliseconds. Timers stop while the computer sleeps, so a longer
 * timer would end too late.
 */
const longestTimer = 15 * 60_000;

/** The initial value of `last`. `at` is in milliseconds since the epoch. */
const never = { at: Number.NEGATIVE_INFINITY, answered: false };

/** Checks at the start and then once a day. After a failure, checks again in an hour. */
export function createCheckSchedule({ clock, check }: CheckScheduleOptions): CheckSchedule {
  let stopTimer: (() => void) | undefined;
  let running = false;
  let last = never;

  function isDue(): boolean {
    const age = clock.now() - last.at;
    // The age is negative if the clock was set back.
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
