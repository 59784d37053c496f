import { afterEach, expect, it } from "vitest";
import { formatters } from "../../../main/i18n/formatters.ts";
import { locale, setLocale } from "../../../main/i18n/locale.ts";

const before = locale();
afterEach(() => setLocale(before));

it("follows the current locale", () => {
  setLocale({ language: "en", tag: "en-GB" });
  expect(formatters().list(["a", "b", "c"])).toBe("a, b and c");
  setLocale({ language: "de", tag: "de-DE" });
  expect(formatters().list(["a", "b", "c"])).toBe("a, b und c");
});
