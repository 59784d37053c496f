import { beforeEach, describe, expect, it } from "vitest";
import { addSalvagedRecords } from "../../../../main/channels/cleanup/wipe.ts";
import { updateRecords } from "../../../../main/channels/context.ts";
import { emptyRecords } from "../../../../main/channels/model.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf, problem } from "../../../support/logins.ts";
import { TestDomain } from "../test-domain.ts";

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await domain.connect("instagram", loginOf("b", ["9"]));
  await flush();
});

const facebookIsDown = () => {
  domain.facebook.revocation = { ok: false, problem: problem("down") };
  domain.facebook.subscriptionProblems.set("*", problem("down"));
};

describe("ending everything", () => {
  it("disconnects both channels and waits until Facebook has confirmed every end", async () => {
    await domain.channels.disconnectAll();
    expect([...domain.facebook.endings].sort()).toEqual([
      "page 1",
      "page 2",
      "page 9",
      "user a",
      "user b",
    ]);
    expect(domain.records.get()).toEqual(emptyRecords);
    expect(domain.secretNames).toEqual([]);
  });

  it("leaves pending what Facebook does not confirm, with its tokens", async () => {
    facebookIsDown();
    await domain.channels.disconnectAll();
    expect(domain.accountIds).toEqual([]);
    expect(domain.records.get().pendingRevocations.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(domain.secretNames).toContain("user:a");
  });

  it("waits no longer than its limit for a Facebook that does not answer", async () => {
    domain.facebook.unsubscribeDelay = new Promise(() => undefined);
    const ended = domain.channels.disconnectAll();
    await flush();
    await domain.clock.pass(30_000);
    await ended;
    expect(domain.records.get().pendingUnsubscribes).toHaveLength(3);
  });

  it("cancels a login that is under way, which would hold up every end", async () => {
    domain.begin("messenger");
    await domain.channels.disconnectAll();
    expect(domain.channels.flows.list()).toEqual([]);
    expect(domain.facebook.endings).toContain("user a");
  });
});

describe("forgetting everything", () => {
  it("removes the tokens of what Facebook did not confirm, too", async () => {
    facebookIsDown();
    await domain.channels.disconnectAll();
    expect(await domain.channels.wipeRecords()).toBe(0);
    expect(domain.records.get()).toEqual(emptyRecords);
    expect(domain.secretNames).toEqual([]);
  });

  it("counts what a locked keychain keeps, and the next start removes it", async () => {
    facebookIsDown();
    await domain.channels.disconnectAll();
    domain.keychain.setState("locked");
    expect(await domain.channels.wipeRecords()).toBe(5);
    domain.channels.close();

    domain.keychain.setState("open");
    const next = new TestDomain({ records: domain.records, keychain: domain.keychain });
    await next.channels.recoverFromLastRun();
    expect(next.secretNames).toEqual([]);
    expect(next.records.get()).toEqual(emptyRecords);
  });
});

describe("what lost records name", () => {
  const lost = { users: [{ id: "z", name: "Zoe" }], secrets: ["page:7"] } as const;

  it("ends at Facebook and goes from the keychain with all the rest", async () => {
    await domain.keychain.write("user:z", "token");
    await domain.keychain.write("page:7", "token");
    updateRecords(domain.records, (records) => addSalvagedRecords(records, lost));
    await domain.channels.disconnectAll();
    expect([...domain.facebook.endings]).toContain("user z");
    expect(await domain.channels.wipeRecords()).toBe(0);
    expect(domain.secretNames).toEqual([]);
  });

  it("takes nothing from who is connected now, and adds nobody twice", () => {
    const before = domain.records.get();
    const known = { users: [{ id: "a", name: "a" }], secrets: ["page:1"] } as const;
    const after = addSalvagedRecords(before, known);
    expect(after).toEqual(before);
    const once = addSalvagedRecords(before, lost);
    expect(addSalvagedRecords(once, lost)).toEqual(once);
  });
});
