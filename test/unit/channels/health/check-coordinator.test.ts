import { beforeEach, describe, expect, it } from "vitest";
import type { Problem } from "../../../../main/channels/model.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf, problem } from "../../../support/logins.ts";
import { minute, TestDomain } from "../test-domain.ts";

const all = { kind: "all" } as const;
const messenger = { kind: "channel", type: "messenger" } as const;
const one = { kind: "account", id: "messenger-2" } as const;

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await domain.connect("instagram", loginOf("a", ["1"]));
  await flush();
  domain.facebook.checks.length = 0;
});

/** Returns the account ids of each check. */
const asked = () =>
  domain.facebook.checks.map((requests) => requests.map(({ accountId }) => accountId));
const rateLimit = (minutes: number): Problem => ({
  ...problem("throttled"),
  retryAt: new Date(domain.clock.now() + minutes * minute).toISOString(),
});
const dead = problem("dead", "reconnect");

describe("what a check reports", () => {
  it.each([
    [all, { checked: 3, failing: 1 }],
    [messenger, { checked: 2, failing: 1 }],
    [{ kind: "channel", type: "instagram" } as const, { checked: 1, failing: 0 }],
    [one, { checked: 1, failing: 1 }],
  ])("counts the accounts in its scope: %j", async (scope, counts) => {
    domain.facebook.checkProblems.set("2", dead);
    expect(await domain.channels.check(scope)).toEqual({ scope, ...counts, cancelled: false });
    expect(asked().flat()).toHaveLength(counts.checked);
  });

  it("does not count an account whose token is gone", async () => {
    domain.keychain.items.delete("page:2");
    expect(await domain.channels.check(messenger)).toEqual({
      scope: messenger,
      checked: 1,
      failing: 0,
      cancelled: false,
    });
  });

  it("says why if no account had a token", async () => {
    domain.keychain.items.delete("page:2");
    expect(await domain.channels.check(one)).toMatchObject({
      checked: 0,
      failing: 0,
      problem: { code: "no_usable_token" },
    });
  });

  it("does not count an account about which Facebook said nothing, and says why", async () => {
    domain.facebook.checkProblems.set("2", problem("outage"));
    expect(await domain.channels.check(messenger)).toMatchObject({
      checked: 1,
      failing: 0,
      problem: { code: "outage" },
    });
  });

  it("names a limit only if nothing else kept accounts from being checked", async () => {
    domain.facebook.checkProblems.set("1", rateLimit(90)).set("2", problem("outage"));
    expect(await domain.channels.check(messenger)).toMatchObject({ problem: { code: "outage" } });
  });

  it("does not count an account that was disconnected meanwhile", async () => {
    const answer = domain.facebook.delay("check");
    const checked = domain.channels.check(messenger);
    await flush();
    await domain.channels.disconnectAccount("messenger-2");
    answer();
    expect(await checked).toMatchObject({ checked: 1, failing: 0 });
  });
});

describe("a check that starts while another one runs", () => {
  it("joins that of all accounts, and reports on its own channel only", async () => {
    domain.facebook.checkProblems.set("1", problem("outage")).set("2", dead);
    const answer = domain.facebook.delay("check");
    const both = domain.channels.check(all);
    const channel = domain.channels.check(messenger);
    await flush();
    answer();
    expect(await channel).toMatchObject({ scope: messenger, checked: 1, failing: 1 });
    expect(await both).toMatchObject({ scope: all, checked: 1, failing: 1 });
    expect(asked()).toHaveLength(1);
  });

  it("does not wait for the limit of another account", async () => {
    domain.facebook.checkProblems.set("1", rateLimit(50));
    void domain.channels.check(all);
    await flush();
    expect(await domain.channels.check(one)).toMatchObject({ checked: 1, failing: 0 });
    expect(asked().at(-1)).toEqual(["messenger-2"]);
    domain.channels.close();
  });
});

