/** When a newer version is looked for without anybody asking. */
import type { Clock } from "../../channels/ports.ts";

export interface LookTimes {
  /** From now on, and at once. */
  start(): void;
  stop(): void;
}

interface LookTimesParts {
  readonly clock: Clock;
  /** False: the server did not answer as it should. Never rejects. */
  readonly look: () => Promise<boolean>;
}

const hour = 60 * 60_000;
const betweenLooks = 24 * hour;
/** A laptop is often started before its network is there. */
const untilNextTry = hour;
/** Milliseconds since the epoch; whether the server answered. */
const never = { at: Number.NEGATIVE_INFINITY, answered: false };

/** The longest a timer runs: one does not count the time asleep. */
const longestTimer = 15 * 60_000;

export function createLookTimes({ clock, look }: LookTimesParts): LookTimes {
  let stopTimer: (() => void) | undefined;
  let running = false;
  let last = never;

  /** A clock that was set back says nothing of how long it is ago. */
  const isDue = (): boolean => {
    const age = clock.now() - last.at;
    return age < 0 || age >= (last.answered ? betweenLooks : untilNextTry);
  };

  async function turn(): Promise<void> {
    stopTimer = undefined;
    if (isDue()) {
      const answered = await look();
      last = { at: clock.now(), answered };
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
