import { describe, expect, it } from "vitest";
import { isMissed, table } from "../../../../scripts/bench/table.ts";

const figure = { what: "start", value: 1.15, show: (value: number) => `${value} ×`, atMost: 1.15 };

describe("a budget", () => {
  it("is met by a figure that is equal to it", () => {
    expect(isMissed(figure)).toBe(false);
  });

  it("is missed by a figure above it", () => {
    expect(isMissed({ ...figure, value: 1.16 })).toBe(true);
  });

  it("cannot be missed if there is none", () => {
    expect(isMissed({ what: "list", value: 1e9, show: String })).toBe(false);
  });
});

describe("the table", () => {
  const lines = table([
    figure,
    { ...figure, what: "memory", value: 2, note: "PSS" },
    { what: "list", value: 7, show: String },
  ]).split("\n");

  it("shows each figure with its budget, and whether it meets it", () => {
    const cells = lines.slice(2).map((line) => line.split("|").map((cell) => cell.trim()));
    expect(cells).toEqual([
      ["", "start", "1.15 ×", "1.15 ×", "✓", "", ""],
      ["", "memory", "2 ×", "1.15 ×", "✗", "PSS", ""],
      ["", "list", "7", "", "", "", ""],
    ]);
  });

  it("has lines of equal length, so that it reads well as plain text", () => {
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  });
});
