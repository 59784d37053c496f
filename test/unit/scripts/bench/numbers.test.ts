import { describe, expect, it } from "vitest";
import { covered, median } from "../../../../scripts/bench/numbers.mjs";

describe("the median", () => {
  it.each([
    ["the middle one of an odd number", [9, 1, 5], 5],
    ["halfway between the middle two of an even number", [10, 1, 4, 2], 3],
    ["the only one", [7], 7],
  ])("is %s", (_what, values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it("leaves the values in their order", () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe("the time covered", () => {
  it.each<[string, [number, number][], number]>([
    ["nothing", [], 0],
    [
      "spans apart",
      [
        [0, 2],
        [5, 6],
      ],
      3,
    ],
    [
      "spans side by side, once",
      [
        [0, 4],
        [2, 6],
      ],
      6,
    ],
    [
      "a span within another, once",
      [
        [0, 10],
        [2, 3],
        [9, 12],
      ],
      12,
    ],
    [
      "spans in any order",
      [
        [5, 6],
        [0, 2],
      ],
      3,
    ],
  ])("is that of %s", (_what, spans, expected) => {
    expect(covered(spans)).toBe(expected);
  });
});
