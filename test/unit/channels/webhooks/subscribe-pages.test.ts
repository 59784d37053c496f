import { beforeEach, describe, expect, it } from "vitest";
import { facebookTexts } from "../../../../main/i18n/facebook.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf, pageToken, problem } from "../../../support/logins.ts";
import { minute, TestDomain } from "../test-domain.ts";

const retry = 10 * minute;

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain({ webhooks: true });
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await flush();
});

/** What Facebook has, by Page. */
const subscribed = () => Object.fromEntries(domain.facebook.subscribed);
/** What the accounts show. */
const shown = () =>
  Object.fromEntries(
    domain.records.get().accounts.map(({ id, subscription }) => [id, subscription?.state]),
  );
const askedPages = () => domain.facebook.subscriptions.flat().map(({ pageId }) => pageId);
const forget = () => {
  domain.facebook.subscriptions.length = 0;
};
const setWebhooks = async (webhooks: boolean) => {
  domain.webhooks = webhooks;
  domain.channels.applyWebhookSetting();
  await flush();
};
const check = async () => {
  await domain.channels.check();
  await flush();
};

describe("while webhooks are on", () => {
  it("what a connect brought is subscribed, with the Page's own token, and shown", () => {
    expect(domain.facebook.subscriptions).toEqual([
      ["1", "2"].map((pageId) => ({
        pageId,
        token: pageToken("a", pageId),
        channels: ["messenger"],
      })),
    ]);
    expect(shown()).toEqual({ "messenger-1": "on", "messenger-2": "on" });
  });

  it("the flow does not wait for it", async () => {
    const slow = Promise.withResolvers<void>();
    domain.facebook.subscribeDelay = slow.promise;
    const { result } = await domain.connect("messenger", loginOf("a", ["1", "2", "3"]));
    expect(result.ok).toBe(true);
    await flush();
    expect(shown()["messenger-3"]).toBeUndefined();
    slow.resolve();
    await flush();
    expect(shown()["messenger-3"]).toBe("on");
  });

  it("a Page in both channels is subscribed once, for both, whichever was connected last", async () => {
    forget();
    await domain.connect("instagram", loginOf("a", ["1"]));
    await flush();
    expect(askedPages()).toEqual(["1"]);
    expect(subscribed()).toEqual({ "1": ["messenger", "instagram"], "2": ["messenger"] });
    expect(shown()["instagram-1"]).toBe("on");
  });

  it("a Page that leaves one channel keeps the other's fields only", async () => {
    await domain.connect("instagram", loginOf("a", ["1"]));
    await flush();
    forget();
    await domain.channels.disconnectAccount("messenger-1");
    await flush();
    expect(askedPages()).toEqual(["1"]);
    expect(subscribed()).toEqual({ "1": ["instagram"], "2": ["messenger"] });
  });

  it("a Page that leaves both is unsubscribed", async () => {
    await domain.channels.disconnectAccount("messenger-1");
    await flush();
    expect(subscribed()).toEqual({ "2": ["messenger"] });
  });

  it("each check verifies every Page, and what was lost comes back", async () => {
    forget();
    domain.facebook.subscribed.delete("1");
    await check();
    expect(askedPages()).toEqual(["1", "2"]);
    expect(subscribed()).toEqual({ "1": ["messenger"], "2": ["messenger"] });
  });

  it("Pages are asked about in batches", async () => {
    const many = Array.from({ length: 118 }, (_, index) => `${index + 10}`);
    await domain.connect("messenger", loginOf("a", many));
    await flush();
    forget();
    await check();
    expect(domain.facebook.subscriptions.map(({ length }) => length)).toEqual([50, 50, 20]);
  });

  it("what Facebook refuses is shown at the account, and touches no health", async () => {
    domain.facebook.subscriptionProblems.set("1", problem("webhook_not_allowed", "permission"));
    await check();
    const [account] = domain.channels.list().channels[0]?.accounts ?? [];
    expect(account?.subscription).toEqual({
      state: "failed",
      message: facebookTexts().sentences.webhook_not_allowed,
    });
    expect(domain.health).toEqual({ "messenger-1": "works", "messenger-2": "works" });
    domain.facebook.subscriptionProblems.clear();
    await check();
    expect(shown()["messenger-1"]).toBe("on");
  });

  it.each(["throttled", "no_network"])("%s changes nothing, and is tried again", async (code) => {
    domain.facebook.subscriptionProblems.set("*", problem(code));
    await check();
    expect(shown()).toEqual({ "messenger-1": "on", "messenger-2": "on" });
    await domain.connect("messenger", loginOf("a", ["1", "2", "3"]));
    await flush();
    expect(shown()["messenger-3"]).toBeUndefined();
    domain.facebook.subscriptionProblems.clear();
    await domain.clock.pass(retry);
    expect(shown()["messenger-3"]).toBe("on");
    expect(domain.clock.pending).toBe(0);
  });

  it("no further batch is sent while Facebook answers none", async () => {
    const many = Array.from({ length: 60 }, (_, index) => `${index + 10}`);
    await domain.connect("messenger", loginOf("a", many));
    await flush();
    forget();
    domain.facebook.subscriptionProblems.set("*", problem("throttled"));
    await check();
    expect(domain.facebook.subscriptions).toHaveLength(1);
  });

  it("a locked keychain changes nothing, is asked once, and tried again", async () => {
    await setWebhooks(false);
    domain.keychain.setState("locked");
    domain.keychain.calls.length = 0;
    await setWebhooks(true);
    expect(domain.keychain.calls).toEqual(["read page:1"]);
    domain.keychain.setState("open");
    await domain.clock.pass(retry);
    expect(shown()).toEqual({ "messenger-1": "on", "messenger-2": "on" });
  });

  it("an account whose token is lost is left to its health", async () => {
    domain.keychain.items.delete("page:1");
    forget();
    await check();
    expect(askedPages()).toEqual(["2"]);
    expect(domain.health["messenger-1"]).toBe("reconnect");
    expect(domain.clock.pending).toBe(0);
  });

  it("an account that is disconnected while Facebook is slow is not subscribed in the end", async () => {
    const slow = Promise.withResolvers<void>();
    domain.facebook.subscribeDelay = slow.promise;
    await domain.channels.check();
    await domain.channels.disconnectAccount("messenger-1");
    slow.resolve();
    await flush();
    expect(subscribed()).toEqual({ "2": ["messenger"] });
    expect(shown()).toEqual({ "messenger-2": "on" });
  });
});

