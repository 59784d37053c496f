import { describe, expect, it } from "vitest";
import { emptyRecords } from "../../../../main/channels/model.ts";
import { connectPages } from "../../../../main/channels/records/connect-pages.ts";
import { disconnectAccounts } from "../../../../main/channels/records/disconnect-accounts.ts";
import { knownSecretNames } from "../../../../main/channels/records/pending-secrets.ts";
import {
  completeUnsubscribes,
  disableWebhooks,
  enableWebhooks,
  setSubscriptions,
} from "../../../../main/channels/records/subscriptions.ts";
import {
  connectedPages,
  pendingUnsubscribe,
  subscribed,
  subscriptionStates,
  threeAccounts,
  withWebhooks,
} from "./fixtures.ts";

describe("completing an unsubscribe", () => {
  it("schedules the Page's token for deletion", () => {
    const pending = {
      ...emptyRecords,
      pendingUnsubscribes: [pendingUnsubscribe("1"), pendingUnsubscribe("2")],
    };
    const next = completeUnsubscribes(pending, new Set(["1"]));
    expect(next.pendingUnsubscribes).toEqual([pendingUnsubscribe("2")]);
    expect(next.pendingDeletes).toEqual(["page:1"]);
    expect(knownSecretNames(next)).toEqual(["page:2", "page:1"]);
  });

  it("keeps the token of a Page that is still connected", () => {
    const pending = {
      ...threeAccounts,
      pendingUnsubscribes: [pendingUnsubscribe("1", "webhooks-off")],
    };
    expect(completeUnsubscribes(pending, new Set(["1"]))).toEqual(threeAccounts);
  });

  it("changes nothing for a Page that was connected again meanwhile", () => {
    expect(completeUnsubscribes(threeAccounts, new Set(["1"]))).toBe(threeAccounts);
  });
});

describe("a pending unsubscribe", () => {
  it("is cancelled if the Page is connected again", () => {
    const pending = {
      ...emptyRecords,
      pendingUnsubscribes: [pendingUnsubscribe("1"), pendingUnsubscribe("2")],
    };
    const next = connectPages(pending, connectedPages("a", ["1"]));
    expect(next.pendingUnsubscribes).toEqual([pendingUnsubscribe("2")]);
  });

  it("stays if webhooks were turned off, and moves to the user whose token the Page has now", () => {
    const pending = {
      ...threeAccounts,
      pendingUnsubscribes: [pendingUnsubscribe("1", "webhooks-off")],
    };
    const next = connectPages(pending, connectedPages("b", ["1"]));
    expect(next.pendingUnsubscribes).toEqual([
      { ...pendingUnsubscribe("1", "webhooks-off"), userId: "b", appId: "app" },
    ]);
  });
});

describe("the webhook setting", () => {
  it("cancels the pending unsubscribes of connected Pages when it is turned on", () => {
    const off = {
      ...threeAccounts,
      pendingUnsubscribes: [pendingUnsubscribe("1"), pendingUnsubscribe("9")],
    };
    expect(enableWebhooks(off)).toEqual({
      ...threeAccounts,
      webhooks: true,
      pendingUnsubscribes: [pendingUnsubscribe("9")],
    });
  });

  it("unsubscribes all Pages when it is turned off, even disconnected ones", () => {
    const before = setSubscriptions(
      withWebhooks({ ...threeAccounts, pendingUnsubscribes: [pendingUnsubscribe("9")] }),
      threeAccounts.accounts,
      subscribed("1", "2"),
    );
    const next = disableWebhooks(before);
    expect(next.webhooks).toBe(false);
    expect(next.pendingUnsubscribes).toEqual(
      ["9", "1", "2"].map((id) => pendingUnsubscribe(id, "webhooks-off")),
    );
    expect(Object.values(subscriptionStates(next))).toEqual([undefined, undefined, undefined]);
  });

  it("unsubscribes nothing if it was off: the operator's server may have subscribed the Pages", () => {
    expect(disableWebhooks(threeAccounts)).toBe(threeAccounts);
  });
});

describe("setting subscriptions", () => {
  it("updates every account of the Page", () => {
    const next = setSubscriptions(
      withWebhooks(threeAccounts),
      threeAccounts.accounts,
      subscribed("1"),
    );
    expect(subscriptionStates(next)).toEqual({
      "messenger-1": "on",
      "instagram-1": "on",
      "messenger-2": undefined,
    });
  });

  it("skips accounts that changed meanwhile, and all accounts if webhooks are off", () => {
    const changed = disconnectAccounts(withWebhooks(threeAccounts), new Set(["instagram-1"]));
    expect(
      subscriptionStates(setSubscriptions(changed, threeAccounts.accounts, subscribed("1", "2"))),
    ).toEqual({
      "messenger-1": undefined,
      "messenger-2": "on",
    });
    expect(setSubscriptions(threeAccounts, threeAccounts.accounts, subscribed("1"))).toBe(
      threeAccounts,
    );
  });

  it("returns the same records if nothing changed", () => {
    const once = setSubscriptions(
      withWebhooks(threeAccounts),
      threeAccounts.accounts,
      subscribed("1", "2"),
    );
    expect(setSubscriptions(once, once.accounts, subscribed("1", "2"))).toBe(once);
  });

  it("leaves health alone", () => {
    const failed = new Map([["1", { state: "failed", code: "webhook_not_allowed" } as const]]);
    const next = setSubscriptions(withWebhooks(threeAccounts), threeAccounts.accounts, failed);
    expect(next.accounts.map(({ health }) => health)).toEqual(
      threeAccounts.accounts.map(({ health }) => health),
    );
  });
});
