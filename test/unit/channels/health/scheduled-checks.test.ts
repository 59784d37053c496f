/** The domain looks after its accounts: when it checks unasked, and what it learns of logins. */
import { beforeEach, describe, expect, it } from "vitest";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf, problem, userToken } from "../../../support/logins.ts";
import { minute, TestDomain } from "../test-domain.ts";

const hours = 60 * minute;
const days = 24 * hours;

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await domain.connect("instagram", loginOf("a", ["1"]));
  await flush();
  domain.facebook.checks.length = 0;
});

/** Ids of the accounts asked about, check by check. */
const asked = () =>
  domain.facebook.checks.map((checks) => checks.map(({ accountId }) => accountId));
const all = ["messenger-1", "messenger-2", "instagram-1"];

describe("checks by themselves", () => {
  beforeEach(async () => {
    domain.channels.startSchedule();
    await domain.channels.check();
    domain.facebook.checks.length = 0;
  });

  it("ask about every account, a day after the last", async () => {
    await domain.clock.pass(24 * hours - 1);
    expect(asked()).toEqual([]);
    await domain.clock.pass(15 * minute);
    expect(asked()).toEqual([all]);
  });

  it("come when the computer wakes, unless it was just checked", async () => {
    domain.channels.onWake();
    await domain.clock.pass(20_000);
    expect(asked()).toEqual([]);
    await domain.clock.pass(5 * minute);
    domain.channels.onWake();
    await domain.clock.pass(20_000);
    expect(asked()).toEqual([all]);
  });

  it("join the one that a person asked for", async () => {
    await domain.clock.pass(hours);
    const { promise, resolve } = Promise.withResolvers<void>();
    domain.facebook.checkDelay = promise;
    const checked = domain.channels.check();
    domain.channels.onWake();
    await domain.clock.pass(20_000);
    resolve();
    await checked;
    await flush();
    expect(asked()).toEqual([all]);
  });

  it("are not put off by the check of one channel", async () => {
    await domain.clock.pass(20 * hours);
    await domain.channels.check("messenger");
    await domain.clock.pass(4 * hours);
    expect(asked().at(-1)).toEqual(all);
  });

  it("are tried again after an outage, which changes nothing", async () => {
    for (const id of ["1", "2"]) domain.facebook.checkProblems.set(id, problem("facebook_down"));
    await domain.channels.check();
    const before = domain.records.get();
    await domain.clock.pass(10 * minute);
    expect(asked()).toHaveLength(2);
    expect(domain.records.get()).toEqual(before);
  });

  it("do not ask a locked keychain over and over", async () => {
    domain.keychain.setState("locked");
    await domain.channels.check();
    domain.keychain.calls.length = 0;
    await domain.clock.pass(3 * hours);
    expect(domain.keychain.calls.filter((call) => call.startsWith("read page"))).toEqual([]);
  });

  it("leave to the next what could not be written down", async () => {
    domain.facebook.checkProblems.set("1", problem("dead", "reconnect"));
    domain.records.full = true;
    await domain.clock.pass(25 * hours);
    domain.records.full = false;
    await domain.clock.pass(15 * minute);
    expect(domain.health["messenger-1"]).toBe("reconnect");
  });

  it("end with the app", async () => {
    domain.channels.onWake();
    domain.channels.close();
    expect(domain.clock.pending).toBe(0);
  });
});

it("a check of all waits for that of one channel, and then asks about all", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  domain.facebook.checkDelay = promise;
  const one = domain.channels.check("instagram");
  const both = domain.channels.check();
  await flush();
  expect(asked()).toEqual([["instagram-1"]]);
  resolve();
  await Promise.all([one, both]);
  expect(asked()).toEqual([["instagram-1"], all]);
});

