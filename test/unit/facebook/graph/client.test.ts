import { afterEach, describe, expect, test, vi } from "vitest";
import type { Problem } from "../../../../main/channels/model.ts";
import { requestTimeout } from "../../../../main/facebook/graph/transport.ts";
import { testClock } from "../support/clock.ts";
import {
  createTestFacebook,
  graphError,
  type Reply,
  type Responder,
  startGraph,
} from "../support/graph.ts";
import { loginRequest, loginResponder } from "../support/login.ts";

const user = { id: "10", token: "EAAuser" };

/** Revoking is the plainest call there is: one request, its answer, its problem. */
async function revokeAt(answering: Responder) {
  const graph = await startGraph(answering);
  const facebook = createTestFacebook(graph.origin);
  return { result: await facebook.revoke(user), graph, clock: facebook.clock };
}

const problemAt = async (answering: Responder): Promise<Problem | undefined> => {
  const { result } = await revokeAt(answering);
  return result.ok ? undefined : result.problem;
};

const inTurn = (...replies: readonly Reply[]): Responder => {
  let next = 0;
  return () => replies[Math.min(next++, replies.length - 1)] ?? {};
};

afterEach(() => vi.unstubAllEnvs());

describe("an answer that is none", () => {
  const html = "<!doctype html><title>Sorry</title>";
  test.each<readonly [string, Reply, string]>([
    ["HTML", { headers: { "content-type": "text/html" }, body: html }, "facebook_not_json"],
    ["HTML with 400", { status: 400, body: html }, "facebook_not_json"],
    ["an empty body", { body: "" }, "facebook_not_json"],
    [
      "a redirect",
      { status: 302, headers: { location: "http://127.0.0.1:9/" }, body: "" },
      "facebook_not_json",
    ],
    ["HTML with 502", { status: 502, body: html }, "facebook_down"],
    ["JSON with 503", { status: 503, body: {} }, "facebook_down"],
    ["429 without an error", { status: 429, body: {} }, "throttled"],
    ["JSON of another shape", { body: { success: "perhaps" } }, "facebook_unexpected"],
    ["the right shape with 404", { status: 404, body: { success: true } }, "facebook_unexpected"],
    ["null", { body: "null" }, "facebook_unexpected"],
    ["5 MB", { body: `${" ".repeat(5 * 1024 * 1024)}true` }, "facebook_unexpected"],
  ])("%s is a problem that changes no account", async (_name, reply, code) => {
    const found = await problemAt(() => reply);
    expect(found).toMatchObject({ code });
    expect(found?.health).toBeUndefined();
  });

  test("a body cut short is Facebook being down", async () => {
    const found = await problemAt((_asked, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"success":');
      setImmediate(() => response.destroy());
      return "handled";
    });
    expect(found).toMatchObject({ code: "facebook_down" });
  });
});

describe("trying again", () => {
  test.each<readonly [string, Reply]>([
    ["503", { status: 503, body: "" }],
    ["code 1", { status: 500, body: graphError(1) }],
    ["code 2", { status: 400, body: graphError(2) }],
    [
      "is_transient",
      { status: 400, body: { error: { code: 5, message: "", is_transient: true } } },
    ],
  ])("gets past %s", async (_name, failure) => {
    const { result, graph, clock } = await revokeAt(inTurn(failure, failure, { body: "true" }));
    expect(result).toEqual({ ok: true, value: null });
    expect(graph.requests).toHaveLength(3);
    expect(clock.pauses).toEqual([400, 800]);
  });

  test("gets past a connection that is reset", async () => {
    let resets = 2;
    const { result } = await revokeAt((_asked, response) => {
      if (resets-- <= 0) return { body: "true" };
      response.destroy();
      return "handled";
    });
    expect(result.ok).toBe(true);
  });

  test("ends after the second retry", async () => {
    const { result, graph } = await revokeAt(() => ({ status: 503, body: "" }));
    expect(result).toMatchObject({ problem: { code: "facebook_down" } });
    expect(graph.requests).toHaveLength(3);
  });

  test.each([4, 17, 32, 613, 80001])("never happens for limit %i", async (code) => {
    const body = { error: { code, message: "", is_transient: true } };
    const { result, graph } = await revokeAt(() => ({ status: 400, body }));
    expect(result).toMatchObject({ problem: { code: "throttled" } });
    expect(graph.requests).toHaveLength(1);
  });

  test("never happens for what Facebook has decided", async () => {
    const { graph } = await revokeAt(() => ({ status: 400, body: graphError(100) }));
    expect(graph.requests).toHaveLength(1);
  });
});

