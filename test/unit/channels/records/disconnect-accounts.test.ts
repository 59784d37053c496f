import { describe, expect, it } from "vitest";
import { emptyRecords } from "../../../../main/channels/model.ts";
import {
  completeRevocation,
  disconnectAccounts,
} from "../../../../main/channels/records/disconnect-accounts.ts";
import { secretNamesInUse } from "../../../../main/channels/records/pending-secrets.ts";
import { setSubscriptions } from "../../../../main/channels/records/subscriptions.ts";
import { user } from "../../../support/logins.ts";
import {
  ids,
  pendingUnsubscribe,
  subscribed,
  subscriptionStates,
  threeAccounts,
  withWebhooks,
} from "./fixtures.ts";

describe("disconnecting accounts", () => {
  it("keeps the token of a Page that the other channel uses", () => {
    const next = disconnectAccounts(threeAccounts, new Set(["instagram-1"]));
    expect(ids(next)).toEqual(["messenger-1", "messenger-2"]);
    expect(next.pendingDeletes).toEqual([]);
    expect(next.pendingRevocations).toEqual([]);
  });

  it("leaves a Page that no channel uses pending to be unsubscribed, with its token", () => {
    const next = disconnectAccounts(threeAccounts, new Set(["messenger-2"]));
    expect(next.pendingUnsubscribes).toEqual([pendingUnsubscribe("2")]);
    expect(next.pendingDeletes).toEqual([]);
    expect(secretNamesInUse(next)).toContain("page:2");
  });

  it("does not add a Page that is pending to be unsubscribed already", () => {
    const pending = [pendingUnsubscribe("2", "webhooks-off")];
    const next = disconnectAccounts(
      { ...threeAccounts, pendingUnsubscribes: pending },
      new Set(["messenger-2"]),
    );
    expect(next.pendingUnsubscribes).toEqual(pending);
  });

  it("requires verifying the subscription of a Page that the other channel uses", () => {
    const before = setSubscriptions(
      withWebhooks(threeAccounts),
      threeAccounts.accounts,
      subscribed("1", "2"),
    );
    const next = disconnectAccounts(before, new Set(["instagram-1"]));
    expect(next.pendingUnsubscribes).toEqual([]);
    expect(subscriptionStates(next)).toEqual({ "messenger-1": undefined, "messenger-2": "on" });
  });

  it("leaves a user without accounts pending to be revoked, with the token", () => {
    const next = disconnectAccounts(threeAccounts, new Set(ids(threeAccounts)));
    expect(next.users).toEqual([]);
    expect(next.pendingRevocations).toEqual([user("a")]);
    expect(next.pendingUnsubscribes).toEqual([pendingUnsubscribe("1"), pendingUnsubscribe("2")]);
    expect(secretNamesInUse(next)).toEqual(new Set(["user:a", "page:1", "page:2"]));
  });

  it("changes nothing for unknown ids", () => {
    expect(disconnectAccounts(threeAccounts, new Set(["messenger-77"]))).toEqual(threeAccounts);
  });
});

describe("completing a revocation", () => {
  it("schedules the user's token for deletion", () => {
    const next = completeRevocation(
      { ...emptyRecords, pendingRevocations: [user("a"), user("b")] },
      "a",
    );
    expect(next).toMatchObject({ pendingRevocations: [user("b")], pendingDeletes: ["user:a"] });
  });

  it("keeps the token of a user who is no longer pending", () => {
    expect(completeRevocation(threeAccounts, "a")).toBe(threeAccounts);
  });
});
