import { afterEach, describe, expect, it } from "vitest";
import { chooseLocale, locale, localized, setLocale } from "../../../main/i18n/locale.ts";

describe("chooseLocale", () => {
  it.each([
    { system: ["de-AT", "en-US"], language: "de", tag: "de-AT" },
    { system: ["en-GB", "de-DE"], language: "en", tag: "en-GB" },
    { system: ["fr-FR", "de-CH", "en-US"], language: "de", tag: "de-CH" },
    { system: ["DE"], language: "de", tag: "DE" },
    { system: ["fr-FR"], language: "en", tag: "en" },
    { system: ["den-CA"], language: "en", tag: "en" },
    { system: ["de_DE"], language: "de", tag: "de" },
    { system: ["C", ""], language: "en", tag: "en" },
    { system: [], language: "en", tag: "en" },
  ])("follows the system languages $system with $tag", ({ system, language, tag }) => {
    expect(chooseLocale("system", system)).toEqual({ language, tag });
  });

  it("prefers the chosen language to the system's languages", () => {
    expect(chooseLocale("en", ["de-DE"])).toEqual({ language: "en", tag: "en" });
  });

  it("adds the region that the system names for the chosen language", () => {
    expect(chooseLocale("de", ["en-US", "de-CH"])).toEqual({ language: "de", tag: "de-CH" });
  });
});

describe("localized texts", () => {
  const english = locale();
  afterEach(() => setLocale(english));

  it("follow a change of the locale", () => {
    const texts = localized({ en: "works", de: "funktioniert" });
    expect(texts()).toBe("works");
    setLocale({ language: "de", tag: "de-DE" });
    expect(texts()).toBe("funktioniert");
    expect(locale()).toEqual({ language: "de", tag: "de-DE" });
  });
});
