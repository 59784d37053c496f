import { beforeEach, describe, expect, it } from "vitest";
import { addSalvagedRecords } from "../../../../main/channels/cleanup/wipe.ts";
import { emptyRecords } from "../../../../main/channels/model.ts";
import { updateRecords } from "../../../../main/channels/records/update-records.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf } from "../../../support/logins.ts";
import { TestDomain } from "../test-domain.ts";

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await domain.connect("instagram", loginOf("b", ["9"]));
  await flush();
});

describe("wiping the records", () => {
  it("deletes even tokens that Facebook has yet to revoke", async () => {
    domain.facebook.goDown();
    await domain.channels.disconnectAll();
    expect(await domain.channels.wipeRecords()).toBe(0);
    expect(domain.records.get()).toEqual(emptyRecords);
    expect(domain.secretNames).toEqual([]);
  });

  it("counts the tokens left in a locked keychain, and the next start deletes them", async () => {
    domain.facebook.goDown();
    await domain.channels.disconnectAll();
    domain.keychain.setState("locked");
    expect(await domain.channels.wipeRecords()).toBe(5);
    domain.keychain.setState("open");
    const next = await domain.restart();
    expect(next.secretNames).toEqual([]);
    expect(next.records.get()).toEqual(emptyRecords);
  });
});

describe("salvaged records", () => {
  const salvaged = {
    users: [{ id: "z", name: "Zoe" }],
    secrets: ["page:7"],
    tokenItems: 3,
  } as const;

  it("are revoked and deleted with everything else", async () => {
    await domain.keychain.write(
      new Map([
        ["user:z", "token"],
        ["page:7", "token"],
      ]),
    );
    updateRecords(domain.records, (records) => addSalvagedRecords(records, salvaged));
    await domain.channels.disconnectAll();
    expect(domain.facebook.endings).toContain("user z");
    expect(await domain.channels.wipeRecords()).toBe(0);
    expect(domain.secretNames).toEqual([]);
  });

  it("add no user twice and delete no token of a connected user", () => {
    const before = domain.records.get();
    const known = { users: [{ id: "a", name: "a" }], secrets: ["page:1"], tokenItems: 0 } as const;
    expect(addSalvagedRecords(before, known)).toEqual(before);
    const once = addSalvagedRecords(before, salvaged);
    expect(addSalvagedRecords(once, salvaged)).toEqual(once);
  });
});
