import type { Clock } from "../../../../main/channels/ports/clock.ts";
import { requestTimeout } from "../../../../main/facebook/graph/transport.ts";

export interface TestClock extends Clock {
  /** Moves the clock, in milliseconds; starts nothing. */
  advance(ms: number): void;
  /** What was waited for, in milliseconds, time limits of calls apart. */
  readonly pauses: readonly number[];
  /** Ends the time limit of every call under way. */
  expireRequests(): void;
}

/** Pauses pass at once, and the time with them; a call's time limit passes only when told to. */
export function testClock(now = Date.parse("2026-11-22T09:00:00.000Z")): TestClock {
  const limits = new Set<() => void>();
  const pauses: number[] = [];
  let time = now;
  return {
    pauses,
    now: () => time,
    after(ms, callback) {
      if (ms === requestTimeout) {
        limits.add(callback);
        return () => limits.delete(callback);
      }
      pauses.push(ms);
      const end = time + ms;
      const immediate = setImmediate(() => {
        time = Math.max(time, end);
        callback();
      });
      return () => clearImmediate(immediate);
    },
    advance(ms) {
      time += ms;
    },
    expireRequests() {
      for (const limit of limits) limit();
    },
  };
}
