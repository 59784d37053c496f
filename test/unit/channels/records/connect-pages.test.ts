import { describe, expect, it } from "vitest";
import { emptyRecords, type Records } from "../../../../main/channels/model.ts";
import { connectPages, replaceTokens } from "../../../../main/channels/records/connect-pages.ts";
import { disconnectAccounts } from "../../../../main/channels/records/disconnect-accounts.ts";
import {
  addPendingWrites,
  secretNamesInUse,
} from "../../../../main/channels/records/pending-secrets.ts";
import { page, user } from "../../../support/logins.ts";
import { at, connectedPages, ids, threeAccounts } from "./fixtures.ts";

describe("connecting Pages", () => {
  it("creates an account for each Page", () => {
    const next = connectPages(emptyRecords, connectedPages("a", ["1", "2"]));
    expect(ids(next)).toEqual(["messenger-1", "messenger-2"]);
    expect(next.users).toEqual([
      { id: "a", name: "User a", appId: "app", tokenExpiresAt: undefined },
    ]);
  });

  it("leaves tokens out of the records", () => {
    const text = JSON.stringify(connectPages(emptyRecords, connectedPages("a", ["1"])));
    expect(text).not.toContain("token-");
    expect(text).not.toContain("secret");
  });

  it("updates an existing account instead of adding another", () => {
    const once = connectPages(
      emptyRecords,
      connectedPages("a", ["1"], { at: "2026-11-01T00:00:00.000Z" }),
    );
    const renamed = { ...page("a", "1"), name: "New name" };
    const twice = connectPages(once, connectedPages("a", [], { pages: [renamed] }));
    expect(twice.accounts).toHaveLength(1);
    expect(twice.accounts[0]).toMatchObject({
      name: "New name",
      connectedAt: "2026-11-01T00:00:00.000Z",
      health: { state: "works", checkedAt: at },
    });
  });

  it("records the Instagram account only in the Instagram channel", () => {
    const [messenger] = connectPages(emptyRecords, connectedPages("a", ["1"])).accounts;
    const [instagram] = connectPages(
      emptyRecords,
      connectedPages("a", ["1"], { type: "instagram" }),
    ).accounts;
    expect(messenger?.instagram).toBeUndefined();
    expect(instagram?.instagram).toEqual({ id: "ig-1", username: "page.1" });
  });

  it("shares one token between the two accounts of a Page", () => {
    const next = connectPages(
      connectPages(emptyRecords, connectedPages("a", ["1"])),
      connectedPages("a", ["1"], { type: "instagram" }),
    );
    expect(ids(next)).toEqual(["instagram-1", "messenger-1"]);
    expect([...secretNamesInUse(next)].sort()).toEqual(["page:1", "user:a"]);
  });

  it("moves both accounts of a Page to the user whose token it has now", () => {
    const next = connectPages(threeAccounts, connectedPages("b", ["1"], { type: "instagram" }));
    const owners = Object.fromEntries(next.accounts.map(({ id, userId }) => [id, userId]));
    expect(owners).toEqual({ "messenger-1": "b", "instagram-1": "b", "messenger-2": "a" });
    expect(next.users.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("forgets a user whose last account moved to another user", () => {
    const next = connectPages(threeAccounts, connectedPages("b", ["1", "2"]));
    expect(next.users.map(({ id }) => id)).toEqual(["b"]);
    expect(next.pendingDeletes).toEqual(["user:a"]);
    expect(next.pendingRevocations).toEqual([]);
  });

  it("cancels the revocation of a user who returns", () => {
    const gone = disconnectAccounts(threeAccounts, new Set(ids(threeAccounts)));
    const next = connectPages(gone, connectedPages("a", ["1"]));
    expect(next.pendingRevocations).toEqual([]);
    expect(next.users.map(({ id }) => id)).toEqual(["a"]);
  });

  it("schedules tokens whose account was not connected for deletion", () => {
    const begun = addPendingWrites(emptyRecords, ["user:a", "page:1", "page:2"]);
    const next = connectPages(begun, connectedPages("a", ["1"]));
    expect(next.pendingWrites).toEqual([]);
    expect(next.pendingDeletes).toEqual(["page:2"]);
  });
});

describe("replacing tokens", () => {
  it("moves accounts in both channels and adds none", () => {
    const next = replaceTokens(threeAccounts, connectedPages("b", ["1", "9"]));
    expect(ids(next)).toEqual(ids(threeAccounts));
    expect(next.accounts.filter(({ userId }) => userId === "b").map(({ id }) => id)).toEqual([
      "messenger-1",
      "instagram-1",
    ]);
  });

  it.for([
    ["instagram-access-off", "instagram-access-off"],
    ["instagram-not-linked", "instagram-not-linked"],
    ["blocked", "blocked"],
    ["reconnect", "works"],
    ["permission", "works"],
    ["not-granted", "works"],
  ] as const)("turns the health %s into %s", ([before, after]) => {
    const accounts = threeAccounts.accounts.map((each) => ({
      ...each,
      health: { ...each.health, state: before },
    }));
    const next = replaceTokens({ ...threeAccounts, accounts }, connectedPages("b", ["1"]));
    expect(next.accounts.map(({ health }) => health.state)).toEqual([after, after, before]);
  });

  it("changes no account if none had its token replaced", () => {
    const begun = addPendingWrites(threeAccounts, ["user:b", "page:9"]);
    const next = replaceTokens(begun, connectedPages("b", ["9"]));
    expect(next).toEqual({ ...threeAccounts, pendingDeletes: ["user:b", "page:9"] });
  });

  it("keeps a revocation pending if the user got no account", () => {
    const pending: Records = { ...emptyRecords, pendingRevocations: [user("b")] };
    const next = replaceTokens(
      addPendingWrites(pending, ["user:b", "page:9"]),
      connectedPages("b", ["9"]),
    );
    expect(next.pendingRevocations).toEqual([user("b")]);
    expect(next.pendingDeletes).toEqual(["page:9"]);
  });
});
