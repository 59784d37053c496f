import { expect, it } from "vitest";
import { usedBetween } from "../../../../scripts/bench/usage.ts";

const before = new Map([
  [1, { ms: 100, wakeUps: 10 }],
  [2, { ms: 50, wakeUps: 5 }],
]);

it("adds up the usage of each thread since the first reading", () => {
  const after = new Map([
    [1, { ms: 101.5, wakeUps: 12 }],
    [2, { ms: 50, wakeUps: 6 }],
  ]);
  expect(usedBetween(before, after)).toEqual({ ms: 1.5, wakeUps: 3 });
});

it("counts all usage of a new thread, and none of a thread that has ended", () => {
  const after = new Map([
    [1, { ms: 100, wakeUps: 10 }],
    [3, { ms: 2, wakeUps: 1 }],
  ]);
  expect(usedBetween(before, after)).toEqual({ ms: 2, wakeUps: 1 });
});
