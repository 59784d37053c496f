/** Decides when to check all accounts (docs/decisions/0014-checks-by-themselves.md). */
import type { Problem } from "../model.ts";
import type { Clock } from "../ports/clock.ts";

export interface ScheduleDeps {
  readonly clock: Clock;
  /** From 0 to 1. Keeps computers with the same habits from calling Facebook at the same moment. */
  readonly random: () => number;
  /** Hours between two checks. Read every 15 minutes, so that a changed setting counts soon. */
  readonly intervalHours: () => number;
  /** Checks all accounts, or joins the check that is running. Never rejects. */
  readonly check: () => Promise<void>;
  /** Resolves when no check is running. */
  readonly whenIdle: () => Promise<void>;
}

/** How a check of all accounts ended. */
export type CheckEnd =
  /** All accounts were checked. */
  | "complete"
  /** Some could not be checked, which may pass by itself: an outage, no network, a rate limit. */
  | "cut-short"
  /** Some cannot be checked until the user does something, such as unlocking the keychain. */
  | "needs-user";

/** `problem`: why some accounts could not be checked. */
export function checkEnd(problem: Problem | undefined): CheckEnd {
  if (problem === undefined) return "complete";
  const { responsible } = problem;
  return responsible === "user" || responsible === "operator" ? "needs-user" : "cut-short";
}

export interface Schedule {
  /** Expects the caller to run the first check. */
  start(): void;
  /** Call when all accounts have been checked, whoever started it. */
  allChecked(end: CheckEnd): void;
  /** The computer woke up or is online again, so the last results may be outdated. */
  onWake(): void;
  stop(): void;
}

interface LastCheck {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly end: CheckEnd;
  /** From 0 to 1. */
  readonly spread: number;
}

const second = 1_000;
const minute = 60 * second;

/** Wait after a check that was cut short. */
const retryAfter = 10 * minute;
const maxSpread = 5 * minute;
/** The network needs a moment after waking up. */
const wakeDelay = 2 * second;
const maxWakeSpread = 18 * second;
/** After a complete check, waking up does not start another one for this long. */
const recent = 5 * minute;
/** Timers stop during sleep and miss changes of the clock or the setting, so they stay short. */
const maxTimer = 15 * minute;

/** Returns the milliseconds until the next check, 0 if it is due. */
export function untilNextCheck(last: LastCheck, now: number, intervalHours: number): number {
  const wait = last.end === "cut-short" ? retryAfter : intervalHours * 60 * minute;
  return Math.max(0, last.at + wait + last.spread * maxSpread - now);
}

/** A check in the future doesn't count: the clock was set back, so its age is unknown. */
export function isRecent(last: LastCheck, now: number): boolean {
  const age = now - last.at;
  return last.end === "complete" && age >= 0 && age < recent;
}

export function createSchedule(deps: ScheduleDeps): Schedule {
  const { clock, random } = deps;
  let last: LastCheck | undefined;
  let stopTimer: () => void = () => undefined;
  let stopWakeTimer: (() => void) | undefined;

  function record(end: CheckEnd): void {
    last = { at: clock.now(), end, spread: random() };
    scheduleNext();
  }

  function scheduleNext(): void {
    stopTimer();
    if (!last) return;
    // The clock was set back: the next check must not wait for the old time.
    if (clock.now() < last.at) last = { ...last, at: clock.now() };
    const wait = untilNextCheck(last, clock.now(), deps.intervalHours());
    if (wait === 0) startCheck();
    else stopTimer = clock.after(Math.min(wait, maxTimer), scheduleNext);
  }

  function startCheck(): void {
    // Retried soon unless allChecked reports otherwise.
    record("cut-short");
    void deps.check();
  }

  async function checkAfterWaking(): Promise<void> {
    // A check during which the computer slept may be outdated, so let it end first.
    await deps.whenIdle();
    if (last && !isRecent(last, clock.now())) startCheck();
  }

  return {
    start: () => record("cut-short"),
    allChecked(end) {
      if (last) record(end);
    },
    onWake() {
      if (!last || stopWakeTimer) return;
      stopWakeTimer = clock.after(wakeDelay + random() * maxWakeSpread, () => {
        stopWakeTimer = undefined;
        void checkAfterWaking();
      });
    },
    stop() {
      last = undefined;
      stopTimer();
      stopWakeTimer?.();
    },
  };
}