describe("limits", () => {
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

  /** A login whose reading of the Pages is answered by these, in turn. */
  async function logInWith(...replies: readonly Reply[]) {
    const graph = await startGraph(loginResponder({ accounts: inTurn(...replies) }));
    const facebook = createTestFacebook(graph.origin);
    const waits: (string | undefined)[] = [];
    const result = await facebook.readLogin(loginRequest({ onWait: (until) => waits.push(until) }));
    const lists = graph.requests.filter(({ path }) => path.endsWith("/accounts")).length;
    return { result, waits, lists, graph, facebook, clock: facebook.clock };
  }
  const noPages: Reply = { body: { data: [] } };

  test.each([4, 17, 32, 341, 613, 80001, 80002, 80006])(
    "%i with a time is waited for in a login, which says so and goes on",
    async (code) => {
      const { result, waits, lists, clock } = await logInWith(limit(code, 5), noPages);
      expect(result.ok).toBe(true);
      expect([lists, clock.pauses]).toEqual([2, [5 * minute]]);
      expect(waits).toEqual(["2026-11-22T09:05:00.000Z", undefined]);
    },
  );

  test("of more than five minutes ends a login at once, and says for how long", async () => {
    const { result, waits, lists, clock } = await logInWith(limit(4, 6), noPages);
    expect(result).toMatchObject({
      problem: { code: "throttled", message: expect.stringContaining("about 6 minutes") },
    });
    expect([lists, clock.pauses, waits]).toEqual([1, [], []]);
  });

  test("without a time is waited for by our own guess, until that is too long for a login", async () => {
    const { result, lists, clock } = await logInWith(limit(4));
    expect(result).toMatchObject({ problem: { code: "throttled" } });
    expect([lists, clock.pauses]).toEqual([4, [minute, 2 * minute, 4 * minute]]);
  });

  test("at the exchange of the code ends the login: a code is sent once", async () => {
    const graph = await startGraph(loginResponder({ code: () => limit(4, 1) }));
    const facebook = createTestFacebook(graph.origin);
    expect(await facebook.readLogin(loginRequest())).toMatchObject({
      problem: { code: "throttled", message: expect.stringContaining("a minute") },
    });
    expect([graph.requests.length, facebook.clock.pauses]).toEqual([1, []]);
  });

  test("with a time holds for every operation, and one that waits for nothing fails without a call", async () => {
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

  test("reached by an answer that still succeeds holds up the next call", async () => {
    const { result, clock, lists } = await logInWith(
      { headers: full, body: { data: [], paging: { cursors: { after: "B" }, next: "https://x" } } },
      noPages,
    );
    expect(result.ok).toBe(true);
    expect([lists, clock.pauses]).toEqual([2, [minute]]);
  });

  test("calls are spaced when the app is near its limit", async () => {
    const graph = await startGraph(() => ({ headers: near, body: "true" }));
    const facebook = createTestFacebook(graph.origin);
    await facebook.revoke(user);
    expect(facebook.clock.pauses).toEqual([]);
    await facebook.revoke(user);
    expect(facebook.clock.pauses).toEqual([2_000]);
  });

  test("a limit without a header does not outlive the call", async () => {
    const graph = await startGraph(inTurn({ status: 400, body: graphError(4) }, { body: "true" }));
    const facebook = createTestFacebook(graph.origin);
    expect((await facebook.revoke(user)).ok).toBe(false);
    expect((await facebook.revoke(user)).ok).toBe(true);
  });
});

describe("time and cancelling", () => {
  /** A Graph that takes the request and never answers; resolves `arrived` with each. */
  async function silentGraph() {
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const graph = await startGraph(() => {
      arrive();
      return "handled";
    });
    return { graph, arrived };
  }

  test("a call that is not answered in its time is a time-out, and is not repeated", async () => {
    const { graph, arrived } = await silentGraph();
    const facebook = createTestFacebook(graph.origin);
    const result = facebook.revoke(user);
    await arrived;
    facebook.clock.expireRequests();
    expect(await result).toMatchObject({ problem: { code: "facebook_timeout" } });
    expect(graph.requests).toHaveLength(1);
  });

  test("so is a body that never ends", async () => {
    let started: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      started = resolve;
    });
    const graph = await startGraph((_asked, response) => {
      response.writeHead(200);
      response.write("{", () => started());
      return "handled";
    });
    const facebook = createTestFacebook(graph.origin);
    const result = facebook.revoke(user);
    await arrived;
    facebook.clock.expireRequests();
    expect(await result).toMatchObject({ problem: { code: "facebook_timeout" } });
  });

  test("closing ends what is under way, and later calls, as cancelled", async () => {
    const { graph, arrived } = await silentGraph();
    const facebook = createTestFacebook(graph.origin);
    const result = facebook.revoke(user);
    await arrived;
    await facebook.close();
    expect(await result).toMatchObject({ problem: { code: "cancelled" } });
    expect(await facebook.revoke(user)).toMatchObject({ problem: { code: "cancelled" } });
  });

  test("so does the app's own signal", async () => {
    const { graph, arrived } = await silentGraph();
    const app = new AbortController();
    const result = createTestFacebook(graph.origin, { signal: app.signal }).revoke(user);
    await arrived;
    app.abort();
    expect(await result).toMatchObject({ problem: { code: "cancelled" } });
  });

  test("a pause before a retry ends with the signal", async () => {
    const app = new AbortController();
    const graph = await startGraph(() => ({ status: 503, body: "" }));
    const clock = testClock();
    const endless = {
      ...clock,
      after: (ms: number, callback: () => void) => {
        if (ms === requestTimeout) return clock.after(ms, callback);
        setImmediate(() => app.abort());
        return () => undefined;
      },
    };
    const facebook = createTestFacebook(graph.origin, { signal: app.signal, clock: endless });
    expect(await facebook.revoke(user)).toMatchObject({ problem: { code: "cancelled" } });
    expect(graph.requests).toHaveLength(1);
  });
});

