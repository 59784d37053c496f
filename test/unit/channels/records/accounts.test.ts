import { describe, expect, it } from "vitest";
import { emptyRecords, type Records } from "../../../../main/channels/model.ts";
import {
  completeRevocation,
  connectPages,
  disconnectAccounts,
  replaceTokens,
  setHealth,
} from "../../../../main/channels/records/accounts.ts";
import {
  addPendingWrites,
  secretNamesInUse,
} from "../../../../main/channels/records/pending-secrets.ts";
import { setSubscriptions } from "../../../../main/channels/records/subscriptions.ts";
import { page, user } from "../../../support/logins.ts";
import {
  all,
  at,
  connectedPages,
  ids,
  pagesInBothChannels,
  pendingUnsubscribe,
  subscriptionStates,
  withWebhooks,
} from "./fixtures.ts";

describe("connected", () => {
  it("makes an account of each written Page", () => {
    const next = connectPages(emptyRecords, connectedPages("a", ["1", "2"]));
    expect(ids(next)).toEqual(["messenger-1", "messenger-2"]);
    expect(next.users).toEqual([{ id: "a", name: "User a", tokenExpiresAt: undefined }]);
  });

  it("keeps no secret in the records", () => {
    const text = JSON.stringify(connectPages(emptyRecords, connectedPages("a", ["1"])));
    expect(text).not.toContain("token-");
    expect(text).not.toContain("secret");
  });

  it("updates an account that is there, and never makes a second one of it", () => {
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

  it("takes the Instagram account along only in the Instagram channel", () => {
    const [messenger] = connectPages(emptyRecords, connectedPages("a", ["1"])).accounts;
    const [instagram] = connectPages(
      emptyRecords,
      connectedPages("a", ["1"], { type: "instagram" }),
    ).accounts;
    expect(messenger?.instagram).toBeUndefined();
    expect(instagram?.instagram).toEqual({ id: "ig-1", username: "page.1" });
  });

  it("shares one secret between the two accounts of a Page", () => {
    const next = connectPages(
      connectPages(emptyRecords, connectedPages("a", ["1"])),
      connectedPages("a", ["1"], { type: "instagram" }),
    );
    expect(ids(next)).toEqual(["instagram-1", "messenger-1"]);
    expect([...secretNamesInUse(next)].sort()).toEqual(["page:1", "user:a"]);
  });

  it("hands both accounts of a Page to the user whose token it is now", () => {
    const next = connectPages(
      pagesInBothChannels,
      connectedPages("b", ["1"], { type: "instagram" }),
    );
    const owners = Object.fromEntries(next.accounts.map(({ id, userId }) => [id, userId]));
    expect(owners).toEqual({ "messenger-1": "b", "instagram-1": "b", "messenger-2": "a" });
    expect(next.users.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("forgets a user whose last account went to somebody else", () => {
    const next = connectPages(pagesInBothChannels, connectedPages("b", ["1", "2"]));
    expect(next.users.map(({ id }) => id)).toEqual(["b"]);
    expect(next.pendingDeletes).toEqual(["user:a"]);
    expect(next.pendingRevocations).toEqual([]);
  });

  it("calls off the revocation of a user who is back", () => {
    const gone = disconnectAccounts(pagesInBothChannels, new Set(ids(pagesInBothChannels)));
    const next = connectPages(gone, connectedPages("a", ["1"]));
    expect(next.pendingRevocations).toEqual([]);
    expect(next.users.map(({ id }) => id)).toEqual(["a"]);
  });

  it("turns what was begun and not written into tombstones", () => {
    const begun = addPendingWrites(emptyRecords, ["user:a", "page:1", "page:2"]);
    const next = connectPages(begun, connectedPages("a", ["1"]));
    expect(next.pendingWrites).toEqual([]);
    expect(next.pendingDeletes).toEqual(["page:2"]);
  });
});

describe("takenOver", () => {
  it("hands over accounts in both channels and adds none", () => {
    const next = replaceTokens(pagesInBothChannels, connectedPages("b", ["1", "9"]));
    expect(ids(next)).toEqual(ids(pagesInBothChannels));
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
  ] as const)("calls what was %s now %s", ([before, after]) => {
    const accounts = pagesInBothChannels.accounts.map((each) => ({
      ...each,
      health: { ...each.health, state: before },
    }));
    const next = replaceTokens({ ...pagesInBothChannels, accounts }, connectedPages("b", ["1"]));
    expect(next.accounts.map(({ health }) => health.state)).toEqual([after, after, before]);
  });

  it("leaves everything as it was where no account had its token replaced", () => {
    const begun = addPendingWrites(pagesInBothChannels, ["user:b", "page:9"]);
    const next = replaceTokens(begun, connectedPages("b", ["9"]));
    expect(next).toEqual({ ...pagesInBothChannels, pendingDeletes: ["user:b", "page:9"] });
  });

  it("keeps a revocation pending where the user got no account", () => {
    const pending: Records = { ...emptyRecords, pendingRevocations: [user("b")] };
    const next = replaceTokens(
      addPendingWrites(pending, ["user:b", "page:9"]),
      connectedPages("b", ["9"]),
    );
    expect(next.pendingRevocations).toEqual([user("b")]);
    expect(next.pendingDeletes).toEqual(["page:9"]);
  });
});

describe("disconnected", () => {
  it("leaves the other channel's secret of the same Page", () => {
    const next = disconnectAccounts(pagesInBothChannels, new Set(["instagram-1"]));
    expect(ids(next)).toEqual(["messenger-1", "messenger-2"]);
    expect(next.pendingDeletes).toEqual([]);
    expect(next.pendingRevocations).toEqual([]);
  });

  it("is to unsubscribe a Page that no channel uses any more, and keeps the token for that", () => {
    const next = disconnectAccounts(pagesInBothChannels, new Set(["messenger-2"]));
    expect(next.pendingUnsubscribes).toEqual([pendingUnsubscribe("2")]);
    expect(next.pendingDeletes).toEqual([]);
    expect(secretNamesInUse(next)).toContain("page:2");
  });

  it("names a Page once that is to be unsubscribed already", () => {
    const pending = [pendingUnsubscribe("2", "webhooks-off")];
    const next = disconnectAccounts(
      { ...pagesInBothChannels, pendingUnsubscribes: pending },
      new Set(["messenger-2"]),
    );
    expect(next.pendingUnsubscribes).toEqual(pending);
  });

  it("leaves the subscription of a Page that the other channel uses, to be verified", () => {
    const subscribed = setSubscriptions(
      withWebhooks(pagesInBothChannels),
      pagesInBothChannels.accounts,
      all("1", "2"),
    );
    const next = disconnectAccounts(subscribed, new Set(["instagram-1"]));
    expect(next.pendingUnsubscribes).toEqual([]);
    expect(subscriptionStates(next)).toEqual({ "messenger-1": undefined, "messenger-2": "on" });
  });

  it("is to revoke the user of the last account, and keeps the token for that", () => {
    const next = disconnectAccounts(pagesInBothChannels, new Set(ids(pagesInBothChannels)));
    expect(next.users).toEqual([]);
    expect(next.pendingRevocations).toEqual([user("a")]);
    expect(next.pendingUnsubscribes).toEqual([pendingUnsubscribe("1"), pendingUnsubscribe("2")]);
    expect(secretNamesInUse(next)).toEqual(new Set(["user:a", "page:1", "page:2"]));
  });

  it("forgets the Pages that could not be connected with the channel they belong to", () => {
    const reason = "not-ticked" as const;
    const left = { pageId: "9", name: "Page 9", reason, message: "", remedy: "" };
    const records: Records = {
      ...pagesInBothChannels,
      unconnectable: [
        { ...left, channel: "messenger" },
        { ...left, channel: "instagram" },
      ],
    };
    const next = disconnectAccounts(records, new Set(["instagram-1"]));
    expect(next.unconnectable.map(({ channel }) => channel)).toEqual(["messenger"]);
  });

  it("changes nothing for ids it does not know", () => {
    expect(disconnectAccounts(pagesInBothChannels, new Set(["messenger-77"]))).toEqual(
      pagesInBothChannels,
    );
  });
});

describe("revoked", () => {
  it("puts a tombstone on the user's token", () => {
    const next = completeRevocation(
      { ...emptyRecords, pendingRevocations: [user("a"), user("b")] },
      "a",
    );
    expect(next).toMatchObject({ pendingRevocations: [user("b")], pendingDeletes: ["user:a"] });
  });

  it("leaves the token of a user who is no longer to be revoked", () => {
    expect(completeRevocation(pagesInBothChannels, "a")).toBe(pagesInBothChannels);
  });
});

describe("withHealth", () => {
  const lost = { state: "reconnect", message: "Lost.", checkedAt: at } as const;
  const health = new Map([["messenger-1", lost]]);

  it("changes the accounts asked about", () => {
    const next = setHealth(pagesInBothChannels, pagesInBothChannels.accounts, health);
    expect(next.accounts.map((each) => each.health.state)).toEqual(["reconnect", "works", "works"]);
  });

  it("passes over an account that was connected anew since", () => {
    const meanwhile = connectPages(pagesInBothChannels, connectedPages("a", ["1"]));
    const next = setHealth(meanwhile, pagesInBothChannels.accounts, health);
    expect(next.accounts.every((each) => each.health.state === "works")).toBe(true);
  });
});
