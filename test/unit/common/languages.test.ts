import { describe, expect, it } from "vitest";
import { languageOf } from "../../../common/languages.ts";

describe("languageOf", () => {
  it("ignores the region of a tag", () => {
    expect(languageOf("de-AT")).toBe("de");
    expect(languageOf("en")).toBe("en");
  });

  it("accepts the spellings that operating systems use", () => {
    expect(languageOf("DE")).toBe("de");
    expect(languageOf("de_DE")).toBe("de");
  });

  it.each(["fr-CA", "den-CA", "", "C", "constructor"])("finds no translation for %j", (tag) => {
    expect(languageOf(tag)).toBeUndefined();
  });
});
