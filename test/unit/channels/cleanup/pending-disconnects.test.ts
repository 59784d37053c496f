import { beforeEach, describe, expect, it } from "vitest";
import { emptyRecords, type Records } from "../../../../main/channels/model.ts";
import { pendingDisconnectViews } from "../../../../main/channels/records/pending-disconnects.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { leftOut, loginOf, problem, unticked, user } from "../../../support/logins.ts";
import { TestDomain } from "../test-domain.ts";

let domain: TestDomain;
let connected: Records;
beforeEach(async () => {
  domain = new TestDomain({ webhooks: true });
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await domain.connect("instagram", loginOf("a", ["1"]));
  await flush();
  connected = domain.records.get();
  domain.facebook.checks.length = 0;
});

async function disconnect(...ids: string[]) {
  const pending = await domain.channels.disconnect(new Set(ids));
  if (!pending) throw new Error("Nothing was disconnected.");
  return pending;
}
const shownIds = () =>
  domain.channels.list().channels.flatMap(({ accounts }) => accounts.map(({ id }) => id));
const waiting = () => pendingDisconnectViews(domain.records.get());
const checkedIds = () => domain.facebook.checks.flat().map(({ accountId }) => accountId);

describe("a pending disconnect", () => {
  it("names its accounts and until when it can be undone", async () => {
    const pending = await disconnect("messenger-1", "instagram-1");
    const until = new Date(domain.clock.now() + 10_000).toISOString();
    const accountIds = ["messenger-1", "instagram-1"];
    expect(pending).toMatchObject({ accountIds, names: ["Page 1", "@page.1"], until });
    expect(waiting()).toEqual([pending]);
  });

  it("is saved before the call returns, and has left the list by then", async () => {
    await disconnect("messenger-1");
    expect(domain.records.get()).not.toBe(connected);
    expect(shownIds()).toEqual(["messenger-2", "instagram-1"]);
  });

  it("ends nothing on Facebook and keeps every token for ten seconds", async () => {
    await disconnect("messenger-1", "messenger-2", "instagram-1");
    await domain.clock.pass(9_999);
    expect(domain.channels.list().channels).toEqual([]);
    expect(domain.facebook.endings).toEqual([]);
    expect(domain.secretNames).toEqual(["page:1", "page:2", "user:a"]);
  });

  it("takes effect after ten seconds", async () => {
    await disconnect("messenger-1", "messenger-2", "instagram-1");
    await domain.clock.pass(10_000);
    expect(domain.facebook.endings).toEqual(["page 1", "page 2", "user a"]);
    expect(domain.records.get()).toEqual({ ...emptyRecords, webhooks: true });
    expect(domain.secretNames).toEqual([]);
  });

  it("hides what the list says about people without other accounts", async () => {
    const names = domain.records.get().users.map(({ id }) => user(id));
    domain.records.set({
      ...domain.records.get(),
      users: names,
      unconnectable: [leftOut("messenger", "7", "a")],
    });
    await disconnect("messenger-1", "messenger-2");
    expect(domain.channels.list().unconnectable).toEqual([]);
    expect(domain.records.get().unconnectable).toHaveLength(1);
  });

  it("changes nothing for accounts that are unknown or wait already", async () => {
    const before = domain.records.get();
    expect(await domain.channels.disconnect(new Set(["messenger-77"]))).toBeUndefined();
    expect(domain.records.get()).toBe(before);
    const first = await disconnect("messenger-1");
    expect(await domain.channels.disconnect(new Set(["messenger-1"]))).toBeUndefined();
    expect(waiting()).toEqual([first]);
  });

  it("rejects and changes nothing if the disk is full", async () => {
    domain.records.full = true;
    await expect(disconnect("messenger-1")).rejects.toThrow("could not be written");
    expect(domain.records.get()).toBe(connected);
    await domain.clock.pass(10_000);
    expect(domain.records.get()).toBe(connected);
  });

  it("is tried again if the disk is full when it ends", async () => {
    await disconnect("messenger-2");
    domain.records.full = true;
    await domain.clock.pass(10_000);
    expect(shownIds()).not.toContain("messenger-2");
    domain.records.full = false;
    await domain.clock.pass(10_000);
    expect(domain.accountIds).toEqual(["messenger-1", "instagram-1"]);
  });

  it("waits for a connect that is saving, and then takes effect", async () => {
    let disconnecting: Promise<unknown> | undefined;
    domain.keychain.beforeWrite = () => {
      disconnecting ??= disconnect("messenger-2");
    };
    await domain.connect("messenger", loginOf("a", ["1", "2", "3"]));
    await disconnecting;
    expect(shownIds()).toEqual(["messenger-1", "messenger-3", "instagram-1"]);
  });

  it("can overlap with another", async () => {
    const first = await disconnect("messenger-1");
    await domain.clock.pass(6_000);
    const second = await disconnect("messenger-2");
    expect(waiting()).toEqual([first, second]);
    await domain.clock.pass(4_000);
    expect(waiting()).toEqual([second]);
    expect(domain.accountIds).toEqual(["messenger-2", "instagram-1"]);
    await domain.clock.pass(6_000);
    expect(domain.accountIds).toEqual(["instagram-1"]);
  });
});

