import { beforeEach, describe, expect, it } from "vitest";
import { allPausedUntil } from "../../../../common/checks.ts";
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

const rateLimit = (minutes: number): Problem => ({
  ...problem("throttled"),
  retryAt: new Date(domain.clock.now() + minutes * minute).toISOString(),
});

const pausedUntil = () => allPausedUntil(domain.channels.checks());

/** Returns the Page ids of each check. */
const checkedPages = () =>
  domain.facebook.checks.map((requests) => requests.map(({ pageId }) => pageId));

describe("an account whose check was rate-limited", () => {
  it("is checked again when its own limit is over", async () => {
    domain.facebook.checkProblems.set("1", rateLimit(5)).set("2", rateLimit(20));
    const checked = domain.channels.check();
    await flush();
    expect(checkedPages()).toEqual([["1", "2", "3"]]);
    expect(pausedUntil()).toBe("2026-11-22T10:05:00.000Z");
    domain.facebook.checkProblems.delete("1");
    await domain.clock.pass(5 * minute);
    expect(checkedPages().slice(1)).toEqual([["1"]]);
    expect(pausedUntil()).toBe("2026-11-22T10:20:00.000Z");
    domain.facebook.checkProblems.set("2", problem("dead", "reconnect"));
    await domain.clock.pass(15 * minute);
    expect(checkedPages().slice(2)).toEqual([["2"]]);
    expect(await checked).not.toHaveProperty("problem");
    expect(domain.health).toEqual({
      "messenger-1": "works",
      "messenger-2": "reconnect",
      "messenger-3": "works",
    });
    expect(domain.channels.checks()).toEqual([]);
  });

  it("keeps its health after an hour of waiting", async () => {
    domain.facebook.checkProblems.set("1", rateLimit(40));
    const checked = domain.channels.check();
    await flush();
    await domain.clock.pass(39 * minute);
    domain.facebook.checkProblems.set("1", rateLimit(22));
    await domain.clock.pass(minute);
    expect(await checked).toMatchObject({ problem: { code: "throttled" } });
    expect(domain.health["messenger-1"]).toBe("works");
    expect(checkedPages()).toEqual([["1", "2", "3"], ["1"]]);
  });

  it("can be disconnected meanwhile, and is then not checked again", async () => {
    domain.facebook.checkProblems.set("1", rateLimit(5));
    const checked = domain.channels.check();
    await flush();
    await domain.channels.disconnectAccount("messenger-1");
    await domain.clock.pass(5 * minute);
    expect(await checked).not.toHaveProperty("problem");
    expect(checkedPages()).toHaveLength(1);
  });

  it("is not the reported problem if other accounts failed for another reason", async () => {
    domain.facebook.checkProblems.set("1", rateLimit(5)).set("2", problem("offline"));
    const checked = domain.channels.check();
    await flush();
    domain.facebook.checkProblems.clear();
    await domain.clock.pass(5 * minute);
    expect(await checked).toMatchObject({ problem: { code: "offline" } });
  });

  it("is given up when the app closes", async () => {
    domain.facebook.checkProblems.set("1", rateLimit(50));
    const checked = domain.channels.check();
    await flush();
    domain.channels.close();
    expect(await checked).toMatchObject({ cancelled: true });
    expect(domain.clock.pending).toBe(0);
  });
});

describe("a login", () => {
  it("does not wait for a rate limit on checking the Pages that it left out", async () => {
    domain.facebook.checkProblems.set("2", rateLimit(30));
    const end = await domain.connect("messenger", loginOf("a", ["1", unticked("a", "2"), "3"]));
    expect(end.result).toMatchObject({ ok: true });
    expect(checkedPages()).toEqual([["2"]]);
    expect(pausedUntil()).toBe("2026-11-22T10:30:00.000Z");
    domain.facebook.checkProblems.set("2", problem("not_selected", "not-granted"));
    await domain.clock.pass(30 * minute);
    expect(domain.health["messenger-2"]).toBe("not-granted");
    expect(domain.channels.checks()).toEqual([]);
  });

  it("goes ahead while a check waits for a rate limit", async () => {
    domain.facebook.checkProblems.set("1", rateLimit(30));
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
