/** The domain looks after its accounts: when it checks unasked, and what it learns of logins. */
import { beforeEach, describe, expect, it } from "vitest";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf, problem, userToken } from "../../../support/logins.ts";
import { minutes, TestDomain } from "../test-domain.ts";

const hours = 60 * minutes;
const days = 24 * hours;

let world: TestDomain;
beforeEach(async () => {
  world = new TestDomain();
  await world.connect("messenger", loginOf("a", ["1", "2"]));
  await world.connect("instagram", loginOf("a", ["1"]));
  await flush();
  world.facebook.checks.length = 0;
});

/** Ids of the accounts asked about, check by check. */
const asked = () => world.facebook.checks.map((checks) => checks.map(({ accountId }) => accountId));
const all = ["messenger-1", "messenger-2", "instagram-1"];

describe("checks by themselves", () => {
  beforeEach(async () => {
    world.channels.startSchedule();
    await world.channels.check();
    world.facebook.checks.length = 0;
  });

  it("ask about every account, a day after the last", async () => {
    await world.clock.pass(24 * hours - 1);
    expect(asked()).toEqual([]);
    await world.clock.pass(15 * minutes);
    expect(asked()).toEqual([all]);
  });

  it("come when the computer wakes, unless it was just checked", async () => {
    world.channels.onWake();
    await world.clock.pass(20_000);
    expect(asked()).toEqual([]);
    await world.clock.pass(5 * minutes);
    world.channels.onWake();
    await world.clock.pass(20_000);
    expect(asked()).toEqual([all]);
  });

  it("join the one that a person asked for", async () => {
    await world.clock.pass(hours);
    const { promise, resolve } = Promise.withResolvers<void>();
    world.facebook.checkGate = promise;
    const checked = world.channels.check();
    world.channels.onWake();
    await world.clock.pass(20_000);
    resolve();
    await checked;
    await flush();
    expect(asked()).toEqual([all]);
  });

  it("are not put off by the check of one channel", async () => {
    await world.clock.pass(20 * hours);
    await world.channels.check("messenger");
    await world.clock.pass(4 * hours);
    expect(asked().at(-1)).toEqual(all);
  });

  it("are tried again after an outage, which changes nothing", async () => {
    for (const id of ["1", "2"]) world.facebook.ill.set(id, problem("facebook_down"));
    await world.channels.check();
    const before = world.records.get();
    await world.clock.pass(10 * minutes);
    expect(asked()).toHaveLength(2);
    expect(world.records.get()).toEqual(before);
  });

  it("do not ask a locked keychain over and over", async () => {
    world.keychain.become("locked");
    await world.channels.check();
    world.keychain.calls.length = 0;
    await world.clock.pass(3 * hours);
    expect(world.keychain.calls.filter((call) => call.startsWith("read page"))).toEqual([]);
  });

  it("leave to the next what could not be written down", async () => {
    world.facebook.ill.set("1", problem("dead", "reconnect"));
    world.records.full = true;
    await world.clock.pass(25 * hours);
    world.records.full = false;
    await world.clock.pass(15 * minutes);
    expect(world.health["messenger-1"]).toBe("reconnect");
  });

  it("end with the app", async () => {
    world.channels.onWake();
    world.channels.close();
    expect(world.clock.pending).toBe(0);
  });
});

it("a check of all waits for that of one channel, and then asks about all", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  world.facebook.checkGate = promise;
  const one = world.channels.check("instagram");
  const both = world.channels.check();
  await flush();
  expect(asked()).toEqual([["instagram-1"]]);
  resolve();
  await Promise.all([one, both]);
  expect(asked()).toEqual([["instagram-1"], all]);
});

