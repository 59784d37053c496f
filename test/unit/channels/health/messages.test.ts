import { afterEach, describe, expect, it, test } from "vitest";
import { healthStates } from "../../../../common/contract/accounts.ts";
import { localizeHealth, localizeSubscription } from "../../../../main/channels/health/messages.ts";
import { errorTable } from "../../../../main/facebook/errors/error-table.ts";
import { facebookTexts } from "../../../../main/i18n/facebook.ts";
import { locale, setLocale } from "../../../../main/i18n/locale.ts";

const before = locale();
afterEach(() => setLocale(before));

const checkedAt = "2026-11-22T10:00:00.000Z";
const troubles = healthStates.filter((state) => state !== "works");

describe("a health", () => {
  it("says what its problem said", () => {
    for (const [, state, , , code] of errorTable) {
      if (state === "unchanged") continue;
      const { message } = localizeHealth({ state, code, checkedAt });
      expect(message).toBe(facebookTexts().sentences[code]);
    }
  });

  it("that works says so", () => {
    expect(localizeHealth({ state: "works", checkedAt })).toEqual({
      state: "works",
      message: "Works",
      checkedAt,
    });
  });

  it.each([
    ["key_lost", "no longer in this computer's keychain"],
    ["kept_for_one_run", "until Pagekeeper quit"],
  ])("of our own making, %s, has words of its own", (code, words) => {
    expect(localizeHealth({ state: "reconnect", code, checkedAt }).message).toContain(words);
  });

  test.each(troubles)(
    "%s without a code, or with one of a later version, still says what to do",
    (state) => {
      const { message } = localizeHealth({ state, checkedAt });
      expect(message).toMatch(/^[A-Z].*\.$/);
      expect(localizeHealth({ state, code: "from_the_future", checkedAt }).message).toBe(message);
      expect(localizeHealth({ state, code: "toString", checkedAt }).message).toBe(message);
    },
  );

  it("keeps its remedy and its details, and names its link", () => {
    const url = "https://www.facebook.com/";
    const details = { graphCode: 190 };
    expect(
      localizeHealth({
        state: "action-at-facebook",
        code: "checkpoint",
        checkedAt,
        remedy: "open-facebook",
        link: { place: "facebook", url },
        details,
      }),
    ).toMatchObject({ remedy: "open-facebook", link: { label: "Open Facebook", url }, details });
  });

  it("speaks another language as soon as that is spoken", () => {
    setLocale({ language: "de", tag: "de-DE" });
    const health = localizeHealth({
      state: "reconnect",
      code: "token_expired",
      checkedAt,
      link: { place: "page", url: "https://www.facebook.com/1" },
    });
    expect(health.message).toContain("abgelaufen");
    expect(health.link?.label).toBe("Seite öffnen");
  });
});

describe("a subscription", () => {
  it("that is on needs no words", () => {
    expect(localizeSubscription({ state: "on" })).toEqual({ state: "on" });
  });

  it("that failed says why, or what holds for all", () => {
    const { webhook_not_kept, webhook_refused } = facebookTexts().sentences;
    const messageOf = (code: string) => {
      const words = localizeSubscription({ state: "failed", code });
      return words.state === "failed" ? words.message : undefined;
    };
    expect(messageOf("webhook_not_kept")).toBe(webhook_not_kept);
    expect(messageOf("unknown")).toBe(webhook_refused);
  });
});
