import { beforeEach, describe, expect, it } from "vitest";
import type { Problem } from "../../../../main/channels/model.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf, problem, unticked } from "../../../support/logins.ts";
import { minutes, TestDomain } from "../test-domain.ts";

let world: TestDomain;
beforeEach(async () => {
  world = new TestDomain();
  await world.connect("messenger", loginOf("a", ["1", "2", "3"]));
  await flush();
  world.facebook.checks.length = 0;
});

/** The limit that holds a Page up for so many minutes from now. */
const limit = (wait: number): Problem => ({
  ...problem("throttled"),
  retryAt: new Date(world.clock.now() + wait * minutes).toISOString(),
});

/** Ids of the Pages asked about, check by check. */
const asked = () => world.facebook.checks.map((requests) => requests.map(({ pageId }) => pageId));

describe("what a limit held up", () => {
  it("is asked about again when it is over, each in its time", async () => {
    world.facebook.ill.set("1", limit(5)).set("2", limit(20));
    const checked = world.channels.check();
    await flush();
    expect(asked()).toEqual([["1", "2", "3"]]);
    expect(world.channels.pausedUntil()).toBe("2026-11-22T10:05:00.000Z");
    world.facebook.ill.delete("1");
    await world.clock.pass(5 * minutes);
    expect(asked().slice(1)).toEqual([["1"]]);
    expect(world.channels.pausedUntil()).toBe("2026-11-22T10:20:00.000Z");
    world.facebook.ill.set("2", problem("dead", "reconnect"));
    await world.clock.pass(15 * minutes);
    expect(asked().slice(2)).toEqual([["2"]]);
    expect(await checked).toBeUndefined();
    expect(world.health).toEqual({
      "messenger-1": "works",
      "messenger-2": "reconnect",
      "messenger-3": "works",
    });
    expect([world.channels.checking(), world.channels.pausedUntil()]).toEqual([false, undefined]);
  });

  it("is waited for an hour in all, and then keeps what it had", async () => {
    world.facebook.ill.set("1", limit(40));
    const checked = world.channels.check();
    await flush();
    await world.clock.pass(39 * minutes);
    world.facebook.ill.set("1", limit(22));
    await world.clock.pass(minutes);
    expect(await checked).toMatchObject({ code: "throttled" });
    expect(world.health["messenger-1"]).toBe("works");
    expect(asked()).toEqual([["1", "2", "3"], ["1"]]);
  });

  it("keeps nothing from being disconnected, and is then not asked about", async () => {
    world.facebook.ill.set("1", limit(5));
    const checked = world.channels.check();
    await flush();
    await world.channels.disconnectAccount("messenger-1");
    await world.clock.pass(5 * minutes);
    expect(await checked).toBeUndefined();
    expect(asked()).toHaveLength(1);
  });

  it("leaves the word to the reason why others could not be asked about", async () => {
    world.facebook.ill.set("1", limit(5)).set("2", problem("offline"));
    const checked = world.channels.check();
    await flush();
    world.facebook.ill.clear();
    await world.clock.pass(5 * minutes);
    expect(await checked).toMatchObject({ code: "offline" });
  });

  it("ends with the app", async () => {
    world.facebook.ill.set("1", limit(50));
    const checked = world.channels.check();
    await flush();
    world.channels.close();
    expect(await checked).toMatchObject({ code: "throttled" });
    expect(world.clock.pending).toBe(0);
  });
});

describe("a login", () => {
  it("does not wait until it is known what its person left out, which is found out later all the same", async () => {
    world.facebook.ill.set("2", limit(30));
    const end = await world.connect("messenger", loginOf("a", ["1", unticked("a", "2"), "3"]));
    expect(end.result).toMatchObject({ ok: true });
    expect(asked()).toEqual([["2"]]);
    expect(world.channels.pausedUntil()).toBe("2026-11-22T10:30:00.000Z");
    world.facebook.ill.set("2", problem("left out", "not-granted"));
    await world.clock.pass(30 * minutes);
    expect(world.health["messenger-2"]).toBe("not-granted");
    expect(world.channels.checking()).toBe(false);
  });

  it("goes through while a check waits", async () => {
    world.facebook.ill.set("1", limit(30));
    const checked = world.channels.check();
    await flush();
    world.facebook.ill.clear();
    expect(await world.connect("messenger", loginOf("b", ["9"]))).toMatchObject({
      result: { ok: true },
    });
    world.channels.close();
    await checked;
  });
});
