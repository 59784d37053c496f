import { beforeEach, describe, expect, it } from "vitest";
import type { TokenExpiry } from "../../../../main/channels/ports/facebook.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf, problem, userToken } from "../../../support/logins.ts";
import { minute, TestDomain } from "../test-domain.ts";

const hour = 60 * minute;
const day = 24 * hour;

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await domain.connect("instagram", loginOf("a", ["1"]));
  await flush();
  domain.facebook.checks.length = 0;
});

/** Returns the account ids of each check. */
const checked = () =>
  domain.facebook.checks.map((checks) => checks.map(({ accountId }) => accountId));
const all = ["messenger-1", "messenger-2", "instagram-1"];

describe("scheduled checks", () => {
  beforeEach(async () => {
    domain.channels.startSchedule();
    await domain.channels.check();
    domain.facebook.checks.length = 0;
  });

  it("check all accounts a day after the last check", async () => {
    await domain.clock.pass(24 * hour - 1);
    expect(checked()).toEqual([]);
    await domain.clock.pass(15 * minute);
    expect(checked()).toEqual([all]);
  });

  it("run when the computer wakes up, unless the last check was just before", async () => {
    domain.channels.onWake();
    await domain.clock.pass(20_000);
    expect(checked()).toEqual([]);
    await domain.clock.pass(5 * minute);
    domain.channels.onWake();
    await domain.clock.pass(20_000);
    expect(checked()).toEqual([all]);
  });

  it("join the check that the user started", async () => {
    await domain.clock.pass(hour);
    const finishCheck = domain.facebook.delay("check");
    const checking = domain.channels.check();
    domain.channels.onWake();
    await domain.clock.pass(20_000);
    finishCheck();
    await checking;
    await flush();
    expect(checked()).toEqual([all]);
  });

  it("are not postponed by a check of one channel", async () => {
    await domain.clock.pass(20 * hour);
    await domain.channels.check({ kind: "channel", type: "messenger" });
    await domain.clock.pass(4 * hour);
    expect(checked().at(-1)).toEqual(all);
  });

  it("are retried after an outage, which changes no account", async () => {
    for (const id of ["1", "2"]) domain.facebook.checkProblems.set(id, problem("facebook_down"));
    await domain.channels.check();
    const before = domain.records.get();
    await domain.clock.pass(10 * minute);
    expect(checked()).toHaveLength(2);
    expect(domain.records.get()).toEqual(before);
  });

  it("do not keep calling a locked keychain", async () => {
    domain.keychain.setState("locked");
    await domain.channels.check();
    domain.keychain.calls.length = 0;
    await domain.clock.pass(3 * hour);
    expect(domain.keychain.calls.filter((call) => call.startsWith("read page"))).toEqual([]);
  });

  it("report again a problem that could not be saved the last time", async () => {
    domain.facebook.checkProblems.set("1", problem("dead", "reconnect"));
    domain.records.full = true;
    await domain.clock.pass(25 * hour);
    domain.records.full = false;
    await domain.clock.pass(15 * minute);
    expect(domain.health["messenger-1"]).toBe("reconnect");
  });

  it("end when the app closes", async () => {
    domain.channels.onWake();
    domain.channels.close();
    expect(domain.clock.pending).toBe(0);
  });
});

it("a check of all accounts waits for the check of one channel, then checks all", async () => {
  const finishCheck = domain.facebook.delay("check");
  const one = domain.channels.check({ kind: "channel", type: "instagram" });
  const both = domain.channels.check();
  await flush();
  expect(checked()).toEqual([["instagram-1"]]);
  finishCheck();
  await Promise.all([one, both]);
  expect(checked()).toEqual([["instagram-1"], all]);
});

