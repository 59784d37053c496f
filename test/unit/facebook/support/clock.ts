import type { Clock } from "../../../../main/channels/ports/clock.ts";
import { requestTimeout } from "../../../../main/facebook/graph/transport.ts";

export interface TestClock extends Clock {
  /** Moves the clock forward by `ms` milliseconds without running timers. */
  advance(ms: number): void;
  /** The delays so far, in milliseconds, excluding the time limits of requests. */
  readonly pauses: readonly number[];
  /** Times out every request in progress. */
  expireRequests(): void;
}

/**
 * Returns a clock whose delays pass at once and move the clock. Requests time out only if
 * `expireRequests` is called.
 */
export function testClock(now = Date.parse("2026-11-22T09:00:00.000Z")): TestClock {
  const limits = new Set<() => void>();
  const pauses: number[] = [];
  let time = now;
  return {
    pauses,
    now: () => time,
    monotonic: () => time,
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
