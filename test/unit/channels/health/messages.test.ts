import { afterEach, describe, expect, it } from "vitest";
import { healthMessage, problemMessage } from "../../../../main/channels/health/messages.ts";
import { errorTable } from "../../../../main/facebook/errors/error-table.ts";
import { facebookTexts } from "../../../../main/i18n/facebook.ts";
import { locale, setLocale } from "../../../../main/i18n/locale.ts";

const before = locale();
afterEach(() => setLocale(before));

const checkedAt = "2026-11-22T10:00:00.000Z";

describe("the message of an account's health", () => {
  it("is the sentence of the problem that Facebook reported", () => {
    for (const [, state, , , code] of errorTable) {
      if (state === "unchanged") continue;
      expect(healthMessage({ state, code, checkedAt })).toBe(facebookTexts().sentences[code]);
    }
  });

  it("says that the account works", () => {
    expect(healthMessage({ state: "works", checkedAt })).toBe("Works");
  });

  it.each([
    ["token_missing", "no longer in this computer's keychain"],
    ["token_not_saved", "one session only"],
  ])("explains %s, which Pagekeeper found by itself", (code, words) => {
    expect(healthMessage({ state: "reconnect", code, checkedAt })).toContain(words);
  });

  it("follows a change of language", () => {
    setLocale({ language: "de", tag: "de-DE" });
    const message = healthMessage({ state: "reconnect", code: "token_expired", checkedAt });
    expect(message).toContain("abgelaufen");
  });
});

describe("the message of a problem", () => {
  it.each(["from_the_future", "toString", ""])("is a general sentence for the code %j", (code) => {
    expect(problemMessage(code)).toBe(facebookTexts().sentences.facebook_refused);
  });
});