describe("the token of an account that waits", () => {
  it("is not used to check it", async () => {
    await disconnect("messenger-1");
    expect(await domain.channels.check()).toMatchObject({ checked: 2 });
    const scope = { kind: "account", id: "messenger-1" } as const;
    expect(await domain.channels.check(scope)).toMatchObject({ checked: 0 });
    expect(checkedIds()).toEqual(["messenger-2", "instagram-1"]);
  });

  it("is not used to change the Page's subscription", async () => {
    const { subscriptions } = domain.facebook;
    subscriptions.length = 0;
    await disconnect("messenger-1");
    await domain.channels.check();
    await flush();
    expect(subscriptions.flat().map(({ pageId }) => pageId)).toEqual(["2"]);
  });

  it("is not used to read when the access ends", async () => {
    await disconnect("messenger-1", "messenger-2", "instagram-1");
    await domain.channels.check();
    expect(domain.facebook.detailReads).toEqual([]);
  });

  it("is not used to read the Page's name", async () => {
    await disconnect("messenger-2");
    await domain.channels.check();
    expect(domain.facebook.detailReads).toMatchObject([{ pages: [{ id: "1" }] }]);
  });
});

it("ignores the late answer of a check that was running", async () => {
  domain.facebook.checkProblems.set("1", problem("dead", "reconnect"));
  const answer = domain.facebook.delay("check");
  const checking = domain.channels.check();
  await flush();
  const { id } = await disconnect("messenger-1");
  answer();
  expect(await checking).toMatchObject({ checked: 2 });
  domain.facebook.checkProblems.clear();
  await domain.channels.undoDisconnect(id);
  expect(domain.health["messenger-1"]).toBe("works");
  expect(domain.health["instagram-1"]).toBe("reconnect");
});

describe("undo", () => {
  it("brings the accounts back exactly as they were", async () => {
    const { id } = await disconnect("messenger-1", "messenger-2", "instagram-1");
    domain.facebook.delay("check");
    expect(await domain.channels.undoDisconnect(id)).toBe(true);
    expect(domain.records.get()).toEqual(connected);
    await domain.clock.pass(10_000);
    expect(domain.records.get()).toEqual(connected);
    expect(domain.facebook.endings).toEqual([]);
  });

  it("checks the accounts in the background", async () => {
    const { id } = await disconnect("messenger-1");
    domain.facebook.checkProblems.set("1", problem("dead", "reconnect"));
    await domain.channels.undoDisconnect(id);
    await flush();
    expect(checkedIds()).toEqual(["messenger-1"]);
    expect(domain.health["messenger-1"]).toBe("reconnect");
  });

  it("leaves another pending disconnect alone", async () => {
    const first = await disconnect("messenger-1");
    const second = await disconnect("messenger-2");
    await domain.channels.undoDisconnect(first.id);
    expect(waiting()).toEqual([second]);
    expect(shownIds()).toEqual(["messenger-1", "instagram-1"]);
  });

  it("reports that it is too late", async () => {
    const { id } = await disconnect("messenger-1");
    await domain.clock.pass(10_000);
    expect(await domain.channels.undoDisconnect(id)).toBe(false);
    expect(await domain.channels.undoDisconnect("nothing")).toBe(false);
  });

  it("lets the disconnect go on if the disk is full", async () => {
    const { id } = await disconnect("messenger-2");
    domain.records.full = true;
    await expect(domain.channels.undoDisconnect(id)).rejects.toThrow("could not be written");
    domain.records.full = false;
    await domain.clock.pass(10_000);
    expect(domain.accountIds).toEqual(["messenger-1", "instagram-1"]);
  });
});

