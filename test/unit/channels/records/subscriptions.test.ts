import { describe, expect, it } from "vitest";
import { emptyRecords } from "../../../../main/channels/model.ts";
import { connectPages, disconnectAccounts } from "../../../../main/channels/records/accounts.ts";
import { knownSecretNames } from "../../../../main/channels/records/pending-secrets.ts";
import {
  completeUnsubscribes,
  disableWebhooks,
  enableWebhooks,
  setSubscriptions,
} from "../../../../main/channels/records/subscriptions.ts";
import { all, both, login, on, subscriptions, unsubscribing } from "./examples.ts";

describe("unsubscribed", () => {
  it("puts a tombstone on the token that was kept for it", () => {
    const pending = {
      ...emptyRecords,
      pendingUnsubscribes: [unsubscribing("1"), unsubscribing("2")],
    };
    const next = completeUnsubscribes(pending, new Set(["1"]));
    expect(next.pendingUnsubscribes).toEqual([unsubscribing("2")]);
    expect(next.pendingDeletes).toEqual(["page:1"]);
    expect(knownSecretNames(next)).toEqual(["page:2", "page:1"]);
  });

  it("leaves the token of a Page that is still connected", () => {
    const pending = { ...both, pendingUnsubscribes: [unsubscribing("1", "webhooks-off")] };
    expect(completeUnsubscribes(pending, new Set(["1"]))).toEqual(both);
  });

  it("changes nothing for a Page that was connected again meanwhile", () => {
    expect(completeUnsubscribes(both, new Set(["1"]))).toBe(both);
  });
});

describe("a Page that is to be unsubscribed", () => {
  it("is left alone when it is connected again", () => {
    const pending = {
      ...emptyRecords,
      pendingUnsubscribes: [unsubscribing("1"), unsubscribing("2")],
    };
    const next = connectPages(pending, login("a", ["1"]));
    expect(next.pendingUnsubscribes).toEqual([unsubscribing("2")]);
  });

  it("is not, when it is the setting that ended it, and waits for whose token it has now", () => {
    const pending = { ...both, pendingUnsubscribes: [unsubscribing("1", "webhooks-off")] };
    const next = connectPages(pending, login("b", ["1"]));
    expect(next.pendingUnsubscribes).toEqual([
      { ...unsubscribing("1", "webhooks-off"), userId: "b" },
    ]);
  });
});

describe("webhooks", () => {
  it("switched on call off what is to be ended of connected Pages", () => {
    const off = { ...both, pendingUnsubscribes: [unsubscribing("1"), unsubscribing("9")] };
    expect(enableWebhooks(off)).toEqual({
      ...both,
      webhooks: true,
      pendingUnsubscribes: [unsubscribing("9")],
    });
  });

  it("switched off end all that may be ours, those of Pages that are gone included", () => {
    const before = setSubscriptions(
      on({ ...both, pendingUnsubscribes: [unsubscribing("9")] }),
      both.accounts,
      all("1", "2"),
    );
    const next = disableWebhooks(before);
    expect(next.webhooks).toBe(false);
    expect(next.pendingUnsubscribes).toEqual(
      ["9", "1", "2"].map((id) => unsubscribing(id, "webhooks-off")),
    );
    expect(Object.values(subscriptions(next))).toEqual([undefined, undefined, undefined]);
  });

  it("that were off already end nothing: an operator's server may have subscribed the Pages", () => {
    expect(disableWebhooks(both)).toBe(both);
  });
});

describe("what became of subscriptions", () => {
  it("stands at every account of the Page", () => {
    const next = setSubscriptions(on(both), both.accounts, all("1"));
    expect(subscriptions(next)).toEqual({
      "messenger-1": "on",
      "instagram-1": "on",
      "messenger-2": undefined,
    });
  });

  it("is not noted of an account that changed meanwhile, nor after the setting was switched off", () => {
    const changed = disconnectAccounts(on(both), new Set(["instagram-1"]));
    expect(subscriptions(setSubscriptions(changed, both.accounts, all("1", "2")))).toEqual({
      "messenger-1": undefined,
      "messenger-2": "on",
    });
    expect(setSubscriptions(both, both.accounts, all("1"))).toBe(both);
  });

  it("is written only where it is news", () => {
    const once = setSubscriptions(on(both), both.accounts, all("1", "2"));
    expect(setSubscriptions(once, once.accounts, all("1", "2"))).toBe(once);
  });

  it("touches no health", () => {
    const failed = new Map([["1", { state: "failed", code: "webhook_not_allowed" } as const]]);
    const next = setSubscriptions(on(both), both.accounts, failed);
    expect(next.accounts.map(({ health }) => health)).toEqual(
      both.accounts.map(({ health }) => health),
    );
  });
});
