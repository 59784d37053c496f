import { beforeEach, expect, it, vi } from "vitest";
import { createRateLimitedLog } from "../../../main/server/rate-limited-log.ts";
import { ManualClock } from "../../support/doubles/clock.ts";

let clock: ManualClock;
const log = vi.fn();
beforeEach(() => {
  clock = new ManualClock();
  log.mockReset();
});

const flood = (count: number, say: ReturnType<typeof createRateLimitedLog>) => {
  for (let line = 0; line < count; line += 1) say("http.answered", { status: 403 });
};

it("what a minute brings beyond 300 lines is counted, and said with the next line", () => {
  const say = createRateLimitedLog(log, clock);
  flood(50_000, say);
  expect(log).toHaveBeenCalledTimes(300);
  clock.advance(60_000);
  say("http.answered", { status: 200 });
  expect(log.mock.calls.slice(300)).toEqual([
    ["http.left-out", { lines: 49_700 }],
    ["http.answered", { status: 200 }],
  ]);
});

it("few lines are written as they come, minute after minute", () => {
  const say = createRateLimitedLog(log, clock);
  for (let turn = 0; turn < 5; turn += 1) {
    flood(300, say);
    clock.advance(60_000);
  }
  expect(log).toHaveBeenCalledTimes(1_500);
  expect(log).not.toHaveBeenCalledWith("http.left-out", expect.anything());
});

it("a clock that is set back does not silence it", () => {
  const say = createRateLimitedLog(log, clock);
  flood(400, say);
  clock.jump(-60_000);
  flood(1, say);
  expect(log).toHaveBeenCalledTimes(302);
});