describe("switching webhooks off", () => {
  it("ends all subscriptions, and keeps the tokens of what stays connected", async () => {
    await setWebhooks(false);
    expect(subscribed()).toEqual({});
    expect(shown()).toEqual({ "messenger-1": undefined, "messenger-2": undefined });
    expect(domain.secretNames).toEqual(["page:1", "page:2", "user:a"]);
    expect(domain.records.get()).toMatchObject({
      pendingUnsubscribes: [],
      pendingDeletes: [],
      pendingRevocations: [],
    });
  });

  it("that Facebook does not confirm is pending, through a restart and a new connect", async () => {
    domain.facebook.subscriptionProblems.set("*", problem("down"));
    await setWebhooks(false);
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    await flush();
    domain.channels.close();
    const next = new TestDomain({ records: domain.records, keychain: domain.keychain });
    await next.channels.recoverFromLastRun();
    expect(next.facebook.endings).toEqual(["page 1", "page 2"]);
    expect(next.records.get().pendingUnsubscribes).toEqual([]);
    expect(next.secretNames).toEqual(["page:1", "page:2", "user:a"]);
  });

  it("wins over a subscription that is just being made", async () => {
    const slow = Promise.withResolvers<void>();
    domain.facebook.subscribeDelay = slow.promise;
    await domain.channels.check();
    await setWebhooks(false);
    slow.resolve();
    await flush();
    expect(subscribed()).toEqual({});
    expect(shown()).toEqual({ "messenger-1": undefined, "messenger-2": undefined });
  });

  it("and on again before Facebook confirmed it leaves the Pages subscribed", async () => {
    domain.facebook.subscriptionProblems.set("*", problem("down"));
    await setWebhooks(false);
    domain.facebook.subscriptionProblems.clear();
    await setWebhooks(true);
    expect(shown()).toEqual({ "messenger-1": "on", "messenger-2": "on" });
    expect(domain.records.get().pendingUnsubscribes).toEqual([]);
  });

  it("is carried out at the next start, where the app ended before it was", async () => {
    domain.channels.close();
    const next = new TestDomain({
      records: domain.records,
      keychain: domain.keychain,
      webhooks: false,
    });
    await next.channels.recoverFromLastRun();
    expect(next.facebook.endings).toEqual(["page 1", "page 2"]);
  });
});

describe("while webhooks are off", () => {
  beforeEach(async () => {
    domain = new TestDomain();
    await domain.connect("messenger", loginOf("a", ["1"]));
  });

  it("no Page is asked about or subscribed, by a connect, a check or a start", async () => {
    await check();
    await domain.channels.recoverFromLastRun();
    expect(domain.facebook.subscriptions).toEqual([]);
    expect(domain.facebook.unsubscriptions).toEqual([]);
  });

  it("switching them on subscribes what is connected, without a restart", async () => {
    await flush();
    await setWebhooks(true);
    expect(subscribed()).toEqual({ "1": ["messenger"] });
    expect(shown()).toEqual({ "messenger-1": "on" });
  });
});
