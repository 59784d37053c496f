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
import {
  all,
  connectedPages,
  pagesInBothChannels,
  pendingUnsubscribe,
  subscriptionStates,
  withWebhooks,
} from "./fixtures.ts";

describe("unsubscribed", () => {
  it("puts a tombstone on the token that was kept for it", () => {
    const pending = {
      ...emptyRecords,
      pendingUnsubscribes: [pendingUnsubscribe("1"), pendingUnsubscribe("2")],
    };
    const next = completeUnsubscribes(pending, new Set(["1"]));
    expect(next.pendingUnsubscribes).toEqual([pendingUnsubscribe("2")]);
    expect(next.pendingDeletes).toEqual(["page:1"]);
    expect(knownSecretNames(next)).toEqual(["page:2", "page:1"]);
  });

  it("leaves the token of a Page that is still connected", () => {
    const pending = {
      ...pagesInBothChannels,
      pendingUnsubscribes: [pendingUnsubscribe("1", "webhooks-off")],
    };
    expect(completeUnsubscribes(pending, new Set(["1"]))).toEqual(pagesInBothChannels);
  });

  it("changes nothing for a Page that was connected again meanwhile", () => {
    expect(completeUnsubscribes(pagesInBothChannels, new Set(["1"]))).toBe(pagesInBothChannels);
  });
});

describe("a Page that is to be unsubscribed", () => {
  it("is left alone when it is connected again", () => {
    const pending = {
      ...emptyRecords,
      pendingUnsubscribes: [pendingUnsubscribe("1"), pendingUnsubscribe("2")],
    };
    const next = connectPages(pending, connectedPages("a", ["1"]));
    expect(next.pendingUnsubscribes).toEqual([pendingUnsubscribe("2")]);
  });

  it("is not, when it is the setting that ended it, and waits for whose token it has now", () => {
    const pending = {
      ...pagesInBothChannels,
      pendingUnsubscribes: [pendingUnsubscribe("1", "webhooks-off")],
    };
    const next = connectPages(pending, connectedPages("b", ["1"]));
    expect(next.pendingUnsubscribes).toEqual([
      { ...pendingUnsubscribe("1", "webhooks-off"), userId: "b" },
    ]);
  });
});

describe("webhooks", () => {
  it("switched on call off what is to be ended of connected Pages", () => {
    const off = {
      ...pagesInBothChannels,
      pendingUnsubscribes: [pendingUnsubscribe("1"), pendingUnsubscribe("9")],
    };
    expect(enableWebhooks(off)).toEqual({
      ...pagesInBothChannels,
      webhooks: true,
      pendingUnsubscribes: [pendingUnsubscribe("9")],
    });
  });

  it("switched off end all that may be ours, those of Pages that are gone included", () => {
    const before = setSubscriptions(
      withWebhooks({ ...pagesInBothChannels, pendingUnsubscribes: [pendingUnsubscribe("9")] }),
      pagesInBothChannels.accounts,
      all("1", "2"),
    );
    const next = disableWebhooks(before);
    expect(next.webhooks).toBe(false);
    expect(next.pendingUnsubscribes).toEqual(
      ["9", "1", "2"].map((id) => pendingUnsubscribe(id, "webhooks-off")),
    );
    expect(Object.values(subscriptionStates(next))).toEqual([undefined, undefined, undefined]);
  });

  it("that were off already end nothing: an operator's server may have subscribed the Pages", () => {
    expect(disableWebhooks(pagesInBothChannels)).toBe(pagesInBothChannels);
  });
});

describe("what became of subscriptions", () => {
  it("stands at every account of the Page", () => {
    const next = setSubscriptions(
      withWebhooks(pagesInBothChannels),
      pagesInBothChannels.accounts,
      all("1"),
    );
    expect(subscriptionStates(next)).toEqual({
      "messenger-1": "on",
      "instagram-1": "on",
      "messenger-2": undefined,
    });
  });

  it("is not noted of an account that changed meanwhile, nor after the setting was switched off", () => {
    const changed = disconnectAccounts(withWebhooks(pagesInBothChannels), new Set(["instagram-1"]));
    expect(
      subscriptionStates(setSubscriptions(changed, pagesInBothChannels.accounts, all("1", "2"))),
    ).toEqual({
      "messenger-1": undefined,
      "messenger-2": "on",
    });
    expect(setSubscriptions(pagesInBothChannels, pagesInBothChannels.accounts, all("1"))).toBe(
      pagesInBothChannels,
    );
  });

  it("is written only where it is news", () => {
    const once = setSubscriptions(
      withWebhooks(pagesInBothChannels),
      pagesInBothChannels.accounts,
      all("1", "2"),
    );
    expect(setSubscriptions(once, once.accounts, all("1", "2"))).toBe(once);
  });

  it("touches no health", () => {
    const failed = new Map([["1", { state: "failed", code: "webhook_not_allowed" } as const]]);
    const next = setSubscriptions(
      withWebhooks(pagesInBothChannels),
      pagesInBothChannels.accounts,
      failed,
    );
    expect(next.accounts.map(({ health }) => health)).toEqual(
      pagesInBothChannels.accounts.map(({ health }) => health),
    );
  });
});
