import { beforeEach, describe, expect, it } from "vitest";
import { flush } from "../../support/doubles/flush.ts";
import { loginOf, problem, unticked } from "../../support/logins.ts";
import { TestDomain } from "./test-domain.ts";

let world: TestDomain;
beforeEach(async () => {
  world = new TestDomain();
  await world.connect("messenger", loginOf("a", ["1", "2"]));
  await world.connect("instagram", loginOf("a", ["1"]));
});

describe("disconnecting", () => {
  it("takes one account and leaves the rest", async () => {
    expect(await world.channels.disconnectAccount("messenger-1")).toBe(true);
    expect(world.accounts).toEqual(["messenger-2", "instagram-1"]);
    expect(world.secrets).toEqual(["page:1", "page:2", "user:a"]);
  });

  it("takes a channel with all its accounts", async () => {
    expect(await world.channels.disconnectChannel("messenger")).toBe(true);
    expect(world.channels.list().channels.map(({ id }) => id)).toEqual(["instagram"]);
    await flush();
    expect(world.secrets).toEqual(["page:1", "user:a"]);
  });

  it.each(["", "messenger-77", "1", "messenger", "__proto__", "messenger-1\0"])(
    "an account called %j is no account",
    async (id) => {
      const before = world.records.get();
      expect(await world.channels.disconnectAccount(id)).toBe(false);
      expect(world.records.get()).toBe(before);
    },
  );

  it.each(["", "whatsapp", "messenger-1"])("a channel called %j is no channel", async (id) => {
    expect(await world.channels.disconnectChannel(id)).toBe(false);
  });

  it("fails aloud, and changes nothing, when the disk refuses", async () => {
    const before = world.records.get();
    world.records.full = true;
    await expect(world.channels.disconnectAccount("messenger-1")).rejects.toThrow(
      "could not be written",
    );
    expect(world.records.get()).toBe(before);
    expect(world.secrets).toContain("page:1");
  });

  it("waits for a connect that is saving, and then wins", async () => {
    let disconnecting: Promise<boolean> | undefined;
    world.keychain.beforeWrite = () => {
      disconnecting ??= world.channels.disconnectAccount("messenger-2");
    };
    await world.connect("messenger", loginOf("a", ["1", "2", "3"]));
    expect(await disconnecting).toBe(true);
    expect(world.accounts).toContain("messenger-3");
    expect(world.accounts).not.toContain("messenger-2");
    await flush();
    expect(world.secrets).not.toContain("page:2");
  });
});

describe("after an Instagram login", () => {
  const asked = () => world.facebook.checks.flat().map(({ accountId }) => accountId);

  beforeEach(async () => {
    await flush();
    world.facebook.checks.length = 0;
  });

  it("the fresh accounts are asked about when the flow has ended, and that shows", async () => {
    const gate = Promise.withResolvers<void>();
    world.facebook.checkGate = gate.promise;
    world.facebook.ill.set("2", problem("access_off", "instagram-access-off"));
    const { result } = await world.connect("instagram", loginOf("a", ["1", "2"]));
    expect(result).toEqual({ ok: true, value: { accounts: 2 } });
    expect(world.channels.flows.list()).toEqual([]);
    expect(world.channels.checking()).toBe(true);
    expect(world.health["instagram-2"]).toBe("works");
    gate.resolve();
    await flush();
    expect(world.channels.checking()).toBe(false);
    expect(asked()).toEqual(["instagram-1", "instagram-2"]);
    expect(world.health).toMatchObject({
      "instagram-1": "works",
      "instagram-2": "instagram-access-off",
      "messenger-2": "works",
    });
  });

  it("a disk that takes nothing costs what was found, no more", async () => {
    world.facebook.ill.set("1", problem("access_off", "instagram-access-off"));
    const gate = Promise.withResolvers<void>();
    world.facebook.checkGate = gate.promise;
    await world.connect("instagram", loginOf("a", ["1", "2"]));
    world.records.full = true;
    gate.resolve();
    await flush();
    expect(world.channels.checking()).toBe(false);
    expect(world.health["instagram-1"]).toBe("works");
  });

  it("nothing is asked where it connected nothing, or in Messenger", async () => {
    await world.connect("instagram", loginOf("a", []));
    world.facebook.checks.length = 0;
    await world.connect("messenger", loginOf("a", ["1", "2"]));
    await flush();
    expect(world.facebook.checks).toEqual([]);
  });
});

it("a new run forgets what a login left out that connected nothing", async () => {
  const permissions = { granted: [], declined: ["pages_messaging"], expired: [] };
  await world.connect("messenger", { ...loginOf("b", ["9"]), permissions });
  expect(world.channels.list().permissionGaps).toHaveLength(1);
  await world.channels.recoverFromLastRun();
  expect(world.channels.list().permissionGaps).toEqual([]);
});

describe("the list", () => {
  it("says whether it is practice, and what could not be connected", async () => {
    await world.connect("messenger", loginOf("a", ["1", unticked("a", "5")]));
    const { practice, unconnectable } = world.channels.list();
    expect(practice).toBe(false);
    expect(unconnectable.map(({ pageId }) => pageId)).toEqual(["5"]);
  });

  it("holds no secret", () => {
    expect(JSON.stringify(world.channels.list())).not.toContain("token-");
  });
});
