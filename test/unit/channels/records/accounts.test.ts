import { describe, expect, it } from "vitest";
import { setHealth } from "../../../../main/channels/records/accounts.ts";
import { connectPages } from "../../../../main/channels/records/connect-pages.ts";
import { at, connectedPages, threeAccounts } from "./fixtures.ts";

describe("setting health", () => {
  const lost = { state: "reconnect", code: "token_missing", checkedAt: at } as const;
  const health = new Map([["messenger-1", lost]]);

  it("updates the checked accounts", () => {
    const next = setHealth(threeAccounts, threeAccounts.accounts, health);
    expect(next.accounts.map((each) => each.health.state)).toEqual(["reconnect", "works", "works"]);
  });

  it("skips an account that was reconnected during the check", () => {
    const meanwhile = connectPages(threeAccounts, connectedPages("a", ["1"]));
    const next = setHealth(meanwhile, threeAccounts.accounts, health);
    expect(next.accounts.every((each) => each.health.state === "works")).toBe(true);
  });
});
