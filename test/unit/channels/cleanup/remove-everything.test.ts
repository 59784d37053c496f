import { beforeEach, describe, expect, it } from "vitest";
import { addSalvagedRecords } from "../../../../main/channels/cleanup/wipe.ts";
import { updateRecords } from "../../../../main/channels/context.ts";
import { emptyRecords } from "../../../../main/channels/model.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf, problem } from "../../../support/logins.ts";
import { TestDomain } from "../test-domain.ts";

let world: TestDomain;
beforeEach(async () => {
  world = new TestDomain();
  await world.connect("messenger", loginOf("a", ["1", "2"]));
  await world.connect("instagram", loginOf("b", ["9"]));
  await flush();
});

const facebookIsDown = () => {
  world.facebook.revocation = { ok: false, problem: problem("down") };
  world.facebook.stuck.set("*", problem("down"));
};

describe("ending everything", () => {
  it("disconnects both channels and waits until Facebook has confirmed every end", async () => {
    await world.channels.disconnectAll();
    expect([...world.facebook.ended].sort()).toEqual([
      "page 1",
      "page 2",
      "page 9",
      "user a",
      "user b",
    ]);
    expect(world.records.get()).toEqual(emptyRecords);
    expect(world.secrets).toEqual([]);
  });

  it("leaves pending what Facebook does not confirm, with its tokens", async () => {
    facebookIsDown();
    await world.channels.disconnectAll();
    expect(world.accounts).toEqual([]);
    expect(world.records.get().pendingRevocations.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(world.secrets).toContain("user:a");
  });

  it("waits no longer than its limit for a Facebook that does not answer", async () => {
    world.facebook.unsubscribeGate = new Promise(() => undefined);
    const ended = world.channels.disconnectAll();
    await flush();
    await world.clock.pass(30_000);
    await ended;
    expect(world.records.get().pendingUnsubscribes).toHaveLength(3);
  });

  it("cancels a login that is under way, which would hold up every end", async () => {
    world.begin("messenger");
    await world.channels.disconnectAll();
    expect(world.channels.flows.list()).toEqual([]);
    expect(world.facebook.ended).toContain("user a");
  });
});

describe("forgetting everything", () => {
  it("removes the tokens of what Facebook did not confirm, too", async () => {
    facebookIsDown();
    await world.channels.disconnectAll();
    expect(await world.channels.wipeRecords()).toBe(0);
    expect(world.records.get()).toEqual(emptyRecords);
    expect(world.secrets).toEqual([]);
  });

  it("counts what a locked keychain keeps, and the next start removes it", async () => {
    facebookIsDown();
    await world.channels.disconnectAll();
    world.keychain.become("locked");
    expect(await world.channels.wipeRecords()).toBe(5);
    world.channels.close();

    world.keychain.become("open");
    const next = new TestDomain({ records: world.records, keychain: world.keychain });
    await next.channels.recoverFromLastRun();
    expect(next.secrets).toEqual([]);
    expect(next.records.get()).toEqual(emptyRecords);
  });
});

describe("what lost records name", () => {
  const lost = { users: [{ id: "z", name: "Zoe" }], secrets: ["page:7"] } as const;

  it("ends at Facebook and goes from the keychain with all the rest", async () => {
    await world.keychain.write("user:z", "token");
    await world.keychain.write("page:7", "token");
    updateRecords(world.records, (records) => addSalvagedRecords(records, lost));
    await world.channels.disconnectAll();
    expect([...world.facebook.ended]).toContain("user z");
    expect(await world.channels.wipeRecords()).toBe(0);
    expect(world.secrets).toEqual([]);
  });

  it("takes nothing from who is connected now, and adds nobody twice", () => {
    const before = world.records.get();
    const known = { users: [{ id: "a", name: "a" }], secrets: ["page:1"] } as const;
    const after = addSalvagedRecords(before, known);
    expect(after).toEqual(before);
    const once = addSalvagedRecords(before, lost);
    expect(addSalvagedRecords(once, lost)).toEqual(once);
  });
});
