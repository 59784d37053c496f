import { afterEach, expect, it } from "vitest";
import { forms } from "../../../main/i18n/formatters.ts";
import { speak, speech } from "../../../main/i18n/locale.ts";

const before = speech();
afterEach(() => speak(before));

const day = new Date(2026, 10, 3, 14, 30);

it.each([
  { locale: "en-GB", number: "5,000", list: "a, b and c", day: "3 Nov", long: "3 November 2026" },
  { locale: "en-US", number: "5,000", list: "a, b, and c", day: "Nov 3", long: "November 3, 2026" },
  {
    locale: "de-DE",
    number: "5.000",
    list: "a, b und c",
    day: "3. Nov.",
    long: "3. November 2026",
  },
  {
    locale: "de-AT",
    number: "5.000",
    list: "a, b und c",
    day: "3. Nov.",
    long: "3. November 2026",
  },
])("$locale", ({ locale, number, list, day: short, long }) => {
  speak({ language: locale.startsWith("de") ? "de" : "en", locale });
  expect(forms().number(5000).replace("\u00a0", ".")).toBe(number);
  expect(forms().list(["a", "b", "c"])).toBe(list);
  expect(forms().day(day)).toBe(short);
  expect(forms().longDay(day)).toBe(long);
  expect(forms().time(day)).toMatch(/^(14|2):30/);
});

it("takes the form that goes with the number", () => {
  expect([0, 1, 2].map((count) => forms().plural(count, "one", "other"))).toEqual([
    "other",
    "one",
    "other",
  ]);
});

it("isolates the names of a list", () => {
  expect(forms().names(["קפה", "Fern & Fig"])).toBe("\u2068קפה\u2069 and Fern & Fig");
});
