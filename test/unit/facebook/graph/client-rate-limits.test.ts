import { describe, expect, it } from "vitest";
import { createTestFacebook, graphError, type Reply, startGraph } from "../support/graph.ts";
import { loginRequest, loginResponder } from "../support/login.ts";
import { inOrder, user } from "../support/revoke.ts";

describe("rate limits", () => {
  const full = { "x-app-usage": '{"call_count":100,"total_time":1,"total_cputime":1}' };
  const near = { "x-app-usage": '{"call_count":91,"total_time":1,"total_cputime":1}' };

  const minute = 60_000;
  const regain = (minutes: number) => ({
    "x-business-use-case-usage": JSON.stringify({
      "4815": [{ type: "pages", call_count: 100, estimated_time_to_regain_access: minutes }],
    }),
  });
  const limit = (code: number, minutes?: number): Reply => ({
    status: 400,
    headers: minutes === undefined ? {} : regain(minutes),
    body: graphError(code),
  });

  /** Logs in at a server that sends these responses, in order, to the calls that list the Pages. */
  async function logInWith(...replies: readonly Reply[]) {
    const graph = await startGraph(loginResponder({ accounts: inOrder(...replies) }));
    const facebook = createTestFacebook(graph.origin);
    const waits: (string | undefined)[] = [];
    const result = await facebook.readLogin(
      loginRequest({ onPause: (until) => waits.push(until) }),
    );
    const lists = graph.requests.filter(({ path }) => path.endsWith("/accounts")).length;
    return { result, waits, lists, graph, facebook, clock: facebook.clock };
  }
  const noPages: Reply = { body: { data: [] } };

  it.each([4, 17, 32, 341, 613, 80001, 80002, 80006])(
    "waits in a login for the time that Meta names with code %i, then continues",
    async (code) => {
      const { result, waits, lists, clock } = await logInWith(limit(code, 5), noPages);
      expect(result.ok).toBe(true);
      expect([lists, clock.pauses]).toEqual([2, [5 * minute]]);
      expect(waits).toEqual(["2026-11-22T09:05:00.000Z", undefined]);
    },
  );

  it("ends a login at once if the limit lasts more than five minutes, and says how long", async () => {
    const { result, waits, lists, clock } = await logInWith(limit(4, 6), noPages);
    expect(result).toMatchObject({
      problem: { code: "throttled", message: expect.stringContaining("about 6 minutes") },
    });
    expect([lists, clock.pauses, waits]).toEqual([1, [], []]);
  });

  it("waits in a login if Meta names no time, until the estimate is too long", async () => {
    const { result, lists, clock } = await logInWith(limit(4));
    expect(result).toMatchObject({ problem: { code: "throttled" } });
    expect([lists, clock.pauses]).toEqual([4, [minute, 2 * minute, 4 * minute]]);
  });

  it("ends the login if the exchange of the code is limited, because a code is sent once", async () => {
    const graph = await startGraph(loginResponder({ code: () => limit(4, 1) }));
    const facebook = createTestFacebook(graph.origin);
    expect(await facebook.readLogin(loginRequest())).toMatchObject({
      problem: { code: "throttled", message: expect.stringContaining("a minute") },
    });
    expect([graph.requests.length, facebook.clock.pauses]).toEqual([1, []]);
  });

  it("fails other operations without a call until the time that Meta names is over", async () => {
    const { facebook, graph } = await logInWith(limit(4, 6));
    const before = graph.requests.length;
    graph.respondWith(() => ({ body: "true" }));
    expect(await facebook.revoke(user)).toMatchObject({
      problem: { code: "throttled", retryAt: "2026-11-22T09:06:00.000Z" },
    });
    expect(graph.requests).toHaveLength(before);
    facebook.clock.advance(6 * minute);
    expect((await facebook.revoke(user)).ok).toBe(true);
  });

  it("delays the next call if a successful response reports 100 %", async () => {
    const { result, clock, lists } = await logInWith(
      { headers: full, body: { data: [], paging: { cursors: { after: "B" }, next: "https://x" } } },
      noPages,
    );
    expect(result.ok).toBe(true);
    expect([lists, clock.pauses]).toEqual([2, [minute]]);
  });

  it("spaces calls by two seconds if the app is near its limit", async () => {
    const graph = await startGraph(() => ({ headers: near, body: "true" }));
    const facebook = createTestFacebook(graph.origin);
    await facebook.revoke(user);
    expect(facebook.clock.pauses).toEqual([]);
    await facebook.revoke(user);
    expect(facebook.clock.pauses).toEqual([2_000]);
  });

  it("lets the next operation try again if Meta named no time", async () => {
    const graph = await startGraph(inOrder({ status: 400, body: graphError(4) }, { body: "true" }));
    const facebook = createTestFacebook(graph.origin);
    expect((await facebook.revoke(user)).ok).toBe(false);
    expect((await facebook.revoke(user)).ok).toBe(true);
  });
});
