import { beforeEach, describe, expect, it } from "vitest";
import { emptyRecords } from "../../../../main/channels/model.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf } from "../../../support/logins.ts";
import { TestDomain } from "../test-domain.ts";

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await domain.connect("instagram", loginOf("a", ["1"]));
  await flush();
});

describe("disconnecting", () => {
  it("removes one account and leaves the others", async () => {
    expect(await domain.channels.disconnectAccount("messenger-1")).toBe(true);
    expect(domain.accountIds).toEqual(["messenger-2", "instagram-1"]);
    expect(domain.secretNames).toEqual(["page:1", "page:2", "user:a"]);
  });

  it("removes all accounts of a channel", async () => {
    expect(await domain.channels.disconnectChannel("messenger")).toBe(true);
    expect(domain.channels.list().channels.map(({ id }) => id)).toEqual(["instagram"]);
    await flush();
    expect(domain.secretNames).toEqual(["page:1", "user:a"]);
  });

  it.each(["", "messenger-77", "1", "messenger", "__proto__", "messenger-1\0"])(
    "changes nothing for %j, which is not an account",
    async (id) => {
      const before = domain.records.get();
      expect(await domain.channels.disconnectAccount(id)).toBe(false);
      expect(domain.records.get()).toBe(before);
    },
  );

  it.each(["", "whatsapp", "messenger-1"])("refuses %j, which is not a channel", async (id) => {
    expect(await domain.channels.disconnectChannel(id)).toBe(false);
  });

  it("rejects and changes nothing if the disk refuses", async () => {
    const before = domain.records.get();
    domain.records.full = true;
    const disconnecting = domain.channels.disconnectAccount("messenger-1");
    await expect(disconnecting).rejects.toThrow("could not be written");
    expect(domain.records.get()).toBe(before);
    expect(domain.secretNames).toContain("page:1");
  });

  it("waits for a connect that is saving, and then takes effect", async () => {
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

describe("disconnecting everything", () => {
  beforeEach(() => domain.connect("instagram", loginOf("b", ["9"])));

  it("waits until Facebook has confirmed the end of everything", async () => {
    await domain.channels.disconnectAll();
    const expected = ["page 1", "page 2", "page 9", "user a", "user b"];
    expect(domain.facebook.endings.toSorted()).toEqual(expected);
    expect(domain.records.get()).toEqual(emptyRecords);
    expect(domain.secretNames).toEqual([]);
  });

  it("leaves what Facebook does not confirm pending, with its tokens", async () => {
    domain.facebook.goDown();
    await domain.channels.disconnectAll();
    expect(domain.accountIds).toEqual([]);
    expect(domain.records.get().pendingRevocations.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(domain.secretNames).toContain("user:a");
  });

  it("waits no longer than 30 seconds for Facebook", async () => {
    domain.facebook.delay("unsubscribe");
    const disconnecting = domain.channels.disconnectAll();
    await flush();
    await domain.clock.pass(30_000);
    await disconnecting;
    expect(domain.records.get().pendingUnsubscribes).toHaveLength(3);
  });

  it("cancels a running login, during which nothing could be revoked", async () => {
    domain.begin("messenger");
    await domain.channels.disconnectAll();
    expect(domain.channels.flows.list()).toEqual([]);
    expect(domain.facebook.endings).toContain("user a");
  });
});
