import { beforeEach, describe, expect, it } from "vitest";
import { channelTexts } from "../../../main/i18n/en/channels.ts";
import { flush } from "../../support/doubles/flush.ts";
import { MemoryRecords } from "../../support/doubles/records.ts";
import { account, loginOf, page, pageToken, problem, user } from "../../support/logins.ts";
import { minute, TestDomain } from "./test-domain.ts";

let before: TestDomain;
beforeEach(async () => {
  before = new TestDomain({ appId: "old", webhooks: true });
  await before.connect("messenger", loginOf("dana@old", ["1", "2"]));
  await before.connect("instagram", loginOf("dana@old", ["1"]));
  await flush();
});

const restartWith = (appId: string, domain = before) => domain.restart(true, { appId });

/** The user ids and tokens in all calls about accounts. */
function tokensSent({ facebook }: TestDomain): readonly string[] {
  const { checks, subscriptions, unsubscriptions, revocations, detailReads } = facebook;
  const requests = [checks, subscriptions, unsubscriptions, revocations].flat(2);
  return [...requests, ...detailReads.map(({ user }) => user)].map(({ token }) => token);
}

const viewOf = (domain: TestDomain, id: string) =>
  domain.channels
    .list()
    .channels.flatMap(({ accounts }) => accounts)
    .find((each) => each.id === id);

describe("after another Meta app was set up, an account", () => {
  it("asks to connect again and says why", async () => {
    const domain = await restartWith("new");
    await domain.channels.check();
    for (const id of ["messenger-1", "messenger-2", "instagram-1"]) {
      expect(viewOf(domain, id)?.health).toEqual({
        state: "reconnect",
        label: "Log in again",
        message: channelTexts.localHealth.app_changed,
        checkedAt: expect.any(String),
        remedy: "connect-again",
      });
      expect(viewOf(domain, id)).not.toHaveProperty("subscription");
    }
  });

  it("never has its old token sent", async () => {
    const domain = await restartWith("new");
    expect(await domain.channels.check()).toMatchObject({
      checked: 0,
      problem: { code: "no_usable_token" },
    });
    domain.channels.onWake();
    await domain.clock.pass(25 * 60 * minute);
    domain.webhooks = false;
    domain.channels.onWebhookSettingChanged();
    await flush();
    await domain.channels.disconnectAccount("messenger-2");
    await domain.channels.disconnectChannel("messenger");
    await domain.channels.disconnectChannel("instagram");
    await domain.clock.pass(20 * minute);
    expect(tokensSent(domain)).toEqual([]);
  });

  it("gives no warning about the end of its old login", async () => {
    const { records } = before;
    const tokenExpiresAt = new Date(before.clock.now() + 60_000).toISOString();
    const users = records.get().users.map((each) => ({ ...each, tokenExpiresAt }));
    records.set({ ...records.get(), users });
    const domain = await restartWith("new");
    expect(domain.channels.takeDueWarnings()).toEqual([]);
    expect(viewOf(domain, "messenger-1")).not.toHaveProperty("expires");
  });

  it("is repaired in place by a login with the new app, where the person has another id", async () => {
    const domain = await restartWith("new");
    const { connectedAt } = viewOf(domain, "messenger-1") ?? {};
    const login = loginOf("dana@new", ["1", "2"]);
    const intent = { reconnectAccountId: "messenger-1" };
    const { result } = await domain.connect("messenger", login, intent);
    expect(result).toMatchObject({ ok: true, value: { total: 2 } });
    expect(domain.channels.list().unconnectable).toEqual([]);
    // The Page's other channel uses the same token, so it is repaired as well.
    for (const id of ["messenger-1", "messenger-2", "instagram-1"]) {
      expect(viewOf(domain, id)).toMatchObject({
        connectedAt,
        connectedBy: { id: "dana@new" },
        health: { state: "works" },
      });
    }
    expect(domain.secretNames).toEqual(["page:1", "page:2", "user:dana@new"]);
    await domain.channels.check();
    expect(domain.facebook.checks.flat().map(({ token }) => token)).toEqual(
      expect.arrayContaining([pageToken("dana@new", "1"), pageToken("dana@new", "2")]),
    );
  });

  it("keeps waiting if the login with the new app leaves its Page out", async () => {
    const domain = await restartWith("new");
    await domain.connect("messenger", loginOf("dana@new", ["1"]));
    await domain.channels.check();
    expect(viewOf(domain, "messenger-2")?.health.state).toBe("reconnect");
    expect(tokensSent(domain)).not.toContain(pageToken("dana@old", "2"));
  });

  it("keeps waiting even if the person has the same id in both apps", async () => {
    const domain = await restartWith("new");
    await domain.connect("messenger", loginOf("dana@old", ["1"]));
    domain.facebook.checks.length = 0;
    await domain.channels.check();
    expect(viewOf(domain, "messenger-2")?.health.state).toBe("reconnect");
    const asked = domain.facebook.checks.flat().map(({ accountId }) => accountId);
    expect(asked.toSorted()).toEqual(["instagram-1", "messenger-1"]);
  });

  it("still belongs to its owner if two people log in with the new app", async () => {
    const domain = await restartWith("new");
    await domain.connect("messenger", loginOf("dana@new", ["1"]));
    const { result } = await domain.connect("messenger", loginOf("sam@new", ["1"]));
    expect(result).toMatchObject({ ok: false, problem: { code: "different_user" } });
  });
});

