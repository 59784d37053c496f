import { expect, it } from "vitest";
import { languages as promised } from "../../../../common/languages.ts";
import { spokenHere, spokenIn } from "../../../../renderer/i18n/languages.ts";

it("speaks the languages that main can choose", () => {
  expect(spokenHere).toEqual(promised);
});

it("keeps the region of the page's locale, for dates and numbers", () => {
  expect(spokenIn("de-AT")).toEqual({ language: "de", locale: "de-AT" });
  expect(spokenIn("en")).toEqual({ language: "en", locale: "en" });
});

it.each(["fr-CA", "", "constructor"])("says in English what it does not speak: %j", (locale) => {
  expect(spokenIn(locale)).toEqual({ language: "en", locale: "en" });
});
