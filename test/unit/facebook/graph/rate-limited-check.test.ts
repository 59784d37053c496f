import { describe, expect, it } from "vitest";
import type { Clock } from "../../../../main/channels/ports/clock.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { testClock } from "../support/clock.ts";
import { graphError, type Reply, type Responder, startGraph } from "../support/graph.ts";
import {
  appLimit,
  appUsage,
  batchReply,
  checkedBefore,
  item,
  minute,
  pagesIn,
  regain,
  startDomain,
  states,
  statesBefore,
} from "../support/rate-limited-domain.ts";

/**
 * Returns a responder that refuses only the call with number `at`. `early` lists the numbers of the
 * calls that arrive before the rate limit is over.
 */
function limitedOnce(clock: Clock, at: number, limit: (clock: Clock) => Reply, minutes: number) {
  let calls = 0;
  let until = 0;
  const early: number[] = [];
  const respond: Responder = (received) => {
    calls += 1;
    if (clock.now() < until) early.push(calls);
    if (calls === at) {
      until = clock.now() + minutes * minute;
      return limit(clock);
    }
    return { ...batchReply(received), headers: appUsage(calls < at ? 95 : 20) };
  };
  return { respond, early };
}

describe("a health check", () => {
  it("slows down at 95 %, waits as long as Meta says and leaves every account's health unchanged", async () => {
    const clock = testClock();
    const limited = limitedOnce(clock, 2, () => appLimit(2), 2);
    const graph = await startGraph(limited.respond);
    const { channels, memory, paused } = startDomain(graph.origin, clock, 120);
    expect(await channels.check()).not.toHaveProperty("problem");
    expect(clock.pauses).toEqual([2_000, 2 * minute]);
    expect(limited.early).toEqual([]);
    // The second of the three batches is sent twice, because the first attempt is refused.
    expect(graph.requests.map((received) => pagesIn(received)?.length)).toEqual([50, 50, 50, 20]);
    const { accounts } = memory.get();
    expect(states(accounts)).toEqual(statesBefore(120));
    expect(accounts.every(({ health }) => health.checkedAt > checkedBefore)).toBe(true);
    expect(paused).toEqual(["2026-11-22T09:02:02.000Z", undefined]);
    expect(channels.checks()).toEqual([]);
  });

  it("checks again only the accounts that the app's limit refused within a batch", async () => {
    const clock = testClock();
    let calls = 0;
    const graph = await startGraph((received) => {
      calls += 1;
      const pages = pagesIn(received) ?? [];
      if (calls > 1) return batchReply(received);
      const refused = {
        code: 403,
        headers: [{ name: "X-Business-Use-Case-Usage", value: Object.values(regain("1", 3))[0] }],
        body: JSON.stringify(graphError(4)),
      };
      return { body: pages.map((page, index) => (index < 10 ? item(page) : refused)) };
    });
    const { channels, memory } = startDomain(graph.origin, clock, 60);
    expect(await channels.check()).not.toHaveProperty("problem");
    expect(clock.pauses).toEqual([3 * minute]);
    expect(graph.requests.map((received) => pagesIn(received)?.length)).toEqual([50, 50]);
    expect(states(memory.get().accounts)).toEqual(statesBefore(60));
  });

  it("tries again after 1, 2, 4, 8 and 16 minutes if Meta names no time, then gives up", async () => {
    const clock = testClock();
    const graph = await startGraph(() => appLimit());
    const { channels, memory } = startDomain(graph.origin, clock, 3);
    const before = memory.get();
    expect(await channels.check()).toMatchObject({ problem: { code: "throttled" } });
    expect(clock.pauses.map((ms) => ms / minute)).toEqual([1, 2, 4, 8, 16, 16]);
    expect(memory.get()).toBe(before);
  });

  it("does not wait for hours and says how long the limit lasts", async () => {
    const clock = testClock();
    const graph = await startGraph(() => appLimit(120));
    const { channels, memory, paused } = startDomain(graph.origin, clock, 60);
    const before = memory.get();
    expect(await channels.check()).toMatchObject({
      problem: {
        code: "throttled",
        message: expect.stringContaining("about 120 minutes"),
      },
    });
    expect(graph.requests).toHaveLength(1);
    expect(await channels.check()).toMatchObject({ problem: { code: "throttled" } });
    expect(graph.requests).toHaveLength(1);
    expect(clock.pauses).toEqual([]);
    expect(paused).toEqual([]);
    expect(memory.get()).toBe(before);
  });

  it("stops waiting when the app closes", async () => {
    const clock = new ManualClock();
    const graph = await startGraph(() => appLimit(50));
    const { channels, memory, waiting } = startDomain(graph.origin, clock, 3);
    const before = memory.get();
    const checked = channels.check();
    await waiting;
    expect(channels.checks()).toMatchObject([{ pausedUntil: "2026-11-22T10:50:00.000Z" }]);
    channels.close();
    expect(await checked).toMatchObject({ cancelled: true });
    expect([memory.get() === before, clock.pending, graph.requests.length]).toEqual([true, 0, 1]);
  });

  it("merges a second check with the check that is waiting", async () => {
    const graph = await startGraph(() => appLimit(50));
    const { channels, waiting } = startDomain(graph.origin, new ManualClock(), 3);
    const first = channels.check();
    await waiting;
    const second = channels.check();
    channels.close();
    await Promise.all([first, second]);
    expect(graph.requests).toHaveLength(1);
  });
});
