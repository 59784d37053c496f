import type { Clock } from "../../../../main/channels/ports/clock.ts";
import { requestTimeout } from "../../../../main/facebook/graph/transport.ts";
import { connectTimeout } from "../../../../main/facebook/network/connect.ts";

export interface TestClock extends Clock {
  /** Moves the clock forward by `ms` milliseconds without running timers. */
  advance(ms: number): void;
  /** The delays so far, in milliseconds, excluding time limits. */
  readonly pauses: readonly number[];
  /** Times out every request in progress. */
  expireRequests(): void;
  /** Times out every attempt to connect. */
  expireConnects(): void;
}

/**
 * Returns a clock whose delays pass at once and move the clock. Requests and
 * attempts to connect time out only if `expireRequests` or `expireConnects` is called.
 */
export function testClock(now = Date.parse("2026-11-22T09:00:00.000Z")): TestClock {
  const limits = new Map<number, Set<() => void>>([
    [requestTimeout, new Set()],
    [connectTimeout, new Set()],
  ]);
  const pauses: number[] = [];
  let time = now;
  const expire = (ms: number) => {
    for (const callback of limits.get(ms) ?? []) callback();
  };
  return {
    pauses,
    now: () => time,
    monotonic: () => time,
    after(ms, callback) {
      const limit = limits.get(ms);
      if (limit) {
        limit.add(callback);
        return () => limit.delete(callback);
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
    expireRequests: () => expire(requestTimeout),
    expireConnects: () => expire(connectTimeout),
  };
}
