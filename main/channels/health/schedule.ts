/** Decides when to check all accounts (docs/decisions/0014-checks-by-themselves.md). */
import type { Problem } from "../model.ts";
import type { Clock } from "../ports/clock.ts";

export interface ScheduleDeps {
  readonly clock: Clock;
  /**
   * Returns a number from 0 (inclusive) to 1 (exclusive), like `Math.random`. Random delays keep
   * many computers from calling Facebook at the same time.
   */
  readonly random: () => number;
  /**
   * Returns the number of hours between two checks. Called every 15 minutes, so that a changed
   * setting takes effect soon.
   */
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
  /** An outage, a network failure or a rate limit kept some accounts from being checked. */
  | "cut-short"
  /**
   * Some accounts cannot be checked until somebody acts, for example unlocks the keychain. Or the
   * user did not want to wait for the check and cancelled it.
   */
  | "needs-user";

/** `problem` is the reason why some accounts could not be checked. */
export function checkEnd(problem: Problem | undefined): CheckEnd {
  if (problem === undefined) return "complete";
  const { responsible } = problem;
  return responsible === "user" || responsible === "operator" ? "needs-user" : "cut-short";
}

export interface Schedule {
  /** Starts the schedule. Does not start the first check, which is up to the caller. */
  start(): void;
  /** Call after every check of all accounts, no matter who started it. */
  allChecked(end: CheckEnd): void;
  /** Call when the computer wakes up or is online again. The last results may then be outdated. */
  onWake(): void;
  stop(): void;
}

interface LastCheck {
  /** When the check started or ended, in milliseconds since the epoch. */
  readonly at: number;
  readonly end: CheckEnd;
  /** A random number from 0 (inclusive) to 1 (exclusive) that delays the next check. */
  readonly spread: number;
}

const second = 1_000;
const minute = 60 * second;

/** How long to wait after a check that was cut short, in milliseconds. */
const retryAfter = 10 * minute;
const maxSpread = 5 * minute;
/**
 * The delay before a check when the computer wakes up, in milliseconds. The delay is needed because
 * the network is not available at once.
 */
const wakeDelay = 2 * second;
const maxWakeSpread = 18 * second;
/**
 * The time for which a complete check counts as recent, in milliseconds. During this time, waking
 * up starts no other check.
 */
const recent = 5 * minute;
/**
 * The maximum length of a timer, in milliseconds. It is short because timers stop while the
 * computer sleeps, and don't notice changes to the clock or the setting.
 */
const maxTimer = 15 * minute;

/** Returns the time until the next check in milliseconds, or 0 if the check is due. */
export function untilNextCheck(last: LastCheck, now: number, intervalHours: number): number {
  const wait = last.end === "cut-short" ? retryAfter : intervalHours * 60 * minute;
  return Math.max(0, last.at + wait + last.spread * maxSpread - now);
}

/**
 * True if the last check is so recent that waking up need not start another. False if the check
 * seems to be in the future, because the clock was then set back and the check's age is unknown.
 */
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
    // If the last check seems to be in the future, the clock was set back. Count the wait from now.
    if (clock.now() < last.at) last = { ...last, at: clock.now() };
    const wait = untilNextCheck(last, clock.now(), deps.intervalHours());
    if (wait === 0) startCheck();
    else stopTimer = clock.after(Math.min(wait, maxTimer), scheduleNext);
  }

  function startCheck(): void {
    // Assume that the check fails, so that it is retried soon unless `allChecked` is called.
    record("cut-short");
    void deps.check();
  }

  async function checkAfterWaking(): Promise<void> {
    // A check may have been running when the computer went to sleep. Let that check end first. Then
    // start another, because the results may be outdated.
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
