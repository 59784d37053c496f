import type { Problem } from "../model.ts";
import type { Clock } from "../ports/clock.ts";

export interface ScheduleDeps {
  readonly clock: Clock;
  /** 0 up to 1. Many computers have the same habits, and are not all to call at once. */
  readonly random: () => number;
  /** Hours between two checks; asked every quarter of an hour, so that a change counts soon. */
  readonly intervalHours: () => number;
  /** Checks all accounts, or joins the check that is doing so. Never rejects. */
  readonly check: () => Promise<void>;
  /** Resolves when the check of all accounts that is under way has ended; at once where there is none. */
  readonly whenIdle: () => Promise<void>;
}

/** How a check of all accounts ended. */
export type CheckEnd =
  /** Facebook was asked about each. */
  | "complete"
  /** Some could not be asked about, which may pass by itself: an outage, no network, a limit. */
  | "cut-short"
  /** Some could not be asked about before the user has done something, as with a locked keychain. */
  | "needs-user";

/** `problem`: why some accounts could not be asked about. */
export function checkEnd(problem: Problem | undefined): CheckEnd {
  if (problem === undefined) return "complete";
  return problem.responsible === "user" || problem.responsible === "operator"
    ? "needs-user"
    : "cut-short";
}

export interface Schedule {
  /** Begins; whoever begins it sees to the first check. */
  start(): void;
  /** A check of all accounts has ended, whoever asked for it. */
  checkEnded(how: CheckEnd): void;
  /** The computer woke up, or is in a network again: what was last found may be old. */
  onWake(): void;
  stop(): void;
}

interface LastCheck {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly how: CheckEnd;
  /** 0 up to 1. */
  readonly spread: number;
}

const second = 1_000;
const minute = 60 * second;

/** Until the next try of a check that was cut short. */
const retryAfter = 10 * minute;
/** By how much checks are spread. */
const spreadOver = 5 * minute;
/** How soon after waking: the network needs a moment. */
const settling = 2 * second;
const wakeSpread = 18 * second;
/** After a complete check, what wakes the computer leads to no other for so long. */
const rest = 5 * minute;
/** The longest a timer runs: one does not count the time asleep, nor see the clock set or the setting changed. */
const longestTimer = 15 * minute;

/** Milliseconds until the next check is due; 0: now. `every`: hours. */
export function untilNext(last: LastCheck, now: number, every: number): number {
  const wait = last.how === "cut-short" ? retryAfter : every * 60 * minute;
  return Math.max(0, last.at + wait + last.spread * spreadOver - now);
}

/** Of a check whose time is still to come, because the clock was set back, nobody knows how long it is ago. */
export function isRecent(last: LastCheck, now: number): boolean {
  const age = now - last.at;
  return last.how === "complete" && age >= 0 && age < rest;
}

export function createSchedule({
  clock,
  random,
  intervalHours,
  check,
  whenIdle,
}: ScheduleDeps): Schedule {
  let last: LastCheck | undefined;
  let stopTimer: () => void = () => undefined;
  let stopWaking: (() => void) | undefined;

  function note(how: CheckEnd): void {
    last = { at: clock.now(), how, spread: random() };
  }

  function plan(): void {
    stopTimer();
    if (!last) return;
    // The clock was set back: counted from now, or the next check would wait until the old time has come again.
    if (clock.now() < last.at) last = { ...last, at: clock.now() };
    const wait = untilNext(last, clock.now(), intervalHours());
    if (wait === 0) begin();
    else stopTimer = clock.after(Math.min(wait, longestTimer), plan);
  }

  /** Counts as cut short until it has ended, should that never be told. */
  function begin(): void {
    note("cut-short");
    plan();
    void check();
  }

  async function afterWaking(): Promise<void> {
    // One that went to sleep in the middle says nothing of now; it comes to its end first.
    await whenIdle();
    if (last && !isRecent(last, clock.now())) begin();
  }

  return {
    start() {
      note("cut-short");
      plan();
    },
    checkEnded(how) {
      if (!last) return;
      note(how);
      plan();
    },
    onWake() {
      if (!last || stopWaking) return;
      stopWaking = clock.after(settling + random() * wakeSpread, () => {
        stopWaking = undefined;
        void afterWaking();
      });
    },
    stop() {
      last = undefined;
      stopTimer();
      stopWaking?.();
    },
  };
}
