import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { formatFor } from "../../../../renderer/i18n/formatters.ts";

const british = formatFor("en-GB");
const austrian = formatFor("de-AT");

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-22T08:00:00.000Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("what a locale writes its own way", () => {
  it("is a number", () => {
    expect(british.number(5000)).toBe("5,000");
    expect(formatFor("de-DE").number(5000)).toBe("5.000");
  });

  it("is a day, with the year when it is not this one", () => {
    expect(british.day("2026-11-03T12:00:00.000Z")).toBe("3 Nov");
    expect(austrian.day("2026-11-03T12:00:00.000Z")).toBe("3. Nov.");
    expect(british.day("2025-11-03T12:00:00.000Z")).toBe("3 Nov 2025");
  });

  it("is a day of the calendar, the same in every time zone", () => {
    expect(british.date("2027-01-21")).toBe("21 Jan 2027");
    expect(austrian.date("2027-01-21")).toBe("21.01.2027");
  });
});

describe("a form", () => {
  const forms = { one: "account", few: "(few)", other: "accounts" };

  it("goes with its number", () => {
    expect([0, 1, 2, 5000].map((count) => british.count(count, forms))).toEqual([
      "0 accounts",
      "1 account",
      "2 accounts",
      "5,000 accounts",
    ]);
  });

  it("is one of as many as the language tells apart", () => {
    expect(formatFor("pl").count(3, forms)).toBe("3 (few)");
    expect(formatFor("pl").count(5, forms)).toBe("5 accounts");
  });
});

describe("several names", () => {
  const three = { most: 3, rest: (count: number) => `${count} others` };

  it("are listed as the language does", () => {
    expect(austrian.names(["Dana", "Sam"], three)).toBe("Dana und Sam");
  });

  it("are as many as one can read, and the rest is counted", () => {
    expect(british.names(["A", "B", "C"], three)).toBe("A, B and C");
    expect(british.names(["A", "B", "C", "D"], three)).toBe("A, B and 2 others");
  });

  it("order no words but their own", () => {
    expect(british.names(["Dana", "דנה"], three)).toBe("Dana and \u2068דנה\u2069");
  });
});