describe("a disconnect at once", () => {
  it("takes accounts along that wait", async () => {
    await disconnect("messenger-1");
    expect(await domain.channels.disconnectAccount("messenger-1")).toBe(true);
    expect(domain.accountIds).toEqual(["messenger-2", "instagram-1"]);
    await disconnect("messenger-2");
    expect(await domain.channels.disconnectChannel("messenger")).toBe(true);
    expect(waiting()).toEqual([]);
    await domain.clock.pass(10_000);
    expect(domain.accountIds).toEqual(["instagram-1"]);
  });

  it("of everything takes accounts along that wait", async () => {
    await disconnect("messenger-1");
    await domain.channels.disconnectAll();
    expect(domain.records.get()).toEqual({ ...emptyRecords, webhooks: true });
    expect(domain.facebook.endings).toContain("user a");
  });
});

describe("a login that connects such a Page again", () => {
  it("cancels the disconnect of that account only", async () => {
    await disconnect("messenger-1", "messenger-2");
    await domain.connect("messenger", loginOf("a", ["1", unticked("a", "2")]));
    expect(shownIds()).toEqual(["messenger-1", "instagram-1"]);
    await domain.clock.pass(10_000);
    expect(domain.accountIds.toSorted()).toEqual(["instagram-1", "messenger-1"]);
  });

  it("counts the account as added, because it was not in the list", async () => {
    await disconnect("messenger-1");
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    expect(domain.channels.connectSummaries()[0]).toMatchObject({
      added: { count: 1, names: ["Page 1"] },
      alreadyConnected: 1,
      total: 2,
    });
  });

  it("in the other channel leaves the disconnect pending", async () => {
    await disconnect("messenger-2");
    await domain.connect("instagram", loginOf("a", ["1", "2"]));
    await domain.clock.pass(10_000);
    expect(domain.accountIds.toSorted()).toEqual(["instagram-1", "instagram-2", "messenger-1"]);
    expect(domain.secretNames).toContain("page:2");
  });

  it("by somebody else ends it at once, and the first person's access too", async () => {
    await domain.channels.disconnectAccount("messenger-2");
    await disconnect("messenger-1", "instagram-1");
    const end = await domain.connect("messenger", loginOf("b", ["1"]));
    expect(end.result.ok).toBe(true);
    expect(domain.accountIds).toEqual(["messenger-1"]);
    await domain.clock.pass(10_000);
    expect(shownIds()).toEqual(["messenger-1"]);
    expect(domain.facebook.endings).toContain("user a");
    expect(domain.facebook.endings).not.toContain("user b");
  });
});

describe("the end of Pagekeeper", () => {
  it("disconnects what waits, and waits for Facebook", async () => {
    await disconnect("messenger-1", "messenger-2", "instagram-1");
    await domain.channels.finishDisconnects();
    expect(domain.facebook.endings).toContain("user a");
    expect(domain.accountIds).toEqual([]);
  });

  it("waits no longer than two seconds, and the next start does the rest", async () => {
    domain.facebook.delay("unsubscribe");
    await disconnect("messenger-1", "messenger-2", "instagram-1");
    const finishing = domain.channels.finishDisconnects();
    await domain.clock.pass(2_000);
    await finishing;
    expect(domain.accountIds).toEqual([]);
    const next = await domain.restart();
    expect(next.facebook.endings).toContain("user a");
  });

  it("needs no wait if nothing is pending", async () => {
    const before = domain.records.get();
    await domain.channels.finishDisconnects();
    expect(domain.records.get()).toBe(before);
    expect(domain.clock.pending).toBe(0);
  });

  it("stops the timers, so that the next start takes over", async () => {
    await disconnect("messenger-2");
    domain.channels.close();
    await domain.clock.pass(10_000);
    expect(domain.accountIds).toContain("messenger-2");
    const next = await domain.restart();
    expect(next.accountIds).toEqual(["messenger-1", "instagram-1"]);
  });
});
