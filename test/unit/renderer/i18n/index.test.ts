import { afterEach, expect, it } from "vitest";
import { loadLocale, texts } from "../../../../renderer/i18n/index.ts";

afterEach(() => loadLocale("en"));

const november = `${new Date().getFullYear()}-11-03T12:00:00.000Z`;

it("uses the region of the page's locale for dates", async () => {
  await loadLocale("de-AT");
  expect(texts.cancel).toBe("Abbrechen");
  expect(texts.day(november)).toContain("3. Nov.");
});

it.each(["fr-CA", "", "constructor"])(
  "falls back to English words and dates for the locale %j",
  async (tag) => {
    await loadLocale(tag);
    expect(texts.cancel).toBe("Cancel");
    expect(texts.day(november)).toContain("Nov 3");
  },
);
