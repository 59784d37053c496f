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

/** Returns the channels for which each Page is subscribed, by Page id. */
const subscribed = () => Object.fromEntries(domain.facebook.subscribed);
/** Returns the recorded subscription states, by account id. */
const states = () =>
  Object.fromEntries(
    domain.records.get().accounts.map(({ id, subscription }) => [id, subscription?.state]),
  );
const requestedPages = () => domain.facebook.subscriptions.flat().map(({ pageId }) => pageId);
const forgetRequests = () => {
  domain.facebook.subscriptions.length = 0;
};
const setWebhooks = async (webhooks: boolean) => {
  domain.webhooks = webhooks;
  domain.channels.onWebhookSettingChanged();
  await flush();
};
const check = async () => {
  await domain.channels.check();
  await flush();
};

describe("with webhooks on", () => {
  it("a new account's Page is subscribed with its own token", () => {
    expect(domain.facebook.subscriptions).toEqual([
      ["1", "2"].map((pageId) => ({
        pageId,
        token: pageToken("a", pageId),
        channels: ["messenger"],
      })),
    ]);
    expect(states()).toEqual({ "messenger-1": "on", "messenger-2": "on" });
  });

  it("the flow does not wait for the subscription", async () => {
    const finish = domain.facebook.delay("subscribe");
    const { result } = await domain.connect("messenger", loginOf("a", ["1", "2", "3"]));
    expect(result.ok).toBe(true);
    await flush();
    expect(states()["messenger-3"]).toBeUndefined();
    finish();
    await flush();
    expect(states()["messenger-3"]).toBe("on");
  });

  it("a Page in both channels is subscribed once for both", async () => {
    forgetRequests();
    await domain.connect("instagram", loginOf("a", ["1"]));
    await flush();
    expect(requestedPages()).toEqual(["1"]);
    expect(subscribed()).toEqual({ "1": ["messenger", "instagram"], "2": ["messenger"] });
    expect(states()["instagram-1"]).toBe("on");
  });

  it("a Page that leaves one channel keeps only the other's fields", async () => {
    await domain.connect("instagram", loginOf("a", ["1"]));
    await flush();
    forgetRequests();
    await domain.channels.disconnectAccount("messenger-1");
    await flush();
    expect(requestedPages()).toEqual(["1"]);
    expect(subscribed()).toEqual({ "1": ["instagram"], "2": ["messenger"] });
  });

  it("a Page that leaves both channels is unsubscribed", async () => {
    await domain.channels.disconnectAccount("messenger-1");
    await flush();
    expect(subscribed()).toEqual({ "2": ["messenger"] });
  });

  it("each check verifies all Pages and restores lost subscriptions", async () => {
    forgetRequests();
    domain.facebook.subscribed.delete("1");
    await check();
    expect(requestedPages()).toEqual(["1", "2"]);
    expect(subscribed()).toEqual({ "1": ["messenger"], "2": ["messenger"] });
  });

  it("Pages are subscribed in batches", async () => {
    const many = Array.from({ length: 118 }, (_, index) => `${index + 10}`);
    await domain.connect("messenger", loginOf("a", many));
    await flush();
    forgetRequests();
    await check();
    expect(domain.facebook.subscriptions.map(({ length }) => length)).toEqual([50, 50, 20]);
  });

  it("a refusal is shown with the account without affecting its health", async () => {
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
    expect(states()["messenger-1"]).toBe("on");
  });

  it.each(["throttled", "no_network"])(
    "the problem %s changes nothing and is retried",
    async (code) => {
      domain.facebook.subscriptionProblems.set("*", problem(code));
      await check();
      expect(states()).toEqual({ "messenger-1": "on", "messenger-2": "on" });
      await domain.connect("messenger", loginOf("a", ["1", "2", "3"]));
      await flush();
      expect(states()["messenger-3"]).toBeUndefined();
      domain.facebook.subscriptionProblems.clear();
      await domain.clock.pass(retry);
      expect(states()["messenger-3"]).toBe("on");
      expect(domain.clock.pending).toBe(0);
    },
  );

  it("no batch follows one that failed", async () => {
    const many = Array.from({ length: 60 }, (_, index) => `${index + 10}`);
    await domain.connect("messenger", loginOf("a", many));
    await flush();
    forgetRequests();
    domain.facebook.subscriptionProblems.set("*", problem("throttled"));
    await check();
    expect(domain.facebook.subscriptions).toHaveLength(1);
  });

  it("a locked keychain is called only once until the retry is due", async () => {
    await setWebhooks(false);
    domain.keychain.setState("locked");
    domain.keychain.calls.length = 0;
    await setWebhooks(true);
    expect(domain.keychain.calls).toEqual(["read page:1"]);
    domain.keychain.setState("open");
    await domain.clock.pass(retry);
    expect(states()).toEqual({ "messenger-1": "on", "messenger-2": "on" });
  });

  it("an account without a token is not subscribed", async () => {
    domain.keychain.items.delete("page:1");
    forgetRequests();
    await check();
    expect(requestedPages()).toEqual(["2"]);
    expect(domain.health["messenger-1"]).toBe("reconnect");
    expect(domain.clock.pending).toBe(0);
  });

  it("an account that is disconnected while Facebook is slow ends up unsubscribed", async () => {
    const finish = domain.facebook.delay("subscribe");
    await domain.channels.check();
    await domain.channels.disconnectAccount("messenger-1");
    finish();
    await flush();
    expect(subscribed()).toEqual({ "2": ["messenger"] });
    expect(states()).toEqual({ "messenger-2": "on" });
  });
});

