import type { Clock } from "../../../main/channels/ports.ts";

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Clock {
  advance(ms: number): void;
}

export function fakeClock(start = Date.UTC(2026, 10, 22)): FakeClock {
  let now = start;
  const waiting = new Set<{ readonly at: number; readonly callback: () => void }>();
  return {
    now: () => now,
    after(ms, callback) {
      const timer = { at: now + ms, callback };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    advance(ms) {
      now += ms;
      for (const timer of [...waiting].filter(({ at }) => at <= now)) {
        waiting.delete(timer);
        timer.callback();
      }
    },
  };
}
