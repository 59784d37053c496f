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

describe("connecting again", () => {
  it("is offered for what a login mends, whatever the state", () => {
    const mended = remedies.filter((remedy) => isRepairedByLogin(health({ remedy })));
    expect(mended).toEqual(["connect-again", "grant-permission"]);
  });

  it("is not offered for a permission that only the Meta app can get", () => {
    expect(isRepairedByLogin(health({ state: "permission", remedy: "set-up-app" }))).toBe(false);
  });

  it("goes by the state of a record that names no remedy", () => {
    expect(isRepairedByLogin(health({ state: "reconnect" }))).toBe(true);
    expect(isRepairedByLogin(health({ state: "lost-role" }))).toBe(false);
  });
});

it("shows Facebook's own words where all one can do is wait", () => {
  const details = { facebookSays: "Until Friday." };
  expect(facebookMessageForRow(health({ remedy: "wait", details }))).toBe("Until Friday.");
  expect(facebookMessageForRow(health({ remedy: "open-facebook", details }))).toBeUndefined();
  expect(facebookMessageForRow(health({ remedy: "wait" }))).toBeUndefined();
});
