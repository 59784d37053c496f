import { describe, expect, it } from "vitest";
import { type Health, remedies } from "../../../../common/contract/accounts.ts";
import {
  facebookMessageForRow,
  isRepairedByLogin,
} from "../../../../renderer/accounts/recovery.ts";

const health = (more: Partial<Health>): Health => ({
  state: "blocked",
  message: "…",
  checkedAt: "2026-11-22T08:00:00.000Z",
  ...more,
});

describe("isRepairedByLogin", () => {
  it("accepts only the remedies that a login carries out", () => {
    const repaired = remedies.filter((remedy) => isRepairedByLogin(health({ remedy })));
    expect(repaired).toEqual(["connect-again", "grant-permission"]);
  });

  it("rejects a missing permission that only the Meta app can get", () => {
    expect(isRepairedByLogin(health({ state: "permission", remedy: "set-up-app" }))).toBe(false);
  });
});

describe("facebookMessageForRow", () => {
  const details = { facebookSays: "Until Friday." };

  it("returns Facebook's message if waiting is the only remedy", () => {
    expect(facebookMessageForRow(health({ remedy: "wait", details }))).toBe("Until Friday.");
  });

  it("returns nothing for another remedy or without a message", () => {
    expect(facebookMessageForRow(health({ remedy: "open-facebook", details }))).toBeUndefined();
    expect(facebookMessageForRow(health({ remedy: "wait" }))).toBeUndefined();
  });
});
