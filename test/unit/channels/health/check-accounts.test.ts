import { beforeEach, describe, expect, it } from "vitest";
import { channelTexts } from "../../../../main/i18n/en/channels.ts";
import { facebookTexts } from "../../../../main/i18n/en/facebook.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf, problem } from "../../../support/logins.ts";
import { minute, TestDomain } from "../test-domain.ts";

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await domain.connect("instagram", loginOf("a", ["1"]));
  // Connecting to Instagram has started a check in the background. Wait for the check and discard
  // its calls, so that the test sees only its own.
  await flush();
  domain.facebook.checks.length = 0;
});

describe("a check", () => {
  it("checks all accounts in one call, each with its Page's token", async () => {
    await domain.channels.check();
    const [requests, ...more] = domain.facebook.checks;
    expect(more).toEqual([]);
    expect(requests?.map(({ accountId, token }) => [accountId, token])).toEqual([
      ["messenger-1", "page-token-a-1"],
      ["messenger-2", "page-token-a-2"],
      ["instagram-1", "page-token-a-1"],
    ]);
  });

  it("leaves the other channel alone if it covers only one channel", async () => {
    await domain.channels.check({ kind: "channel", type: "instagram" });
    expect(domain.facebook.checks.flat().map(({ accountId }) => accountId)).toEqual([
      "instagram-1",
    ]);
  });

  it("joins the check that is running", async () => {
    const first = domain.channels.check();
    expect(domain.channels.checks()).toHaveLength(1);
    await Promise.all([first, domain.channels.check()]);
    expect(domain.facebook.checks).toHaveLength(1);
    expect(domain.channels.checks()).toEqual([]);
  });

  it("records the problem with its time, remedy, link and details", async () => {
    const help = {
      remedy: "open-facebook",
      link: { place: "facebook", url: "https://www.facebook.com/" },
      details: { graphCode: 190 },
    } as const;
    domain.facebook.checkProblems.set("2", { ...problem("dead", "reconnect"), ...help });
    await domain.clock.pass(5000);
    await domain.channels.check();
    expect(domain.records.get().accounts.find(({ id }) => id === "messenger-2")?.health).toEqual({
      state: "reconnect",
      code: "dead",
      checkedAt: "2026-11-22T10:00:05.000Z",
      ...help,
    });
  });

  it("records a recovery", async () => {
    domain.facebook.checkProblems.set("2", problem("dead", "reconnect"));
    await domain.channels.check();
    domain.facebook.checkProblems.clear();
    expect(await domain.channels.check()).not.toHaveProperty("problem");
    expect(domain.health["messenger-2"]).toBe("works");
  });

  it.each(["throttled", "outage", "offline"])(
    "changes nothing if Facebook's answer is %s",
    async (code) => {
      for (const id of ["1", "2"]) domain.facebook.checkProblems.set(id, problem(code));
      const before = domain.records.get();
      await domain.clock.pass(5000);
      expect(await domain.channels.check()).toMatchObject({ problem: { code } });
      expect(domain.records.get()).toBe(before);
    },
  );

  it("notes since when Facebook refuses it, and goes on with the state that was known", async () => {
    const refused = { ...problem("facebook_refused"), details: { graphCode: 300 } };
    domain.facebook.checkProblems.set("2", refused);
    const lastAnswer = domain.records.get().accounts.find(({ id }) => id === "messenger-2")?.health;
    await domain.clock.pass(5000);
    await domain.channels.check();
    await domain.clock.pass(25 * 60 * minute);
    await domain.channels.check();
    const views = domain.channels.list().channels.flatMap(({ accounts }) => accounts);
    const since = "2026-11-22T10:00:05.000Z";
    expect(views.find(({ id }) => id === "messenger-2")?.health).toMatchObject({
      state: "works",
      checkedAt: lastAnswer?.checkedAt,
      unconfirmedSince: since,
      message: channelTexts.unconfirmed(since, facebookTexts.sentences.facebook_refused),
    });
    expect(views.find(({ id }) => id === "messenger-1")?.health.message).toBe("Works");
  });

  it("changes nothing and does not call Facebook if the keychain is locked", async () => {
    domain.keychain.setState("locked");
    const before = domain.records.get();
    domain.keychain.calls.length = 0;
    expect(await domain.channels.check()).toMatchObject({ problem: { code: "keychain_locked" } });
    expect(domain.records.get()).toBe(before);
    expect(domain.facebook.checks).toEqual([]);
    // Expect only one call, because each further call could show another prompt.
    expect(domain.keychain.calls).toEqual(["clear cache", "read page:1"]);
  });

  it("asks to reconnect the accounts of both channels if a token is gone", async () => {
    domain.keychain.items.delete("page:1");
    await domain.channels.check();
    expect(domain.health).toEqual({
      "messenger-1": "reconnect",
      "messenger-2": "works",
      "instagram-1": "reconnect",
    });
  });

  it("leaves an account alone if the keychain fails to return its token", async () => {
    domain.keychain.broken.add("page:1");
    domain.facebook.checkProblems.set("2", problem("dead", "reconnect"));
    await domain.channels.check();
    expect(domain.health).toMatchObject({ "messenger-1": "works", "messenger-2": "reconnect" });
  });
});

describe("while a check waits for Facebook", () => {
  it("an account can be disconnected and stays disconnected", async () => {
    const finishCheck = domain.facebook.delay("check");
    const checked = domain.channels.check();
    await flush();
    expect(await domain.channels.disconnectAccount("messenger-2")).toBe(true);
    expect(domain.accountIds).toEqual(["messenger-1", "instagram-1"]);
    finishCheck();
    await checked;
    expect(domain.accountIds).toEqual(["messenger-1", "instagram-1"]);
  });

  it("a reconnected account does not get the old token's result", async () => {
    const finishCheck = domain.facebook.delay("check");
    domain.facebook.checkProblems.set("2", problem("dead", "reconnect"));
    const checked = domain.channels.check();
    await flush();
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    finishCheck();
    await checked;
    expect(domain.health["messenger-2"]).toBe("works");
  });
});