describe("the network", () => {
  test("a port where nobody listens is Facebook being down", async () => {
    const result = await createTestFacebook("http://127.0.0.1:9").revoke(user);
    expect(result).toMatchObject({ problem: { code: "facebook_down", responsible: "facebook" } });
  });

  test("what does not speak TLS is an insecure connection", async () => {
    const graph = await startGraph();
    const result = await createTestFacebook(graph.origin.replace("http:", "https:")).revoke(user);
    expect(result).toMatchObject({ problem: { code: "insecure_connection" } });
  });

  test("a proxy from the environment is not asked for loopback", async () => {
    vi.stubEnv("http_proxy", "http://127.0.0.1:9");
    const { result } = await revokeAt(() => ({ body: "true" }));
    expect(result.ok).toBe(true);
  });

  test("a proxy from the environment is asked for Facebook, and may refuse", async () => {
    const proxy = await startGraph(() => ({ status: 407, body: "" }));
    vi.stubEnv("https_proxy", proxy.origin);
    vi.stubEnv("no_proxy", "");
    const result = await createTestFacebook("https://graph.invalid").revoke(user);
    expect(result).toMatchObject({ problem: { code: "proxy_unusable", responsible: "network" } });
  });

  test("a malformed proxy variable is a problem, not a crash", async () => {
    vi.stubEnv("https_proxy", "not a proxy");
    vi.stubEnv("no_proxy", "");
    const result = await createTestFacebook("https://graph.invalid").revoke(user);
    expect(result).toMatchObject({ problem: { code: "proxy_unusable" } });
  });
});

describe("the app secret", () => {
  test.each<readonly [string, () => Promise<string> | string]>([
    [
      "throws",
      () => {
        throw new Error("the keychain is locked");
      },
    ],
    ["rejects", () => Promise.reject(new Error("the keychain is locked"))],
    ["is empty", () => ""],
  ])("that %s is a problem, and nothing is sent", async (_name, appSecret) => {
    const graph = await startGraph();
    const facebook = createTestFacebook(graph.origin, { appSecret });
    expect(await facebook.revoke(user)).toMatchObject({
      problem: { code: "app_secret_unavailable" },
    });
    const request = { accountId: "a", type: "messenger", pageId: "1", token: "t" } as const;
    const results = await facebook.check([request], new AbortController().signal);
    expect(results).toMatchObject([
      { accountId: "a", result: { problem: { code: "app_secret_unavailable" } } },
    ]);
    expect(graph.requests).toHaveLength(0);
  });
});