describe("how long a login lives", () => {
  const dataAccessExpiresAt = "2026-11-29T10:00:00.000Z";

  it("is asked with a check, once a day and user", async () => {
    await world.channels.check();
    await world.channels.check();
    expect(world.facebook.livesAsked).toEqual([userToken("a")]);
    await world.clock.pass(days);
    await world.channels.check();
    expect(world.facebook.livesAsked).toHaveLength(2);
  });

  it("is shown at every account of the user, as soon as its end is near", async () => {
    world.facebook.life = { ok: true, value: { dataAccessExpiresAt } };
    await world.channels.check();
    const expires = { what: "data-access", at: dataAccessExpiresAt, days: 7 };
    const shown = world.channels.list().channels.flatMap(({ accounts }) => accounts);
    expect(shown.map((account) => account.expires)).toEqual([expires, expires, expires]);
    expect(world.channels.takeDueWarnings()).toHaveLength(1);
    expect(world.channels.takeDueWarnings()).toEqual([]);
  });

  it("begins anew with a new login", async () => {
    world.facebook.life = { ok: true, value: { dataAccessExpiresAt } };
    await world.channels.check();
    await world.connect("messenger", loginOf("a", ["1", "2"]));
    const [messenger] = world.channels.list().channels;
    expect(messenger?.accounts[0]).not.toHaveProperty("expires");
    await world.channels.check();
    expect(world.facebook.livesAsked).toHaveLength(2);
  });

  it.each([
    ["an outage", problem("facebook_down"), 2],
    ["an app that may not ask", { ...problem("app_misconfigured"), responsible: "operator" }, 1],
  ] as const)("is asked again after %s only where that helps", async (_what, refused, times) => {
    world.facebook.life = { ok: false, problem: refused };
    expect(await world.channels.check()).toBeUndefined();
    await world.channels.check();
    expect(world.facebook.livesAsked).toHaveLength(times);
  });

  it("says nothing of a login that came meanwhile", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    world.facebook.lifeGate = promise;
    world.facebook.life = { ok: true, value: { dataAccessExpiresAt } };
    const checked = world.channels.check();
    await flush();
    await world.connect("messenger", loginOf("a", ["1", "2"]));
    resolve();
    await checked;
    expect(world.records.get().users[0]).not.toHaveProperty("dataAccessExpiresAt");
  });

  it("is not asked where the accounts could not be asked about", async () => {
    world.facebook.ill.set("1", problem("offline"));
    await world.channels.check();
    expect(world.facebook.livesAsked).toEqual([]);
  });
});

describe("a subscription that is refused", () => {
  it.each([
    ["for the token's sake has its accounts checked", "reconnect", [["messenger-2"]]],
    ["for another reason has none checked", "permission", []],
  ] as const)("%s", async (_what, health, expected) => {
    world.facebook.stuck.set("2", problem("refused", health));
    world.webhooks = true;
    world.channels.applyWebhookSetting();
    await flush();
    expect(asked()).toEqual(expected);
  });

  it("casts no doubt on an account that is known not to work", async () => {
    world.facebook.ill.set("2", problem("dead", "reconnect"));
    world.facebook.stuck.set("2", problem("dead", "reconnect"));
    world.webhooks = true;
    await world.channels.check();
    await flush();
    expect(asked()).toEqual([all]);
  });
});

describe("after a visit to Meta", () => {
  const url = "https://www.facebook.com/1";
  const visit = () => world.channels.recheckLinkedTo(new Set([url]));

  it("the accounts that were to be put right there are checked, until they are", async () => {
    const link = { place: "facebook", url } as const;
    world.facebook.ill.set("1", { ...problem("checkpoint", "action-at-facebook"), link });
    await world.channels.check();
    world.facebook.checks.length = 0;
    visit();
    await flush();
    world.facebook.ill.clear();
    visit();
    await flush();
    visit();
    await flush();
    expect(asked()).toEqual([
      ["messenger-1", "instagram-1"],
      ["messenger-1", "instagram-1"],
    ]);
    expect(world.health["messenger-1"]).toBe("works");
  });
});