describe("how long a login lives", () => {
  const dataAccessExpiresAt = "2026-11-29T10:00:00.000Z";

  it("is asked with a check, once a day and user", async () => {
    await domain.channels.check();
    await domain.channels.check();
    expect(domain.facebook.expiryReads).toEqual([userToken("a")]);
    await domain.clock.pass(days);
    await domain.channels.check();
    expect(domain.facebook.expiryReads).toHaveLength(2);
  });

  it("is shown at every account of the user, as soon as its end is near", async () => {
    domain.facebook.tokenExpiry = { ok: true, value: { dataAccessExpiresAt } };
    await domain.channels.check();
    const expires = { what: "data-access", at: dataAccessExpiresAt, days: 7 };
    const shown = domain.channels.list().channels.flatMap(({ accounts }) => accounts);
    expect(shown.map((account) => account.expires)).toEqual([expires, expires, expires]);
    expect(domain.channels.takeDueWarnings()).toHaveLength(1);
    expect(domain.channels.takeDueWarnings()).toEqual([]);
  });

  it("begins anew with a new login", async () => {
    domain.facebook.tokenExpiry = { ok: true, value: { dataAccessExpiresAt } };
    await domain.channels.check();
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    const [messenger] = domain.channels.list().channels;
    expect(messenger?.accounts[0]).not.toHaveProperty("expires");
    await domain.channels.check();
    expect(domain.facebook.expiryReads).toHaveLength(2);
  });

  it.each([
    ["an outage", problem("facebook_down"), 2],
    ["an app that may not ask", { ...problem("app_misconfigured"), responsible: "operator" }, 1],
  ] as const)("is asked again after %s only where that helps", async (_what, refused, times) => {
    domain.facebook.tokenExpiry = { ok: false, problem: refused };
    expect(await domain.channels.check()).toBeUndefined();
    await domain.channels.check();
    expect(domain.facebook.expiryReads).toHaveLength(times);
  });

  it("says nothing of a login that came meanwhile", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    domain.facebook.expiryDelay = promise;
    domain.facebook.tokenExpiry = { ok: true, value: { dataAccessExpiresAt } };
    const checked = domain.channels.check();
    await flush();
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    resolve();
    await checked;
    expect(domain.records.get().users[0]).not.toHaveProperty("dataAccessExpiresAt");
  });

  it("is not asked where the accounts could not be asked about", async () => {
    domain.facebook.checkProblems.set("1", problem("offline"));
    await domain.channels.check();
    expect(domain.facebook.expiryReads).toEqual([]);
  });
});

describe("a subscription that is refused", () => {
  it.each([
    ["for the token's sake has its accounts checked", "reconnect", [["messenger-2"]]],
    ["for another reason has none checked", "permission", []],
  ] as const)("%s", async (_what, health, expected) => {
    domain.facebook.subscriptionProblems.set("2", problem("refused", health));
    domain.webhooks = true;
    domain.channels.applyWebhookSetting();
    await flush();
    expect(asked()).toEqual(expected);
  });

  it("casts no doubt on an account that is known not to work", async () => {
    domain.facebook.checkProblems.set("2", problem("dead", "reconnect"));
    domain.facebook.subscriptionProblems.set("2", problem("dead", "reconnect"));
    domain.webhooks = true;
    await domain.channels.check();
    await flush();
    expect(asked()).toEqual([all]);
  });
});

describe("after a visit to Meta", () => {
  const url = "https://www.facebook.com/1";
  const visit = () => domain.channels.recheckLinkedTo(new Set([url]));

  it("the accounts that were to be put right there are checked, until they are", async () => {
    const link = { place: "facebook", url } as const;
    domain.facebook.checkProblems.set("1", {
      ...problem("checkpoint", "action-at-facebook"),
      link,
    });
    await domain.channels.check();
    domain.facebook.checks.length = 0;
    visit();
    await flush();
    domain.facebook.checkProblems.clear();
    visit();
    await flush();
    visit();
    await flush();
    expect(asked()).toEqual([
      ["messenger-1", "instagram-1"],
      ["messenger-1", "instagram-1"],
    ]);
    expect(domain.health["messenger-1"]).toBe("works");
  });
});