describe("the expiry of a login", () => {
  const dataAccessExpiresAt = "2026-11-29T10:00:00.000Z";
  const details = (expiry: TokenExpiry) => ({ ok: true, value: { expiry, pages: [] } }) as const;

  it("is read with a check, once a day for each user", async () => {
    await domain.channels.check();
    await domain.channels.check();
    expect(domain.facebook.detailReads.map((each) => each.user.token)).toEqual([userToken("a")]);
    await domain.clock.pass(day);
    await domain.channels.check();
    expect(domain.facebook.detailReads).toHaveLength(2);
  });

  it("is shown for every account of the user once it is near", async () => {
    domain.facebook.details = details({ dataAccessExpiresAt });
    await domain.channels.check();
    const expires = { what: "data-access", at: dataAccessExpiresAt, days: 7 };
    const shown = domain.channels.list().channels.flatMap(({ accounts }) => accounts);
    expect(shown.map((account) => account.expires)).toEqual([expires, expires, expires]);
    expect(domain.channels.takeDueWarnings()).toHaveLength(1);
    expect(domain.channels.takeDueWarnings()).toEqual([]);
  });

  it("is renewed by a new login", async () => {
    domain.facebook.details = details({ dataAccessExpiresAt });
    await domain.channels.check();
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    const [messenger] = domain.channels.list().channels;
    expect(messenger?.accounts[0]).not.toHaveProperty("expires");
    await domain.channels.check();
    expect(domain.facebook.detailReads).toHaveLength(2);
  });

  const refusedToApp = { ...problem("app_misconfigured"), responsible: "operator" } as const;
  it.each([
    ["is read again after an outage", problem("facebook_down"), 2],
    ["is not read again if Facebook refuses it to this kind of app", refusedToApp, 1],
  ])("%s", async (_name, refused, times) => {
    domain.facebook.details = { ok: false, problem: refused };
    expect(await domain.channels.check()).not.toHaveProperty("problem");
    await domain.channels.check();
    expect(domain.facebook.detailReads).toHaveLength(times);
  });

  it("is not recorded if the user logged in again meanwhile", async () => {
    const finishRead = domain.facebook.delay("readDetails");
    domain.facebook.details = details({ dataAccessExpiresAt });
    const checking = domain.channels.check();
    await flush();
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    finishRead();
    await checking;
    expect(domain.records.get().users[0]).not.toHaveProperty("dataAccessExpiresAt");
  });

  it("is not read if some accounts could not be checked", async () => {
    domain.facebook.checkProblems.set("1", problem("offline"));
    await domain.channels.check();
    expect(domain.facebook.detailReads).toEqual([]);
  });
});

describe("a refused webhook subscription", () => {
  it.each([
    ["triggers a check of the accounts if the token is to blame", "reconnect", [["messenger-2"]]],
    ["triggers no check for another reason", "permission", []],
  ] as const)("%s", async (_what, health, expected) => {
    domain.facebook.subscriptionProblems.set("2", problem("refused", health));
    domain.webhooks = true;
    domain.channels.onWebhookSettingChanged();
    await flush();
    expect(checked()).toEqual(expected);
  });

  it("triggers no check of an account that is already failing", async () => {
    domain.facebook.checkProblems.set("2", problem("dead", "reconnect"));
    domain.facebook.subscriptionProblems.set("2", problem("dead", "reconnect"));
    domain.webhooks = true;
    await domain.channels.check();
    await flush();
    expect(checked()).toEqual([all]);
  });
});

describe("opening a Meta page", () => {
  const url = "https://www.facebook.com/1";
  const openPage = () => domain.channels.recheckLinkedTo(new Set([url]));

  it("rechecks the accounts that link to it until they work", async () => {
    const link = { place: "facebook", url } as const;
    domain.facebook.checkProblems.set("1", {
      ...problem("checkpoint", "action-at-facebook"),
      link,
    });
    await domain.channels.check();
    domain.facebook.checks.length = 0;
    openPage();
    await flush();
    domain.facebook.checkProblems.clear();
    openPage();
    await flush();
    openPage();
    await flush();
    expect(checked()).toEqual([
      ["messenger-1", "instagram-1"],
      ["messenger-1", "instagram-1"],
    ]);
    expect(domain.health["messenger-1"]).toBe("works");
  });

  it("rechecks them where the practice Facebook has that page", async () => {
    const link = { place: "facebook", url } as const;
    domain.facebook.checkProblems.set("1", { ...problem("checkpoint", "reconnect"), link });
    await domain.channels.check();
    domain.facebook.checks.length = 0;
    const address = "http://127.0.0.1:1/www.facebook.com/1";
    domain.facebook.addresses.set(url, address);
    openPage();
    await flush();
    expect(checked()).toEqual([]);
    domain.channels.recheckLinkedTo(new Set([address]));
    await flush();
    expect(checked()).toEqual([["messenger-1", "instagram-1"]]);
  });
});