describe("after the first Meta app was set up again, an account", () => {
  it("shows what was known about it and is checked with its old token", async () => {
    before.facebook.checkProblems.set("2", problem("password_changed", "reconnect"));
    await before.channels.check();
    const away = await restartWith("new");
    await away.channels.check();
    const back = await restartWith("old", away);
    expect(viewOf(back, "messenger-1")?.health.state).toBe("works");
    expect(viewOf(back, "messenger-2")?.health.message).not.toBe(
      channelTexts.localHealth.app_changed,
    );
    await back.channels.check();
    expect(tokensSent(back)).toContain(pageToken("dana@old", "2"));
    expect(viewOf(back, "messenger-2")?.health.state).toBe("works");
  });
});

describe("access that only the previous Meta app can end", () => {
  beforeEach(async () => {
    before.facebook.goDown();
    await before.channels.disconnectChannel("messenger");
    await before.channels.disconnectChannel("instagram");
    await flush();
  });

  it("is not tried, and stays listed while the app runs", async () => {
    const domain = await restartWith("new");
    await domain.clock.pass(60 * minute);
    expect(tokensSent(domain)).toEqual([]);
    expect(domain.pending.toSorted()).toEqual(["page 1", "page 2", "user dana@old"]);
    expect(domain.clock.pending).toBe(0);
  });

  it("is given up at the next start, and its tokens are deleted", async () => {
    const domain = await restartWith("new", await restartWith("new"));
    await flush();
    expect(tokensSent(domain)).toEqual([]);
    expect(domain.pending).toEqual([]);
    expect(domain.secretNames).toEqual([]);
  });

  it("is ended if that app is set up again in time", async () => {
    const domain = await restartWith("old", await restartWith("new"));
    await flush();
    expect(domain.facebook.endings).toEqual(["page 2", "page 1", "user dana@old"]);
    expect(domain.pending).toEqual([]);
  });
});

describe("an account whose Meta app is unknown", () => {
  const records = () =>
    new MemoryRecords({ accounts: [account("messenger", "1", "a")], users: [user("a")] });

  async function start() {
    const domain = new TestDomain({ records: records(), appId: "app" });
    domain.keychain.items.set("page:1", page("a", "1").token);
    return domain;
  }

  it("is taken for one of the current app, and remembers the app once Facebook accepts it", async () => {
    const domain = await start();
    await domain.channels.check();
    expect(domain.records.get().accounts[0]?.appId).toBe("app");
    expect(domain.records.get().users[0]?.appId).toBe("app");
    const next = await domain.restart(false, { appId: "another" });
    expect(viewOf(next, "messenger-1")?.health.message).toBe(channelTexts.localHealth.app_changed);
  });

  it("stays unknown while Facebook refuses its token", async () => {
    const domain = await start();
    domain.facebook.checkProblems.set("1", problem("app_secret_wrong"));
    await domain.channels.check();
    expect(domain.records.get().accounts[0]).not.toHaveProperty("appId");
    expect(domain.health).toEqual({ "messenger-1": "works" });
  });
});
