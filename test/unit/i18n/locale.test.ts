import { afterEach, describe, expect, it } from "vitest";
import { speak, speech, speechOf, spoken } from "../../../main/i18n/locale.ts";

describe("the language of the system", () => {
  it.each([
    { system: ["de-AT", "en-US"], language: "de", locale: "de-AT" },
    { system: ["en-GB", "de-DE"], language: "en", locale: "en-GB" },
    { system: ["fr-FR", "de-CH", "en-US"], language: "de", locale: "de-CH" },
    { system: ["DE"], language: "de", locale: "DE" },
    { system: ["fr-FR"], language: "en", locale: "en" },
    { system: ["den-CA"], language: "en", locale: "en" },
    { system: ["de_DE"], language: "de", locale: "de" },
    { system: ["C", ""], language: "en", locale: "en" },
    { system: [], language: "en", locale: "en" },
  ])("$system is $language in $locale", ({ system, language, locale }) => {
    expect(speechOf("system", system)).toEqual({ language, locale });
  });
});

describe("a language that was chosen", () => {
  it("is spoken whatever the system speaks", () => {
    expect(speechOf("en", ["de-DE"])).toEqual({ language: "en", locale: "en" });
  });

  it("has the region of the user, where the system names one for it", () => {
    expect(speechOf("de", ["en-US", "de-CH"])).toEqual({ language: "de", locale: "de-CH" });
  });
});

describe("texts", () => {
  const english = speech();
  afterEach(() => speak(english));

  it("are those of the language that is spoken when they are asked for", () => {
    const texts = spoken({ en: "works", de: "funktioniert" });
    expect(texts()).toBe("works");
    speak({ language: "de", locale: "de-DE" });
    expect(texts()).toBe("funktioniert");
    expect(speech()).toEqual({ language: "de", locale: "de-DE" });
  });
});
