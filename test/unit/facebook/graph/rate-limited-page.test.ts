import { describe, expect, it } from "vitest";
import type { Clock } from "../../../../main/channels/ports/clock.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { testClock } from "../support/clock.ts";
import { graphError, type Responder, startGraph } from "../support/graph.ts";
import { loginResponder } from "../support/login.ts";
import {
  batchReply,
  checkedBefore,
  item,
  minute,
  pagesIn,
  regain,
  startDomain,
  states,
  statesBefore,
} from "../support/rate-limited-domain.ts";

describe("one Page's own limit", () => {
  const limitedItem = {
    code: 400,
    headers: [{ name: "X-Business-Use-Case-Usage", value: Object.values(regain("5", 19))[0] }],
    body: JSON.stringify(graphError(80006)),
  };
  /** Limits the calls to Page 5 for 19 minutes. */
  const respond = (clock: Clock): Responder => {
    const until = clock.now() + 19 * minute;
    return (received, response) => {
      const pages = pagesIn(received);
      if (pages) {
        const busy = clock.now() < until;
        return { body: pages.map((page) => (busy && page === "5" ? limitedItem : item(page))) };
      }
      return loginResponder({
        me: () => ({ body: { id: "b", name: "User b" } }),
        permissions: () => ({ body: { data: granted } }),
        accounts: () => ({ body: { data: [listed("900")] } }),
      })(received, response);
    };
  };
  const granted = ["pages_show_list", "pages_messaging", "pages_manage_metadata"].map(
    (permission) => ({ permission, status: "granted" }),
  );
  const listed = (id: string) => ({
    id,
    name: `Page ${id}`,
    access_token: `EAApage${id}`,
    tasks: ["MESSAGING"],
  });
  const checkedAt = ({ memory }: ReturnType<typeof startDomain>, id: string) =>
    memory.get().accounts.find((each) => each.id === id)?.health.checkedAt;

  it("checks the other Pages first and waits for the limited one at the end", async () => {
    const clock = testClock();
    const graph = await startGraph(respond(clock));
    const domain = startDomain(graph.origin, clock, 120);
    expect(await domain.channels.check()).not.toHaveProperty("problem");
    expect(graph.requests.map((received) => pagesIn(received)?.length)).toEqual([50, 50, 20, 1]);
    expect(clock.pauses).toEqual([19 * minute]);
    expect(checkedAt(domain, "messenger-120")).toBe("2026-11-22T09:00:00.000Z");
    expect(checkedAt(domain, "messenger-5")).toBe("2026-11-22T09:19:00.000Z");
    expect(states(domain.memory.get().accounts)).toEqual(statesBefore(120));
  });

  it("saves the other Pages' results and allows logins and revocations while it waits", async () => {
    const clock = new ManualClock();
    const graph = await startGraph(respond(clock));
    const domain = startDomain(graph.origin, clock, 6);
    const checked = domain.channels.check();
    await domain.waiting;
    expect(checkedAt(domain, "messenger-6")).toBe("2026-11-22T10:00:00.000Z");
    expect(checkedAt(domain, "messenger-5")).toBe(checkedBefore);

    expect(await domain.connect()).toMatchObject({
      result: { ok: true, value: { added: { count: 1 } } },
    });
    const revoked = Promise.withResolvers<void>();
    graph.respondWith((received) => {
      if (received.method === "DELETE") revoked.resolve();
      const unsubscribed = { code: 200, headers: [], body: '{"success":true}' };
      return { body: received.method === "DELETE" ? "true" : [unsubscribed] };
    });
    await domain.channels.disconnectAccount("messenger-900");
    await revoked.promise;

    expect(domain.channels.checks()).toMatchObject([{ pausedUntil: "2026-11-22T10:19:00.000Z" }]);
    graph.respondWith(batchReply);
    clock.advance(19 * minute);
    await checked;
    expect(checkedAt(domain, "messenger-5")).toBe("2026-11-22T10:19:00.000Z");
  });

  it("stops waiting for a Page whose account is disconnected", async () => {
    const clock = new ManualClock();
    const graph = await startGraph(respond(clock));
    const domain = startDomain(graph.origin, clock, 6);
    const checked = domain.channels.check();
    await domain.waiting;
    await domain.channels.disconnectAccount("messenger-5");
    clock.advance(19 * minute);
    expect(await checked).not.toHaveProperty("problem");
    expect(graph.requests.filter((received) => pagesIn(received)?.includes("5"))).toHaveLength(1);
  });
});
