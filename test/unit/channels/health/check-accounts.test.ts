import { beforeEach, describe, expect, it } from "vitest";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf, problem } from "../../../support/logins.ts";
import { TestDomain } from "../test-domain.ts";

let world: TestDomain;
beforeEach(async () => {
  world = new TestDomain();
  await world.connect("messenger", loginOf("a", ["1", "2"]));
  await world.connect("instagram", loginOf("a", ["1"]));
  // Connecting to Instagram starts a check in the background.
  await flush();
  world.facebook.checks.length = 0;
});

describe("a check", () => {
  it("asks about every account in one go, with each Page's own token", async () => {
    await world.channels.check();
    const [asked, ...more] = world.facebook.checks;
    expect(more).toEqual([]);
    expect(asked?.map(({ accountId, token }) => [accountId, token])).toEqual([
      ["messenger-1", "page-token-a-1"],
      ["messenger-2", "page-token-a-2"],
      ["instagram-1", "page-token-a-1"],
    ]);
  });

  it("of one channel leaves the other", async () => {
    await world.channels.check("instagram");
    expect(world.facebook.checks.flat().map(({ accountId }) => accountId)).toEqual(["instagram-1"]);
  });

  it("joins the one that is under way", async () => {
    const first = world.channels.check();
    expect(world.channels.checking()).toBe(true);
    await Promise.all([first, world.channels.check()]);
    expect(world.facebook.checks).toHaveLength(1);
    expect(world.channels.checking()).toBe(false);
  });

  it("notes what Facebook says, when, what mends it and where, and its details", async () => {
    const mends = {
      remedy: "open-facebook",
      link: { place: "facebook", url: "https://www.facebook.com/" },
      details: { graphCode: 190 },
    } as const;
    world.facebook.ill.set("2", { ...problem("dead", "reconnect"), ...mends });
    await world.clock.pass(5000);
    await world.channels.check();
    expect(world.records.get().accounts.find(({ id }) => id === "messenger-2")?.health).toEqual({
      state: "reconnect",
      code: "dead",
      checkedAt: "2026-11-22T10:00:05.000Z",
      ...mends,
    });
  });

  it("notes a recovery", async () => {
    world.facebook.ill.set("2", problem("dead", "reconnect"));
    await world.channels.check();
    world.facebook.ill.clear();
    expect(await world.channels.check()).toBeUndefined();
    expect(world.health["messenger-2"]).toBe("works");
  });

  it.each(["throttled", "outage", "offline"])("that meets %s changes nothing", async (what) => {
    for (const id of ["1", "2"]) world.facebook.ill.set(id, problem(what));
    const before = world.records.get();
    await world.clock.pass(5000);
    expect(await world.channels.check()).toMatchObject({ code: what });
    expect(world.records.get()).toBe(before);
  });

  it("that meets a locked keychain changes nothing and asks Facebook nothing", async () => {
    world.keychain.become("locked");
    const before = world.records.get();
    world.keychain.calls.length = 0;
    expect(await world.channels.check()).toMatchObject({ code: "keychain_locked" });
    expect(world.records.get()).toBe(before);
    expect(world.facebook.checks).toEqual([]);
    // Each further question could put up one more prompt.
    expect(world.keychain.calls).toEqual(["read page:1"]);
  });

  it("that finds a token gone says to connect again, in both channels", async () => {
    world.keychain.items.delete("page:1");
    await world.channels.check();
    expect(world.health).toEqual({
      "messenger-1": "reconnect",
      "messenger-2": "works",
      "instagram-1": "reconnect",
    });
  });

  it("that finds one item refused leaves that account as it is", async () => {
    world.keychain.broken.add("page:1");
    world.facebook.ill.set("2", problem("dead", "reconnect"));
    await world.channels.check();
    expect(world.health).toMatchObject({ "messenger-1": "works", "messenger-2": "reconnect" });
  });
});

describe("while Facebook is slow to answer a check", () => {
  const gate = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    world.facebook.checkGate = promise;
    return resolve;
  };

  it("an account can be disconnected, and stays so", async () => {
    const answer = gate();
    const checked = world.channels.check();
    await flush();
    expect(await world.channels.disconnectAccount("messenger-2")).toBe(true);
    expect(world.accounts).toEqual(["messenger-1", "instagram-1"]);
    answer();
    await checked;
    expect(world.accounts).toEqual(["messenger-1", "instagram-1"]);
  });

  it("an account that is connected again does not get the old token's state", async () => {
    const answer = gate();
    world.facebook.ill.set("2", problem("dead", "reconnect"));
    const checked = world.channels.check();
    await flush();
    await world.connect("messenger", loginOf("a", ["1", "2"]));
    answer();
    await checked;
    expect(world.health["messenger-2"]).toBe("works");
  });
});
