import { describe, expect, test } from "vitest";
import { createWaits } from "../../../../main/facebook/graph/rate-limit-wait.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";

const minute = 60_000;

function start(atMost = 5 * minute) {
  const clock = new ManualClock();
  const abort = new AbortController();
  const told: (string | undefined)[] = [];
  const onWait = (until: string | undefined) => void told.push(until);
  const waits = createWaits({ clock, signal: abort.signal }, { atMost, onWait });
  return { clock, abort, told, waits };
}

describe("a wait", () => {
  test("is told with its end, and again when it is over", async () => {
    const { clock, told, waits } = start();
    const over = waits.wait(5 * minute);
    expect(told).toEqual(["2026-11-22T10:05:00.000Z"]);
    clock.advance(5 * minute);
    expect(await over).toBe(true);
    expect(told).toEqual(["2026-11-22T10:05:00.000Z", undefined]);
  });

  test("of calls side by side is one", async () => {
    const { clock, told, waits } = start();
    const over = Promise.all([waits.wait(2 * minute), waits.wait(2 * minute)]);
    expect([clock.pending, told.length]).toEqual([1, 1]);
    clock.advance(2 * minute);
    expect(await over).toEqual([true, true]);
    expect(told).toHaveLength(2);
  });

  test("that is too long does not begin", async () => {
    const { clock, told, waits } = start();
    expect(await waits.wait(5 * minute + 1)).toBe(false);
    expect([clock.pending, told]).toEqual([0, []]);
  });

  test("ends with the operation, and tells nobody that it goes on", async () => {
    const { clock, abort, told, waits } = start();
    const over = waits.wait(minute);
    abort.abort();
    expect(await over).toBe(false);
    expect([clock.pending, told.length]).toEqual([0, 1]);
  });

  test("does not begin where nothing is to be waited for", async () => {
    const clock = new ManualClock();
    const waits = createWaits({ clock, signal: new AbortController().signal });
    expect([await waits.wait(1), clock.pending]).toEqual([false, 0]);
  });
});
