import { expect, it } from "vitest";
import { spent } from "../../../../scripts/bench/usage.mjs";

const before = new Map([
  ["1", { ms: 100, wakeUps: 10 }],
  ["2", { ms: 50, wakeUps: 5 }],
]);

it("counts what each thread has used since", () => {
  const after = new Map([
    ["1", { ms: 101.5, wakeUps: 12 }],
    ["2", { ms: 50, wakeUps: 6 }],
  ]);
  expect(spent(before, after)).toEqual({ ms: 1.5, wakeUps: 3 });
});

it("counts all of a thread that was not there before, and nothing of one that is gone", () => {
  const after = new Map([
    ["1", { ms: 100, wakeUps: 10 }],
    ["3", { ms: 2, wakeUps: 1 }],
  ]);
  expect(spent(before, after)).toEqual({ ms: 2, wakeUps: 1 });
});