describe("turning webhooks off", () => {
  it("ends all subscriptions and keeps the tokens", async () => {
    await setWebhooks(false);
    expect(subscribed()).toEqual({});
    expect(states()).toEqual({ "messenger-1": undefined, "messenger-2": undefined });
    expect(domain.secretNames).toEqual(["page:1", "page:2", "user:a"]);
    expect(domain.records.get()).toMatchObject({
      pendingUnsubscribes: [],
      pendingDeletes: [],
      pendingRevocations: [],
    });
  });

  it("stays pending across a new connect and a restart until Facebook confirms it", async () => {
    domain.facebook.subscriptionProblems.set("*", problem("down"));
    await setWebhooks(false);
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    await flush();
    const next = await domain.restart();
    expect(next.facebook.endings).toEqual(["page 1", "page 2"]);
    expect(next.records.get().pendingUnsubscribes).toEqual([]);
    expect(next.secretNames).toEqual(["page:1", "page:2", "user:a"]);
  });

  it("overrides a subscription that is being made", async () => {
    const finish = domain.facebook.delay("subscribe");
    await domain.channels.check();
    await setWebhooks(false);
    finish();
    await flush();
    expect(subscribed()).toEqual({});
    expect(states()).toEqual({ "messenger-1": undefined, "messenger-2": undefined });
  });

  it("leaves the Pages subscribed if they are turned on again before Facebook confirmed it", async () => {
    domain.facebook.subscriptionProblems.set("*", problem("down"));
    await setWebhooks(false);
    domain.facebook.subscriptionProblems.clear();
    await setWebhooks(true);
    expect(states()).toEqual({ "messenger-1": "on", "messenger-2": "on" });
    expect(domain.records.get().pendingUnsubscribes).toEqual([]);
  });

  it("takes effect at the next start if the app ended first", async () => {
    const next = await domain.restart(false);
    expect(next.facebook.endings).toEqual(["page 1", "page 2"]);
  });
});

describe("with webhooks off", () => {
  beforeEach(async () => {
    domain = new TestDomain();
    await domain.connect("messenger", loginOf("a", ["1"]));
  });

  it("no connect, check or start touches a subscription", async () => {
    await check();
    await domain.channels.recoverFromLastRun();
    expect(domain.facebook.subscriptions).toEqual([]);
    expect(domain.facebook.unsubscriptions).toEqual([]);
  });

  it("turning them on subscribes the connected Pages without a restart", async () => {
    await flush();
    await setWebhooks(true);
    expect(subscribed()).toEqual({ "1": ["messenger"] });
    expect(states()).toEqual({ "messenger-1": "on" });
  });
});
