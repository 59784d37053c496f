import { beforeEach, describe, expect, it } from "vitest";
import { update } from "../../../../main/channels/context.ts";
import { emptyRecords } from "../../../../main/channels/ports/index.ts";
import { withSalvaged } from "../../../../main/channels/records/wipe.ts";
import { settled } from "../../../support/doubles/flush.ts";
import { loginOf, problem } from "../../../support/logins.ts";
import { World } from "../test-domain.ts";

let world: World;
beforeEach(async () => {
  world = new World();
  await world.connect("messenger", loginOf("a", ["1", "2"]));
  await world.connect("instagram", loginOf("b", ["9"]));
  await settled();
});

const facebookIsDown = () => {
  world.facebook.revocation = { ok: false, problem: problem("down") };
  world.facebook.stuck.set("*", problem("down"));
};

describe("ending everything", () => {
  it("disconnects both channels and waits until Facebook has confirmed every end", async () => {
    await world.channels.endEverything();
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
    await world.channels.endEverything();
    expect(world.accounts).toEqual([]);
    expect(world.records.get().revoking.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(world.secrets).toContain("user:a");
  });

  it("waits no longer than its limit for a Facebook that does not answer", async () => {
    world.facebook.unsubscribeGate = new Promise(() => undefined);
    const ended = world.channels.endEverything();
    await settled();
    await world.clock.pass(30_000);
    await ended;
    expect(world.records.get().unsubscribing).toHaveLength(3);
  });

  it("cancels a login that is under way, which would hold up every end", async () => {
    world.begin("messenger");
    await world.channels.endEverything();
    expect(world.channels.flows.list()).toEqual([]);
    expect(world.facebook.ended).toContain("user a");
  });
});

describe("forgetting everything", () => {
  it("removes the tokens of what Facebook did not confirm, too", async () => {
    facebookIsDown();
    await world.channels.endEverything();
    expect(await world.channels.forgetEverything()).toBe(0);
    expect(world.records.get()).toEqual(emptyRecords);
    expect(world.secrets).toEqual([]);
  });

  it("counts what a locked keychain keeps, and the next start removes it", async () => {
    facebookIsDown();
    await world.channels.endEverything();
    world.keychain.become("locked");
    expect(await world.channels.forgetEverything()).toBe(5);
    world.channels.close();

    world.keychain.become("open");
    const next = new World({ records: world.records, keychain: world.keychain });
    await next.channels.settle();
    expect(next.secrets).toEqual([]);
    expect(next.records.get()).toEqual(emptyRecords);
  });
});

describe("what lost records name", () => {
  const lost = { users: [{ id: "z", name: "Zoe" }], secrets: ["page:7"] } as const;

  it("ends at Facebook and goes from the keychain with all the rest", async () => {
    await world.keychain.write("user:z", "token");
    await world.keychain.write("page:7", "token");
    update(world.records, (records) => withSalvaged(records, lost));
    await world.channels.endEverything();
    expect([...world.facebook.ended]).toContain("user z");
    expect(await world.channels.forgetEverything()).toBe(0);
    expect(world.secrets).toEqual([]);
  });

  it("takes nothing from who is connected now, and adds nobody twice", () => {
    const before = world.records.get();
    const known = { users: [{ id: "a", name: "a" }], secrets: ["page:1"] } as const;
    const after = withSalvaged(before, known);
    expect(after).toEqual(before);
    const once = withSalvaged(before, lost);
    expect(withSalvaged(once, lost)).toEqual(once);
  });
});
