import { describe, expect, it } from "vitest";
import { FakeKeychain } from "../../../support/doubles/keychain.ts";
import { MemoryRecords } from "../../../support/doubles/records.ts";
import { account, loginOf, user } from "../../../support/logins.ts";
import { TestDomain } from "../test-domain.ts";

describe("recovery at startup", () => {
  it("deletes the tokens that a connect wrote before a crash", async () => {
    const domain = new TestDomain({
      records: new MemoryRecords({ pendingWrites: ["user:b", "page:7"] }),
      keychain: new FakeKeychain(new Map([["user:b", "x"]])),
    });
    await domain.channels.recoverFromLastRun();
    expect(domain.secretNames).toEqual([]);
    expect(domain.records.get()).toMatchObject({ pendingWrites: [], pendingDeletes: [] });
  });

  it("asks to reconnect accounts whose token was kept in memory", async () => {
    const inMemory = account("messenger", "1", "a", { storedIn: "memory" });
    const other = account("messenger", "2", "a");
    const records = new MemoryRecords({ accounts: [inMemory, other], users: [user("a")] });
    const domain = new TestDomain({ records });
    await domain.channels.recoverFromLastRun();
    expect(domain.health).toEqual({ "messenger-1": "reconnect", "messenger-2": "works" });
    expect(domain.records.get().accounts[0]?.health).toMatchObject({
      code: "token_not_saved",
      remedy: "connect-again",
    });
  });

  it("forgets the missing permissions of a login that connected nothing", async () => {
    const domain = new TestDomain();
    const permissions = { granted: [], declined: ["pages_messaging"], expired: [] };
    await domain.connect("messenger", { ...loginOf("b", ["9"]), permissions });
    expect(domain.channels.list().permissionGaps).toHaveLength(1);
    await domain.channels.recoverFromLastRun();
    expect(domain.channels.list().permissionGaps).toEqual([]);
  });

  it("writes nothing if nothing is left to do", async () => {
    const domain = new TestDomain();
    await domain.connect("messenger", loginOf("a", ["1"]));
    const before = domain.records.get();
    await domain.channels.recoverFromLastRun();
    expect(domain.records.get()).toBe(before);
  });
});
