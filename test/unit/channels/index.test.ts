import { beforeEach, describe, expect, it } from "vitest";
import { flush } from "../../support/doubles/flush.ts";
import { loginOf, problem, unticked } from "../../support/logins.ts";
import { TestDomain } from "./test-domain.ts";

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await domain.connect("instagram", loginOf("a", ["1"]));
});

describe("disconnecting", () => {
  it("takes one account and leaves the rest", async () => {
    expect(await domain.channels.disconnectAccount("messenger-1")).toBe(true);
    expect(domain.accountIds).toEqual(["messenger-2", "instagram-1"]);
    expect(domain.secretNames).toEqual(["page:1", "page:2", "user:a"]);
  });

  it("takes a channel with all its accounts", async () => {
    expect(await domain.channels.disconnectChannel("messenger")).toBe(true);
    expect(domain.channels.list().channels.map(({ id }) => id)).toEqual(["instagram"]);
    await flush();
    expect(domain.secretNames).toEqual(["page:1", "user:a"]);
  });

  it.each(["", "messenger-77", "1", "messenger", "__proto__", "messenger-1\0"])(
    "an account called %j is no account",
    async (id) => {
      const before = domain.records.get();
      expect(await domain.channels.disconnectAccount(id)).toBe(false);
      expect(domain.records.get()).toBe(before);
    },
  );

  it.each(["", "whatsapp", "messenger-1"])("a channel called %j is no channel", async (id) => {
    expect(await domain.channels.disconnectChannel(id)).toBe(false);
  });

  it("fails aloud, and changes nothing, when the disk refuses", async () => {
    const before = domain.records.get();
    domain.records.full = true;
    await expect(domain.channels.disconnectAccount("messenger-1")).rejects.toThrow(
      "could not be written",
    );
    expect(domain.records.get()).toBe(before);
    expect(domain.secretNames).toContain("page:1");
  });

  it("waits for a connect that is saving, and then wins", async () => {
    let disconnecting: Promise<boolean> | undefined;
    domain.keychain.beforeWrite = () => {
      disconnecting ??= domain.channels.disconnectAccount("messenger-2");
    };
    await domain.connect("messenger", loginOf("a", ["1", "2", "3"]));
    expect(await disconnecting).toBe(true);
    expect(domain.accountIds).toContain("messenger-3");
    expect(domain.accountIds).not.toContain("messenger-2");
    await flush();
    expect(domain.secretNames).not.toContain("page:2");
  });
});

describe("after an Instagram login", () => {
  const asked = () => domain.facebook.checks.flat().map(({ accountId }) => accountId);

  beforeEach(async () => {
    await flush();
    domain.facebook.checks.length = 0;
  });

  it("the fresh accounts are asked about when the flow has ended, and that shows", async () => {
    const gate = Promise.withResolvers<void>();
    domain.facebook.checkDelay = gate.promise;
    domain.facebook.checkProblems.set("2", problem("access_off", "instagram-access-off"));
    const { result } = await domain.connect("instagram", loginOf("a", ["1", "2"]));
    expect(result).toEqual({ ok: true, value: { accounts: 2 } });
    expect(domain.channels.flows.list()).toEqual([]);
    expect(domain.channels.checking()).toBe(true);
    expect(domain.health["instagram-2"]).toBe("works");
    gate.resolve();
    await flush();
    expect(domain.channels.checking()).toBe(false);
    expect(asked()).toEqual(["instagram-1", "instagram-2"]);
    expect(domain.health).toMatchObject({
      "instagram-1": "works",
      "instagram-2": "instagram-access-off",
      "messenger-2": "works",
    });
  });

  it("a disk that takes nothing costs what was found, no more", async () => {
    domain.facebook.checkProblems.set("1", problem("access_off", "instagram-access-off"));
    const gate = Promise.withResolvers<void>();
    domain.facebook.checkDelay = gate.promise;
    await domain.connect("instagram", loginOf("a", ["1", "2"]));
    domain.records.full = true;
    gate.resolve();
    await flush();
    expect(domain.channels.checking()).toBe(false);
    expect(domain.health["instagram-1"]).toBe("works");
  });

  it("nothing is asked where it connected nothing, or in Messenger", async () => {
    await domain.connect("instagram", loginOf("a", []));
    domain.facebook.checks.length = 0;
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    await flush();
    expect(domain.facebook.checks).toEqual([]);
  });
});

it("a new run forgets what a login left out that connected nothing", async () => {
  const permissions = { granted: [], declined: ["pages_messaging"], expired: [] };
  await domain.connect("messenger", { ...loginOf("b", ["9"]), permissions });
  expect(domain.channels.list().permissionGaps).toHaveLength(1);
  await domain.channels.recoverFromLastRun();
  expect(domain.channels.list().permissionGaps).toEqual([]);
});

describe("the list", () => {
  it("says whether it is practice, and what could not be connected", async () => {
    await domain.connect("messenger", loginOf("a", ["1", unticked("a", "5")]));
    const { practice, unconnectable } = domain.channels.list();
    expect(practice).toBe(false);
    expect(unconnectable.map(({ pageId }) => pageId)).toEqual(["5"]);
  });

  it("holds no secret", () => {
    expect(JSON.stringify(domain.channels.list())).not.toContain("token-");
  });
});
