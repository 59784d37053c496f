import { beforeEach, expect, it, vi } from "vitest";
import { createRateLimitedLog } from "../../../main/server/rate-limited-log.ts";
import { ManualClock } from "../../support/doubles/clock.ts";

let clock: ManualClock;
const log = vi.fn();
beforeEach(() => {
  clock = new ManualClock();
  log.mockReset();
});

const flood = (count: number, limited: ReturnType<typeof createRateLimitedLog>) => {
  for (let line = 0; line < count; line += 1) limited("http.answered", { status: 403 });
};

it("drops lines beyond 300 per minute and reports their number", () => {
  const limited = createRateLimitedLog(log, clock);
  flood(50_000, limited);
  expect(log).toHaveBeenCalledTimes(300);
  clock.advance(60_000);
  limited("http.answered", { status: 200 });
  expect(log.mock.calls.slice(300)).toEqual([
    ["http.lines-dropped", { lines: 49_700 }],
    ["http.answered", { status: 200 }],
  ]);
});

it("passes up to 300 lines in every minute", () => {
  const limited = createRateLimitedLog(log, clock);
  for (let turn = 0; turn < 5; turn += 1) {
    flood(300, limited);
    clock.advance(60_000);
  }
  expect(log).toHaveBeenCalledTimes(1_500);
  expect(log).not.toHaveBeenCalledWith("http.lines-dropped", expect.anything());
});

it("starts a new minute if the clock is set back", () => {
  const limited = createRateLimitedLog(log, clock);
  flood(400, limited);
  clock.jump(-60_000);
  flood(1, limited);
  expect(log).toHaveBeenCalledTimes(302);
});
