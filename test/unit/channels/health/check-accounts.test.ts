import { beforeEach, describe, expect, it } from "vitest";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf, problem } from "../../../support/logins.ts";
import { TestDomain } from "../test-domain.ts";

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await domain.connect("instagram", loginOf("a", ["1"]));
  // Connecting to Instagram starts a check in the background.
  await flush();
  domain.facebook.checks.length = 0;
});

describe("a check", () => {
  it("asks about every account in one go, with each Page's own token", async () => {
    await domain.channels.check();
    const [asked, ...more] = domain.facebook.checks;
    expect(more).toEqual([]);
    expect(asked?.map(({ accountId, token }) => [accountId, token])).toEqual([
      ["messenger-1", "page-token-a-1"],
      ["messenger-2", "page-token-a-2"],
      ["instagram-1", "page-token-a-1"],
    ]);
  });

  it("of one channel leaves the other", async () => {
    await domain.channels.check("instagram");
    expect(domain.facebook.checks.flat().map(({ accountId }) => accountId)).toEqual([
      "instagram-1",
    ]);
  });

  it("joins the one that is under way", async () => {
    const first = domain.channels.check();
    expect(domain.channels.checking()).toBe(true);
    await Promise.all([first, domain.channels.check()]);
    expect(domain.facebook.checks).toHaveLength(1);
    expect(domain.channels.checking()).toBe(false);
  });

  it("notes what Facebook says, when, what mends it and where, and its details", async () => {
    const mends = {
      remedy: "open-facebook",
      link: { place: "facebook", url: "https://www.facebook.com/" },
      details: { graphCode: 190 },
    } as const;
    domain.facebook.checkProblems.set("2", { ...problem("dead", "reconnect"), ...mends });
    await domain.clock.pass(5000);
    await domain.channels.check();
    expect(domain.records.get().accounts.find(({ id }) => id === "messenger-2")?.health).toEqual({
      state: "reconnect",
      code: "dead",
      checkedAt: "2026-11-22T10:00:05.000Z",
      ...mends,
    });
  });

  it("notes a recovery", async () => {
    domain.facebook.checkProblems.set("2", problem("dead", "reconnect"));
    await domain.channels.check();
    domain.facebook.checkProblems.clear();
    expect(await domain.channels.check()).toBeUndefined();
    expect(domain.health["messenger-2"]).toBe("works");
  });

  it.each(["throttled", "outage", "offline"])("that meets %s changes nothing", async (what) => {
    for (const id of ["1", "2"]) domain.facebook.checkProblems.set(id, problem(what));
    const before = domain.records.get();
    await domain.clock.pass(5000);
    expect(await domain.channels.check()).toMatchObject({ code: what });
    expect(domain.records.get()).toBe(before);
  });

  it("that meets a locked keychain changes nothing and asks Facebook nothing", async () => {
    domain.keychain.setState("locked");
    const before = domain.records.get();
    domain.keychain.calls.length = 0;
    expect(await domain.channels.check()).toMatchObject({ code: "keychain_locked" });
    expect(domain.records.get()).toBe(before);
    expect(domain.facebook.checks).toEqual([]);
    // Each further question could put up one more prompt.
    expect(domain.keychain.calls).toEqual(["read page:1"]);
  });

  it("that finds a token gone says to connect again, in both channels", async () => {
    domain.keychain.items.delete("page:1");
    await domain.channels.check();
    expect(domain.health).toEqual({
      "messenger-1": "reconnect",
      "messenger-2": "works",
      "instagram-1": "reconnect",
    });
  });

  it("that finds one item refused leaves that account as it is", async () => {
    domain.keychain.broken.add("page:1");
    domain.facebook.checkProblems.set("2", problem("dead", "reconnect"));
    await domain.channels.check();
    expect(domain.health).toMatchObject({ "messenger-1": "works", "messenger-2": "reconnect" });
  });
});

describe("while Facebook is slow to answer a check", () => {
  const gate = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    domain.facebook.checkDelay = promise;
    return resolve;
  };

  it("an account can be disconnected, and stays so", async () => {
    const answer = gate();
    const checked = domain.channels.check();
    await flush();
    expect(await domain.channels.disconnectAccount("messenger-2")).toBe(true);
    expect(domain.accountIds).toEqual(["messenger-1", "instagram-1"]);
    answer();
    await checked;
    expect(domain.accountIds).toEqual(["messenger-1", "instagram-1"]);
  });

  it("an account that is connected again does not get the old token's state", async () => {
    const answer = gate();
    domain.facebook.checkProblems.set("2", problem("dead", "reconnect"));
    const checked = domain.channels.check();
    await flush();
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    answer();
    await checked;
    expect(domain.health["messenger-2"]).toBe("works");
  });
});
