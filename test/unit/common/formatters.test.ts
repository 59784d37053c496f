import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createFormatters } from "../../../common/formatters.ts";

const british = createFormatters("en-GB");
const austrian = createFormatters("de-AT");

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-22T08:00:00.000Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("formatters", () => {
  it.each([
    { locale: "en-GB", number: "5,000", list: "a, b and c", long: "3 November 2026" },
    { locale: "en-US", number: "5,000", list: "a, b, and c", long: "November 3, 2026" },
    { locale: "de-DE", number: "5.000", list: "a, b und c", long: "3. November 2026" },
    { locale: "de-AT", number: "5.000", list: "a, b und c", long: "3. November 2026" },
  ])("write numbers, lists and dates as is usual in $locale", ({ locale, number, list, long }) => {
    const formatters = createFormatters(locale);
    const afternoon = new Date(2026, 10, 3, 14, 30);
    expect(formatters.number(5000).replace("\u00a0", ".")).toBe(number);
    expect(formatters.list(["a", "b", "c"])).toBe(list);
    expect(formatters.longDay(afternoon)).toBe(long);
    expect(formatters.time(afternoon)).toMatch(/^(14|2):30/);
  });

  it("add the year to a day only if it is not the current one", () => {
    expect(british.day("2026-11-03T12:00:00.000Z")).toBe("3 Nov");
    expect(createFormatters("en-US").day("2026-11-03T12:00:00.000Z")).toBe("Nov 3");
    expect(austrian.day("2026-11-03T12:00:00.000Z")).toBe("3. Nov.");
    expect(british.day("2025-11-03T12:00:00.000Z")).toBe("3 Nov 2025");
  });

  it("write a calendar date the same in every time zone", () => {
    expect(british.date("2027-01-21")).toBe("21 Jan 2027");
    expect(austrian.date("2027-01-21")).toBe("21.01.2027");
  });
});

describe("plural forms", () => {
  const forms = { one: "account", few: "(few)", other: "accounts" };

  it("are chosen by the count", () => {
    expect([0, 1, 2, 5000].map((count) => british.count(count, forms))).toEqual([
      "0 accounts",
      "1 account",
      "2 accounts",
      "5,000 accounts",
    ]);
    expect([0, 1, 2].map((count) => british.plural(count, forms))).toEqual([
      "accounts",
      "account",
      "accounts",
    ]);
  });

  it("cover every plural category of a language", () => {
    expect(createFormatters("pl").count(3, forms)).toBe("3 (few)");
    expect(createFormatters("pl").count(5, forms)).toBe("5 accounts");
  });
});

describe("a list of names", () => {
  const three = { most: 3, rest: (count: number) => `${count} others` };

  it("is joined as is usual in the language", () => {
    expect(austrian.names(["Dana", "Sam"])).toBe("Dana und Sam");
  });

  it("counts the names beyond its limit", () => {
    expect(british.names(["A", "B", "C"], three)).toBe("A, B and C");
    expect(british.names(["A", "B", "C", "D"], three)).toBe("A, B and 2 others");
  });

  it("isolates names written from right to left", () => {
    expect(british.names(["Dana", "דנה"], three)).toBe("Dana and \u2068דנה\u2069");
    expect(british.names(["קפה", "Fern & Fig"])).toBe("\u2068קפה\u2069 and Fern & Fig");
  });
});
