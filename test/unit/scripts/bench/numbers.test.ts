import { describe, expect, it } from "vitest";
import { covered, median, type Span } from "../../../../scripts/bench/numbers.ts";

describe("median", () => {
  it.each([
    ["the middle value of an odd number", [9, 1, 5], 5],
    ["halfway between the middle two of an even number", [10, 1, 4, 2], 3],
    ["the only value", [7], 7],
  ])("is %s", (_, values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it("leaves the values in their order", () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe("covered", () => {
  const cases: [string, Span[], number][] = [
    ["is 0 without spans", [], 0],
    ["adds up separate spans", spans("0-2 5-6"), 3],
    ["counts overlapping spans once", spans("0-4 2-6"), 6],
    ["counts a span within another once", spans("0-10 2-3 9-12"), 12],
    ["accepts spans in any order", spans("5-6 0-2"), 3],
  ];

  it.each(cases)("%s", (_, given, expected) => {
    expect(covered(given)).toBe(expected);
  });

  function spans(text: string): Span[] {
    return text.split(" ").map((span) => {
      const [start = 0, end = 0] = span.split("-").map(Number);
      return [start, end];
    });
  }
});
