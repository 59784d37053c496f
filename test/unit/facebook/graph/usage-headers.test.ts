import { describe, expect, test } from "vitest";
import { createGates } from "../../../../main/facebook/graph/rate-limiter.ts";
import { type Usage, usageOf } from "../../../../main/facebook/graph/usage-headers.ts";
import { testClock } from "../support/clock.ts";

const counts = (call_count: number, total_time = 0, total_cputime = 0) => ({
  call_count,
  total_time,
  total_cputime,
});
const app = (...args: Parameters<typeof counts>) => ({
  "x-app-usage": JSON.stringify(counts(...args)),
});

describe("usageOf", () => {
  test.each([
    [app(89), "free"],
    [app(90), "slow"],
    [app(0, 95), "slow"],
    [app(0, 0, 99), "slow"],
    [app(100), "stop"],
    [app(3, 140), "stop"],
  ])("%o makes the app's pace %s, second", (headers, pace) => {
    expect(usageOf(headers)).toMatchObject([{ scope: "app", pace }]);
  });

  test("stops a Page for as many minutes as Facebook estimates", () => {
    const use = { type: "pages", ...counts(100), estimated_time_to_regain_access: 19 };
    const idle = { type: "messenger", ...counts(1), estimated_time_to_regain_access: 0 };
    const headers = {
      "x-business-use-case-usage": JSON.stringify({ "77": [idle, use], "78": [idle] }),
    };
    expect(usageOf(headers)).toEqual([
      { scope: "77", pace: "stop", ms: 19 * 60_000 },
      { scope: "78", pace: "free" },
    ]);
  });

  test("takes X-Page-Usage for the Page that was asked about, and for none when it is unknown", () => {
    const headers = { "x-page-usage": JSON.stringify(counts(100)) };
    expect(usageOf(headers, "77")).toMatchObject([{ scope: "77", pace: "stop" }]);
    expect(usageOf(headers)).toEqual([]);
  });

  test.each(["", "nonsense", "null", "[1]", '{"call_count":"many"}', '"100"'])(
    "lets %j limit nothing",
    (value) => {
      const headers = {
        "x-app-usage": value,
        "x-page-usage": value,
        "x-business-use-case-usage": value,
      };
      expect(usageOf(headers, "1").filter(({ pace }) => pace !== "free")).toEqual([]);
    },
  );
});

describe("the gate", () => {
  const near: Usage = { scope: "app", pace: "slow", ms: 60_000 };

  /** Guesses are neither lengthened nor shortened. */
  const even = () => 0.5;
  const minute = 60_000;

  test("stops one scope until its time is over, in every operation, and no other scope", () => {
    const clock = testClock();
    const gates = createGates(clock, even);
    gates.enter().note([{ scope: "77", pace: "stop", ms: 1_000 }]);
    const gate = gates.enter();
    expect(gate.stopped("77")).toEqual({ ms: 1_000, named: true });
    expect(gate.stopped("78")).toBeUndefined();
    expect(gate.stopped("app")).toBeUndefined();
    clock.advance(999);
    expect(gate.stopped("77")).toEqual({ ms: 1, named: true });
    clock.advance(1);
    expect(gate.stopped("77")).toBeUndefined();
  });

  test("stops without a time only the operation that met it, for a minute by our own guess", () => {
    const clock = testClock();
    const gates = createGates(clock, even);
    const gate = gates.enter();
    gate.note([{ scope: "app", pace: "stop" }]);
    expect(gate.stopped("app")).toEqual({ ms: minute, named: false });
    expect(gates.enter().stopped("app")).toBeUndefined();
    clock.advance(minute);
    expect(gate.stopped("app")).toBeUndefined();
  });

  test("guesses longer with each refusal of a row, up to a quarter of an hour and a minute", () => {
    const clock = testClock();
    const gates = createGates(clock, even);
    const guess = () => {
      const gate = gates.enter();
      gate.refused("app", undefined);
      const ms = gate.stopped("app")?.ms ?? 0;
      clock.advance(ms);
      return ms / minute;
    };
    expect(Array.from({ length: 7 }, guess)).toEqual([1, 2, 4, 8, 16, 16, 16]);
    clock.advance(30 * minute);
    expect(guess()).toBe(1);
  });

  test("guesses once for calls side by side", () => {
    const clock = testClock();
    const gate = createGates(clock, even).enter();
    gate.refused("app", undefined);
    clock.advance(minute / 2);
    gate.refused("app", undefined);
    expect(gate.stopped("app")).toEqual({ ms: minute / 2, named: false });
  });

  test.each([
    [0, 0.75],
    [0.999, 1.25],
  ])("spreads its guesses, by %f to %f minutes", (random, minutes) => {
    const gate = createGates(testClock(), () => random).enter();
    gate.refused("app", undefined);
    expect((gate.stopped("app")?.ms ?? 0) / minute).toBeCloseTo(minutes, 2);
  });

  test("ends no stop by an answer that was on its way when it came", () => {
    const gate = createGates(testClock(), even).enter();
    gate.refused("app", minute);
    gate.note([{ scope: "app", pace: "free" }]);
    gate.note([near]);
    gate.note([{ scope: "app", pace: "stop" }]);
    expect(gate.stopped("app")).toEqual({ ms: minute, named: true });
  });

  test("keeps the limit of whoever calls to the operation", () => {
    const gates = createGates(testClock(), even);
    const gate = gates.enter();
    gate.refused("caller", minute);
    expect(gate.stopped("caller")).toEqual({ ms: minute, named: true });
    expect(gates.enter().stopped("caller")).toBeUndefined();
  });

  test("is slow until Facebook says that there is room again, or the warning is old", () => {
    const clock = testClock();
    const gate = createGates(clock, even).enter();
    gate.note([near]);
    expect([gate.isSlow(), gate.stopped("app")]).toEqual([true, undefined]);
    gate.note([{ scope: "app", pace: "free" }]);
    expect(gate.isSlow()).toBe(false);
    gate.note([near]);
    clock.advance(60_000);
    expect(gate.isSlow()).toBe(false);
  });
});
