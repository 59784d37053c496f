import { describe, expect, it } from "vitest";
import { type Health, remedies } from "../../../../common/contract/accounts.ts";
import {
  facebookMessageForRow,
  isRepairedByLogin,
} from "../../../../renderer/accounts/recovery.ts";

const health = (more: Partial<Health>): Health => ({
  state: "blocked",
  label: "Blocked by Facebook",
  message: "…",
  checkedAt: "2026-11-22T08:00:00.000Z",
  ...more,
});

describe("isRepairedByLogin", () => {
  it("returns true only for remedies that require a login", () => {
    const repaired = remedies.filter((remedy) => isRepairedByLogin(health({ remedy })));
    expect(repaired).toEqual(["connect-again", "grant-permission"]);
  });

  it("returns false for a permission that only a change to the Meta app can provide", () => {
    expect(isRepairedByLogin(health({ state: "permission", remedy: "set-up-app" }))).toBe(false);
  });
});

describe("facebookMessageForRow", () => {
  const details = { facebookSays: "Until Friday." };

  it("returns Facebook's message if waiting is the only remedy", () => {
    expect(facebookMessageForRow(health({ remedy: "wait", details }))).toBe("Until Friday.");
  });

  it("returns nothing for another remedy, or if Facebook sent no message", () => {
    expect(facebookMessageForRow(health({ remedy: "open-facebook", details }))).toBeUndefined();
    expect(facebookMessageForRow(health({ remedy: "wait" }))).toBeUndefined();
  });
});
