import { describe, expect, it } from "vitest";
import {
  createRateLimiter,
  type OperationLimits,
} from "../../../../main/facebook/graph/rate-limiter.ts";
import type { Usage } from "../../../../main/facebook/graph/usage-headers.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";

const minute = 60_000;
const nearLimit: Usage = { key: "app", pace: "slow" };

/**
 * Creates a rate limiter. By default, `random` is 0.5, so that the limiter's estimates have no
 * jitter.
 */
function start(random = 0.5) {
  const clock = new ManualClock();
  const limiter = createRateLimiter(clock, () => random);
  /** Returns the milliseconds until the block ends, or undefined if there is no block. */
  const blockedFor = (limits: OperationLimits, ...keys: readonly string[]) => {
    const block = limits.blocked(...keys);
    return block && block.until - clock.now();
  };
  return { clock, limiter, limits: limiter.forOperation(), blockedFor };
}

describe("a block with a time from Meta", () => {
  it("applies to every operation until its time is over, and to no other key", () => {
    const { clock, limiter, limits, blockedFor } = start();
    limits.recordUsage([{ key: "77", pace: "stop", regainMs: 1_000 }]);
    const other = limiter.forOperation();
    expect(other.blocked("77")).toMatchObject({ until: clock.now() + 1_000, estimated: false });
    expect([other.blocked("78"), other.blocked("app")]).toEqual([undefined, undefined]);
    clock.advance(999);
    expect(blockedFor(other, "77")).toBe(1);
    clock.advance(1);
    expect(blockedFor(other, "77")).toBeUndefined();
  });

  it("is not ended by a response that Meta sent earlier", () => {
    const { limits, blockedFor } = start();
    limits.block("app", minute);
    limits.recordUsage([{ key: "app", pace: "free" }]);
    limits.recordUsage([nearLimit]);
    limits.recordUsage([{ key: "app", pace: "stop" }]);
    expect(blockedFor(limits, "app")).toBe(minute);
    expect(limits.blocked("app")?.estimated).toBe(false);
  });

  it("replaces an estimate", () => {
    const { limits, blockedFor } = start();
    limits.block("app", undefined);
    limits.block("app", 5 * minute);
    expect(blockedFor(limits, "app")).toBe(5 * minute);
    expect(limits.blocked("app")?.estimated).toBe(false);
  });

  it("does not apply to other accounts if it is for one account", () => {
    const { limiter, limits, blockedFor } = start();
    limits.block("account:a", minute);
    expect(blockedFor(limits, "app", "account:a")).toBe(minute);
    expect(blockedFor(limiter.forOperation(), "app", "account:b")).toBeUndefined();
  });

  it("applies to several keys until the last of their blocks ends", () => {
    const { limits, blockedFor } = start();
    limits.block("app", minute);
    limits.block("account:a", 2 * minute);
    expect(blockedFor(limits, "app", "account:a")).toBe(2 * minute);
  });
});

describe("a block without a time from Meta", () => {
  it("applies for an estimated minute, and only to the operation that was refused", () => {
    const { clock, limiter, limits, blockedFor } = start();
    limits.recordUsage([{ key: "app", pace: "stop" }]);
    expect(limits.blocked("app")).toMatchObject({ until: clock.now() + minute, estimated: true });
    expect(blockedFor(limiter.forOperation(), "app")).toBeUndefined();
    clock.advance(minute);
    expect(blockedFor(limits, "app")).toBeUndefined();
  });

  it("doubles with each refusal in a row, up to sixteen minutes", () => {
    const { clock, limiter, blockedFor } = start();
    const nextEstimate = () => {
      const limits = limiter.forOperation();
      limits.block("app", undefined);
      const ms = blockedFor(limits, "app") ?? 0;
      clock.advance(ms);
      return ms / minute;
    };
    expect(Array.from({ length: 7 }, nextEstimate)).toEqual([1, 2, 4, 8, 16, 16, 16]);
    clock.advance(30 * minute);
    expect(nextEstimate()).toBe(1);
  });

  it("is estimated once for parallel calls of an operation", () => {
    const { clock, limits, blockedFor } = start();
    limits.block("app", undefined);
    clock.advance(minute / 2);
    limits.block("app", undefined);
    expect(blockedFor(limits, "app")).toBe(minute / 2);
  });

  it("is estimated once for parallel operations, and is twice as long the next time", () => {
    const { clock, limiter, blockedFor } = start();
    const [one, other] = [limiter.forOperation(), limiter.forOperation()];
    one.block("app", undefined);
    other.block("app", undefined);
    expect([blockedFor(one, "app"), blockedFor(other, "app")]).toEqual([minute, minute]);

    clock.advance(minute);
    const next = limiter.forOperation();
    next.block("app", undefined);
    expect(blockedFor(next, "app")).toBe(2 * minute);
    expect(next.blocked("app")?.estimated).toBe(true);
  });

  it.each([
    [0, 0.75],
    [0.999, 1.25],
  ])("has jitter: the random number %f makes it %f minutes long", (random, minutes) => {
    const { limits, blockedFor } = start(random);
    limits.block("app", undefined);
    expect((blockedFor(limits, "app") ?? 0) / minute).toBeCloseTo(minutes, 2);
  });
});

describe("the pace near a limit", () => {
  it("spaces all calls of all operations by two seconds, even parallel ones", () => {
    const { clock, limiter, limits } = start();
    expect(limits.reserveSlot("app")).toBe(0);
    limits.recordUsage([nearLimit]);
    expect(limits.blocked("app")).toBeUndefined();
    expect([limits.reserveSlot("app"), limits.reserveSlot("app")]).toEqual([2_000, 4_000]);
    clock.advance(5_000);
    expect(limiter.forOperation().reserveSlot("app")).toBe(1_000);
    expect(limits.reserveSlot("77")).toBe(0);
  });

  it("returns to normal when Meta reports lower usage, or after a minute", () => {
    const { clock, limits } = start();
    limits.recordUsage([nearLimit]);
    limits.recordUsage([{ key: "app", pace: "free" }]);
    expect(limits.reserveSlot("app")).toBe(0);
    limits.recordUsage([nearLimit]);
    clock.advance(minute);
    expect(limits.reserveSlot("app")).toBe(0);
  });
});
