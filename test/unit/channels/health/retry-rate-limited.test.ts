import { beforeEach, describe, expect, it } from "vitest";
import type { Problem } from "../../../../main/channels/model.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { loginOf, problem, unticked } from "../../../support/logins.ts";
import { minute, TestDomain } from "../test-domain.ts";

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2", "3"]));
  await flush();
  domain.facebook.checks.length = 0;
});

/** The limit that holds a Page up for so many minutes from now. */
const limit = (wait: number): Problem => ({
  ...problem("throttled"),
  retryAt: new Date(domain.clock.now() + wait * minute).toISOString(),
});

/** Ids of the Pages asked about, check by check. */
const asked = () => domain.facebook.checks.map((requests) => requests.map(({ pageId }) => pageId));

describe("what a limit held up", () => {
  it("is asked about again when it is over, each in its time", async () => {
    domain.facebook.checkProblems.set("1", limit(5)).set("2", limit(20));
    const checked = domain.channels.check();
    await flush();
    expect(asked()).toEqual([["1", "2", "3"]]);
    expect(domain.channels.pausedUntil()).toBe("2026-11-22T10:05:00.000Z");
    domain.facebook.checkProblems.delete("1");
    await domain.clock.pass(5 * minute);
    expect(asked().slice(1)).toEqual([["1"]]);
    expect(domain.channels.pausedUntil()).toBe("2026-11-22T10:20:00.000Z");
    domain.facebook.checkProblems.set("2", problem("dead", "reconnect"));
    await domain.clock.pass(15 * minute);
    expect(asked().slice(2)).toEqual([["2"]]);
    expect(await checked).toBeUndefined();
    expect(domain.health).toEqual({
      "messenger-1": "works",
      "messenger-2": "reconnect",
      "messenger-3": "works",
    });
    expect([domain.channels.checking(), domain.channels.pausedUntil()]).toEqual([false, undefined]);
  });

  it("is waited for an hour in all, and then keeps what it had", async () => {
    domain.facebook.checkProblems.set("1", limit(40));
    const checked = domain.channels.check();
    await flush();
    await domain.clock.pass(39 * minute);
    domain.facebook.checkProblems.set("1", limit(22));
    await domain.clock.pass(minute);
    expect(await checked).toMatchObject({ code: "throttled" });
    expect(domain.health["messenger-1"]).toBe("works");
    expect(asked()).toEqual([["1", "2", "3"], ["1"]]);
  });

  it("keeps nothing from being disconnected, and is then not asked about", async () => {
    domain.facebook.checkProblems.set("1", limit(5));
    const checked = domain.channels.check();
    await flush();
    await domain.channels.disconnectAccount("messenger-1");
    await domain.clock.pass(5 * minute);
    expect(await checked).toBeUndefined();
    expect(asked()).toHaveLength(1);
  });

  it("leaves the word to the reason why others could not be asked about", async () => {
    domain.facebook.checkProblems.set("1", limit(5)).set("2", problem("offline"));
    const checked = domain.channels.check();
    await flush();
    domain.facebook.checkProblems.clear();
    await domain.clock.pass(5 * minute);
    expect(await checked).toMatchObject({ code: "offline" });
  });

  it("ends with the app", async () => {
    domain.facebook.checkProblems.set("1", limit(50));
    const checked = domain.channels.check();
    await flush();
    domain.channels.close();
    expect(await checked).toMatchObject({ code: "throttled" });
    expect(domain.clock.pending).toBe(0);
  });
});

describe("a login", () => {
  it("does not wait until it is known what its person left out, which is found out later all the same", async () => {
    domain.facebook.checkProblems.set("2", limit(30));
    const end = await domain.connect("messenger", loginOf("a", ["1", unticked("a", "2"), "3"]));
    expect(end.result).toMatchObject({ ok: true });
    expect(asked()).toEqual([["2"]]);
    expect(domain.channels.pausedUntil()).toBe("2026-11-22T10:30:00.000Z");
    domain.facebook.checkProblems.set("2", problem("left out", "not-granted"));
    await domain.clock.pass(30 * minute);
    expect(domain.health["messenger-2"]).toBe("not-granted");
    expect(domain.channels.checking()).toBe(false);
  });

  it("goes through while a check waits", async () => {
    domain.facebook.checkProblems.set("1", limit(30));
    const checked = domain.channels.check();
    await flush();
    domain.facebook.checkProblems.clear();
    expect(await domain.connect("messenger", loginOf("b", ["9"]))).toMatchObject({
      result: { ok: true },
    });
    domain.channels.close();
    await checked;
  });
});
