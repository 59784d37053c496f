import { beforeEach, describe, expect, it } from "vitest";
import { facebookTexts } from "../../../../main/i18n/facebook.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf, pageToken, problem } from "../../../support/logins.ts";
import { minutes, TestDomain } from "../test-domain.ts";

const retry = 10 * minutes;

let world: TestDomain;
beforeEach(async () => {
  world = new TestDomain({ webhooks: true });
  await world.connect("messenger", loginOf("a", ["1", "2"]));
  await flush();
});

/** What Facebook has, by Page. */
const subscribed = () => Object.fromEntries(world.facebook.subscribed);
/** What the accounts show. */
const shown = () =>
  Object.fromEntries(
    world.records.get().accounts.map(({ id, subscription }) => [id, subscription?.state]),
  );
const askedPages = () => world.facebook.subscriptions.flat().map(({ pageId }) => pageId);
const forget = () => {
  world.facebook.subscriptions.length = 0;
};
const setWebhooks = async (webhooks: boolean) => {
  world.webhooks = webhooks;
  world.channels.applyWebhookSetting();
  await flush();
};
const check = async () => {
  await world.channels.check();
  await flush();
};

describe("while webhooks are on", () => {
  it("what a connect brought is subscribed, with the Page's own token, and shown", () => {
    expect(world.facebook.subscriptions).toEqual([
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
    world.facebook.subscribeGate = slow.promise;
    const { result } = await world.connect("messenger", loginOf("a", ["1", "2", "3"]));
    expect(result.ok).toBe(true);
    await flush();
    expect(shown()["messenger-3"]).toBeUndefined();
    slow.resolve();
    await flush();
    expect(shown()["messenger-3"]).toBe("on");
  });

  it("a Page in both channels is subscribed once, for both, whichever was connected last", async () => {
    forget();
    await world.connect("instagram", loginOf("a", ["1"]));
    await flush();
    expect(askedPages()).toEqual(["1"]);
    expect(subscribed()).toEqual({ "1": ["messenger", "instagram"], "2": ["messenger"] });
    expect(shown()["instagram-1"]).toBe("on");
  });

  it("a Page that leaves one channel keeps the other's fields only", async () => {
    await world.connect("instagram", loginOf("a", ["1"]));
    await flush();
    forget();
    await world.channels.disconnectAccount("messenger-1");
    await flush();
    expect(askedPages()).toEqual(["1"]);
    expect(subscribed()).toEqual({ "1": ["instagram"], "2": ["messenger"] });
  });

  it("a Page that leaves both is unsubscribed", async () => {
    await world.channels.disconnectAccount("messenger-1");
    await flush();
    expect(subscribed()).toEqual({ "2": ["messenger"] });
  });

  it("each check verifies every Page, and what was lost comes back", async () => {
    forget();
    world.facebook.subscribed.delete("1");
    await check();
    expect(askedPages()).toEqual(["1", "2"]);
    expect(subscribed()).toEqual({ "1": ["messenger"], "2": ["messenger"] });
  });

  it("Pages are asked about in batches", async () => {
    const many = Array.from({ length: 118 }, (_, index) => `${index + 10}`);
    await world.connect("messenger", loginOf("a", many));
    await flush();
    forget();
    await check();
    expect(world.facebook.subscriptions.map(({ length }) => length)).toEqual([50, 50, 20]);
  });

  it("what Facebook refuses is shown at the account, and touches no health", async () => {
    world.facebook.stuck.set("1", problem("webhook_not_allowed", "permission"));
    await check();
    const [account] = world.channels.list().channels[0]?.accounts ?? [];
    expect(account?.subscription).toEqual({
      state: "failed",
      message: facebookTexts().sentences.webhook_not_allowed,
    });
    expect(world.health).toEqual({ "messenger-1": "works", "messenger-2": "works" });
    world.facebook.stuck.clear();
    await check();
    expect(shown()["messenger-1"]).toBe("on");
  });

  it.each(["throttled", "no_network"])("%s changes nothing, and is tried again", async (code) => {
    world.facebook.stuck.set("*", problem(code));
    await check();
    expect(shown()).toEqual({ "messenger-1": "on", "messenger-2": "on" });
    await world.connect("messenger", loginOf("a", ["1", "2", "3"]));
    await flush();
    expect(shown()["messenger-3"]).toBeUndefined();
    world.facebook.stuck.clear();
    await world.clock.pass(retry);
    expect(shown()["messenger-3"]).toBe("on");
    expect(world.clock.pending).toBe(0);
  });

  it("no further batch is sent while Facebook answers none", async () => {
    const many = Array.from({ length: 60 }, (_, index) => `${index + 10}`);
    await world.connect("messenger", loginOf("a", many));
    await flush();
    forget();
    world.facebook.stuck.set("*", problem("throttled"));
    await check();
    expect(world.facebook.subscriptions).toHaveLength(1);
  });

  it("a locked keychain changes nothing, is asked once, and tried again", async () => {
    await setWebhooks(false);
    world.keychain.become("locked");
    world.keychain.calls.length = 0;
    await setWebhooks(true);
    expect(world.keychain.calls).toEqual(["read page:1"]);
    world.keychain.become("open");
    await world.clock.pass(retry);
    expect(shown()).toEqual({ "messenger-1": "on", "messenger-2": "on" });
  });

  it("an account whose token is lost is left to its health", async () => {
    world.keychain.items.delete("page:1");
    forget();
    await check();
    expect(askedPages()).toEqual(["2"]);
    expect(world.health["messenger-1"]).toBe("reconnect");
    expect(world.clock.pending).toBe(0);
  });

  it("an account that is disconnected while Facebook is slow is not subscribed in the end", async () => {
    const slow = Promise.withResolvers<void>();
    world.facebook.subscribeGate = slow.promise;
    await world.channels.check();
    await world.channels.disconnectAccount("messenger-1");
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
    expect(world.secrets).toEqual(["page:1", "page:2", "user:a"]);
    expect(world.records.get()).toMatchObject({
      pendingUnsubscribes: [],
      pendingDeletes: [],
      pendingRevocations: [],
    });
  });

  it("that Facebook does not confirm is pending, through a restart and a new connect", async () => {
    world.facebook.stuck.set("*", problem("down"));
    await setWebhooks(false);
    await world.connect("messenger", loginOf("a", ["1", "2"]));
    await flush();
    world.channels.close();
    const next = new TestDomain({ records: world.records, keychain: world.keychain });
    await next.channels.recoverFromLastRun();
    expect(next.facebook.ended).toEqual(["page 1", "page 2"]);
    expect(next.records.get().pendingUnsubscribes).toEqual([]);
    expect(next.secrets).toEqual(["page:1", "page:2", "user:a"]);
  });

  it("wins over a subscription that is just being made", async () => {
    const slow = Promise.withResolvers<void>();
    world.facebook.subscribeGate = slow.promise;
    await world.channels.check();
    await setWebhooks(false);
    slow.resolve();
    await flush();
    expect(subscribed()).toEqual({});
    expect(shown()).toEqual({ "messenger-1": undefined, "messenger-2": undefined });
  });

  it("and on again before Facebook confirmed it leaves the Pages subscribed", async () => {
    world.facebook.stuck.set("*", problem("down"));
    await setWebhooks(false);
    world.facebook.stuck.clear();
    await setWebhooks(true);
    expect(shown()).toEqual({ "messenger-1": "on", "messenger-2": "on" });
    expect(world.records.get().pendingUnsubscribes).toEqual([]);
  });

  it("is carried out at the next start, where the app ended before it was", async () => {
    world.channels.close();
    const next = new TestDomain({
      records: world.records,
      keychain: world.keychain,
      webhooks: false,
    });
    await next.channels.recoverFromLastRun();
    expect(next.facebook.ended).toEqual(["page 1", "page 2"]);
  });
});

describe("while webhooks are off", () => {
  beforeEach(async () => {
    world = new TestDomain();
    await world.connect("messenger", loginOf("a", ["1"]));
  });

  it("no Page is asked about or subscribed, by a connect, a check or a start", async () => {
    await check();
    await world.channels.recoverFromLastRun();
    expect(world.facebook.subscriptions).toEqual([]);
    expect(world.facebook.unsubscriptions).toEqual([]);
  });

  it("switching them on subscribes what is connected, without a restart", async () => {
    await flush();
    await setWebhooks(true);
    expect(subscribed()).toEqual({ "1": ["messenger"] });
    expect(shown()).toEqual({ "messenger-1": "on" });
  });
});