describe("the running checks", () => {
  const scopes = () => domain.channels.checks().map(({ scope }) => scope);

  it("are listed with what each covers", async () => {
    const answer = domain.facebook.delay("check");
    const checks = [domain.channels.check(messenger), domain.channels.check(one)];
    expect(domain.channels.checks()).toEqual([
      { scope: messenger, total: 2 },
      { scope: one, total: 1 },
    ]);
    answer();
    await Promise.all(checks);
    expect(scopes()).toEqual([]);
  });

  it("leave out a check without accounts", () => {
    void domain.channels.check({ kind: "account", id: "messenger-9" });
    expect(scopes()).toEqual([]);
  });

  it("include those in the background, with the smallest scope", async () => {
    const url = "https://www.facebook.com/1";
    const link = { place: "facebook", url } as const;
    domain.facebook.checkProblems.set("1", { ...dead, link }).set("2", { ...dead, link });
    await domain.channels.check(messenger);
    const answer = domain.facebook.delay("check");
    domain.channels.recheckLinkedTo(new Set([url]));
    expect(scopes()).toEqual([messenger]);
    answer();
    await flush();
  });
});

describe("cancelling", () => {
  it("ends a check at once and changes nothing, whatever Facebook answers later", async () => {
    const before = domain.records.get();
    domain.facebook.checkProblems.set("2", dead);
    const answer = domain.facebook.delay("check");
    const checked = domain.channels.check(all);
    const joined = domain.channels.check(messenger);
    await flush();
    domain.channels.cancelCheck();
    expect(await checked).toEqual({ scope: all, checked: 0, failing: 0, cancelled: true });
    expect(await joined).toMatchObject({ scope: messenger, cancelled: true });
    expect(domain.channels.checks()).toEqual([]);
    answer();
    await flush();
    expect(domain.records.get()).toBe(before);
    expect(domain.facebook.detailReads).toEqual([]);
  });

  it("ends the wait for a limit, and counts what was checked by then", async () => {
    domain.facebook.checkProblems.set("1", rateLimit(50));
    const checked = domain.channels.check(all);
    await flush();
    domain.channels.cancelCheck();
    expect(await checked).toEqual({ scope: all, checked: 1, failing: 0, cancelled: true });
    await domain.clock.pass(60 * minute);
    expect(asked()).toHaveLength(1);
  });

  it("ends what waits for a limit in the background", async () => {
    domain.facebook.checkProblems.set("1", rateLimit(50));
    await domain.connect("instagram", loginOf("a", ["1", "2"]));
    await flush();
    expect(domain.channels.checks()).toMatchObject([{ pausedUntil: expect.anything() }]);
    domain.channels.cancelCheck();
    await flush();
    expect(domain.channels.checks()).toEqual([]);
    await domain.clock.pass(60 * minute);
    expect(asked()).toHaveLength(1);
  });

  it("does not wait for other work that occupies Facebook", async () => {
    domain.facebook.delay("subscribe");
    domain.webhooks = true;
    domain.channels.onWebhookSettingChanged();
    await flush();
    const checked = domain.channels.check(all);
    await flush();
    domain.channels.cancelCheck();
    expect(await checked).toMatchObject({ cancelled: true });
    expect(asked()).toEqual([]);
  });

  it("postpones the next check until the regular time", async () => {
    domain.channels.startSchedule();
    domain.facebook.checkProblems.set("1", rateLimit(50));
    void domain.channels.check(all);
    await flush();
    domain.channels.cancelCheck();
    await flush();
    domain.facebook.checkProblems.clear();
    await domain.clock.pass(23 * 60 * minute);
    expect(asked()).toHaveLength(1);
    await domain.clock.pass(2 * 60 * minute);
    expect(asked()).toHaveLength(2);
    domain.channels.close();
  });

  it("allows another check afterwards", async () => {
    const checked = domain.channels.check(all);
    domain.channels.cancelCheck();
    await checked;
    expect(await domain.channels.check(all)).toMatchObject({ checked: 3, cancelled: false });
  });
});

it("a cancelled login still leads to a check of the accounts that it left out", async () => {
  domain.facebook.checkProblems.set("2", dead);
  const answer = domain.facebook.delay("check");
  const end = domain.connect("messenger", loginOf("a", ["1"]));
  await flush();
  const [flow] = domain.channels.flows.list();
  domain.channels.flows.cancel(flow?.id ?? "");
  answer();
  await end;
  await flush();
  expect(domain.health["messenger-2"]).toBe("reconnect");
});
