import { describe, expect, it } from "vitest";
import type { Clock } from "../../../../main/channels/ports/clock.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { testClock } from "../support/clock.ts";
import { type Reply, type Responder, startGraph } from "../support/graph.ts";
import { loginResponder, stepOf } from "../support/login.ts";
import { appLimit, appUsage, minute, startDomain } from "../support/rate-limited-domain.ts";

describe("a login", () => {
  const pageCount = 150;
  const list = Array.from({ length: pageCount }, (_, index) => ({
    id: String(index + 1),
    name: `Page ${index + 1}`,
    access_token: `EAApage${index + 1}`,
    tasks: ["MESSAGING"],
  }));
  const granted = ["pages_show_list", "pages_messaging", "pages_manage_metadata"].map(
    (permission) => ({ permission, status: "granted" }),
  );
  const firstHalf = {
    body: { data: list.slice(0, 100), paging: { cursors: { after: "B" }, next: "https://x" } },
  };
  /** Refuses the second half of the list of Pages once. */
  const respond = (limit: Reply, used: number): Responder => {
    let refused = false;
    return loginResponder({
      me: () => ({ body: { id: "a", name: "User a" } }),
      permissions: () => ({ body: { data: granted } }),
      accounts(received) {
        if (!received.query.has("after")) return { ...firstHalf, headers: appUsage(used) };
        if (refused) return { body: { data: list.slice(100) } };
        refused = true;
        return limit;
      },
    });
  };

  /**
   * Returns a clock whose delays pass at once, except that timers of `lifetime` milliseconds never
   * fire.
   */
  function clockExcept(lifetime: number) {
    const clock = testClock();
    const after: Clock["after"] = (ms, callback) =>
      ms === lifetime ? () => undefined : clock.after(ms, callback);
    return { ...clock, after };
  }

  it("slows down, waits, reports the wait and continues where it stopped", async () => {
    const clock = clockExcept(10 * minute);
    const graph = await startGraph(respond(appLimit(2), 95));
    const { steps, connect } = startDomain(graph.origin, clock, 0);
    expect(await connect()).toMatchObject({ result: { ok: true, value: { total: 150 } } });
    expect(clock.pauses).toEqual([2_000, 2 * minute]);
    expect(graph.requests.map(stepOf).filter((step) => step === "accounts")).toHaveLength(3);
    expect(steps.filter(({ name }) => name !== "saving")).toEqual([
      { name: "waiting" },
      { name: "reading", pages: 0 },
      { name: "reading", pages: 100 },
      { name: "paused", until: "2026-11-22T09:02:02.000Z" },
      { name: "reading", pages: 100 },
      { name: "reading", pages: 150 },
    ]);
  });

  it("changes nothing if it is cancelled while it waits", async () => {
    const clock = new ManualClock();
    const graph = await startGraph(respond(appLimit(4), 20));
    const { channels, memory, keychain, connect, waiting } = startDomain(graph.origin, clock, 2);
    const before = memory.get();
    const items = new Map(keychain.items);
    const end = connect();
    await waiting;
    const [flow] = channels.flows.list();
    channels.flows.cancel(flow?.id ?? "");
    expect(await end).toMatchObject({ result: { ok: false, problem: { code: "cancelled" } } });
    expect(memory.get()).toBe(before);
    expect(keychain.items).toEqual(items);
    expect(clock.pending).toBe(0);
  });
});
