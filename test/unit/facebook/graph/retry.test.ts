import { describe, expect, it } from "vitest";
import { succeeded } from "../../../../main/facebook/errors/problems.ts";
import { type Attempt, createRetries } from "../../../../main/facebook/graph/retry.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";

const minute = 60_000;
const done: Attempt<string> = { result: succeeded("done"), retry: "never" };

describe("waiting for a rate limit", () => {
  /**
   * Creates retries that wait up to five minutes for a rate limit, or not at all if `waits` is
   * false.
   */
  function start({ waits = true } = {}) {
    const clock = new ManualClock();
    const abort = new AbortController();
    const reported: (string | undefined)[] = [];
    const onPause = (until: string | undefined) => void reported.push(until);
    const withRetries = createRetries({
      clock,
      signal: abort.signal,
      random: () => 0.5,
      ...(waits && { rateLimitPause: { maxMs: 5 * minute, onPause } }),
    });
    /** Makes a call that is refused until `ms` milliseconds have passed, and then succeeds. */
    const callLimitedFor = (ms: number) => {
      const limited: Attempt<string> = {
        result: succeeded("limited"),
        retry: { at: clock.now() + ms },
      };
      const attempts = [limited, done];
      return withRetries(async () => attempts.shift() ?? done);
    };
    const flush = () => clock.pass(0);
    return { clock, abort, reported, callLimitedFor, flush };
  }

  it("reports when the wait will end, and that it has ended", async () => {
    const { clock, reported, callLimitedFor, flush } = start();
    const call = callLimitedFor(5 * minute);
    await flush();
    expect(reported).toEqual(["2026-11-22T10:05:00.000Z"]);
    clock.advance(5 * minute);
    expect(await call).toEqual(succeeded("done"));
    expect(reported).toEqual(["2026-11-22T10:05:00.000Z", undefined]);
  });

  it("waits once for parallel calls", async () => {
    const { clock, reported, callLimitedFor, flush } = start();
    const calls = Promise.all([callLimitedFor(2 * minute), callLimitedFor(2 * minute)]);
    await flush();
    expect([clock.pending, reported.length]).toEqual([1, 1]);
    clock.advance(2 * minute);
    expect(await calls).toEqual([succeeded("done"), succeeded("done")]);
    expect(reported).toHaveLength(2);
  });

  it("does not start a wait that would be too long", async () => {
    const { clock, reported, callLimitedFor } = start();
    expect(await callLimitedFor(5 * minute + 1)).toEqual(succeeded("limited"));
    expect([clock.pending, reported]).toEqual([0, []]);
  });

  it("stops waiting when the operation is cancelled, without reporting the end", async () => {
    const { clock, abort, reported, callLimitedFor, flush } = start();
    const call = callLimitedFor(minute);
    await flush();
    abort.abort();
    expect(await call).toMatchObject({ ok: false, problem: { code: "cancelled" } });
    expect([clock.pending, reported.length]).toEqual([0, 1]);
  });

  it("does not wait in an operation without a rate-limit pause", async () => {
    const { clock, callLimitedFor } = start({ waits: false });
    expect(await callLimitedFor(1)).toEqual(succeeded("limited"));
    expect(clock.pending).toBe(0);
  });
});
