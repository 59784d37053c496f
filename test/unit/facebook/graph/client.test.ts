import { afterEach, describe, expect, it, vi } from "vitest";
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

/** Calls `revoke`, because it is the simplest operation. It makes a single request. */
async function revokeAt(respond: Responder) {
  const graph = await startGraph(respond);
  const facebook = createTestFacebook(graph.origin);
  return { result: await facebook.revoke(user), graph, clock: facebook.clock };
}

const problemAt = async (respond: Responder): Promise<Problem | undefined> => {
  const { result } = await revokeAt(respond);
  return result.ok ? undefined : result.problem;
};

const inOrder = (...replies: readonly Reply[]): Responder => {
  let next = 0;
  return () => replies[Math.min(next++, replies.length - 1)] ?? {};
};

afterEach(() => vi.unstubAllEnvs());

describe("an unusable response", () => {
  const html = "<!doctype html><title>Sorry</title>";
  it.each<readonly [string, Reply, string]>([
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
  ])("reports %s as a problem that changes no account", async (_name, reply, code) => {
    const found = await problemAt(() => reply);
    expect(found).toMatchObject({ code });
    expect(found?.health).toBeUndefined();
  });

  it("reports a body that is cut short as an outage", async () => {
    const found = await problemAt((_received, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"success":');
      setImmediate(() => response.destroy());
      return "handled";
    });
    expect(found).toMatchObject({ code: "facebook_down" });
  });
});

describe("retries", () => {
  it.each<readonly [string, Reply]>([
    ["503", { status: 503, body: "" }],
    ["code 1", { status: 500, body: graphError(1) }],
    ["code 2", { status: 400, body: graphError(2) }],
    [
      "is_transient",
      { status: 400, body: { error: { code: 5, message: "", is_transient: true } } },
    ],
  ])("succeeds after two failures by %s", async (_name, failure) => {
    const { result, graph, clock } = await revokeAt(inOrder(failure, failure, { body: "true" }));
    expect(result).toEqual({ ok: true, value: null });
    expect(graph.requests).toHaveLength(3);
    expect(clock.pauses).toEqual([400, 800]);
  });

  it("succeeds after two connections are reset", async () => {
    let resets = 2;
    const { result } = await revokeAt((_received, response) => {
      if (resets-- <= 0) return { body: "true" };
      response.destroy();
      return "handled";
    });
    expect(result.ok).toBe(true);
  });

  it("gives up after the second retry", async () => {
    const { result, graph } = await revokeAt(() => ({ status: 503, body: "" }));
    expect(result).toMatchObject({ problem: { code: "facebook_down" } });
    expect(graph.requests).toHaveLength(3);
  });

  it.each([4, 17, 32, 613, 80001])(
    "does not retry a call that hit the rate limit %i",
    async (code) => {
      const body = { error: { code, message: "", is_transient: true } };
      const { result, graph } = await revokeAt(() => ({ status: 400, body }));
      expect(result).toMatchObject({ problem: { code: "throttled" } });
      expect(graph.requests).toHaveLength(1);
    },
  );

  it("does not retry a call that Meta refused", async () => {
    const { graph } = await revokeAt(() => ({ status: 400, body: graphError(100) }));
    expect(graph.requests).toHaveLength(1);
  });
});

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

  /** Logs in. The calls that list the Pages receive these responses, in order. */
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

describe("a call in progress", () => {
  /** Starts a server that never responds. `arrived` resolves when the first request arrives. */
  async function startSilentGraph() {
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

  it("times out without a response and does not retry", async () => {
    const { graph, arrived } = await startSilentGraph();
    const facebook = createTestFacebook(graph.origin);
    const result = facebook.revoke(user);
    await arrived;
    facebook.clock.expireRequests();
    expect(await result).toMatchObject({ problem: { code: "facebook_timeout" } });
    expect(graph.requests).toHaveLength(1);
  });

  it("times out if the body never ends", async () => {
    let started: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      started = resolve;
    });
    const graph = await startGraph((_received, response) => {
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

  it("cancels calls in progress and later ones when the client closes", async () => {
    const { graph, arrived } = await startSilentGraph();
    const facebook = createTestFacebook(graph.origin);
    const result = facebook.revoke(user);
    await arrived;
    await facebook.close();
    expect(await result).toMatchObject({ problem: { code: "cancelled" } });
    expect(await facebook.revoke(user)).toMatchObject({ problem: { code: "cancelled" } });
  });

  it("cancels a call that waits for a retry when the client closes", async () => {
    const graph = await startGraph(() => ({ status: 503, body: "" }));
    const clock = testClock();
    const endless = {
      ...clock,
      after: (ms: number, callback: () => void) => {
        if (ms === requestTimeout) return clock.after(ms, callback);
        setImmediate(() => void facebook.close());
        return () => undefined;
      },
    };
    const facebook = createTestFacebook(graph.origin, { clock: endless });
    expect(await facebook.revoke(user)).toMatchObject({ problem: { code: "cancelled" } });
    expect(graph.requests).toHaveLength(1);
  });
});

describe("the network", () => {
  it("reports a refused connection as an outage", async () => {
    const result = await createTestFacebook("http://127.0.0.1:9").revoke(user);
    expect(result).toMatchObject({ problem: { code: "facebook_down", responsible: "facebook" } });
  });

  it("reports a server without TLS as an insecure connection", async () => {
    const graph = await startGraph();
    const result = await createTestFacebook(graph.origin.replace("http:", "https:")).revoke(user);
    expect(result).toMatchObject({ problem: { code: "insecure_connection" } });
  });

  it("does not use the environment's proxy for a loopback address", async () => {
    vi.stubEnv("http_proxy", "http://127.0.0.1:9");
    const { result } = await revokeAt(() => ({ body: "true" }));
    expect(result.ok).toBe(true);
  });

  it("uses the environment's proxy for Meta and reports its refusal", async () => {
    const proxy = await startGraph(() => ({ status: 407, body: "" }));
    vi.stubEnv("https_proxy", proxy.origin);
    vi.stubEnv("no_proxy", "");
    const result = await createTestFacebook("https://graph.invalid").revoke(user);
    expect(result).toMatchObject({ problem: { code: "proxy_unusable", responsible: "network" } });
  });

  it("reports a malformed proxy variable without crashing", async () => {
    vi.stubEnv("https_proxy", "not a proxy");
    vi.stubEnv("no_proxy", "");
    const result = await createTestFacebook("https://graph.invalid").revoke(user);
    expect(result).toMatchObject({ problem: { code: "proxy_unusable" } });
  });
});

describe("the app secret", () => {
  it.each<readonly [string, () => Promise<string> | string]>([
    [
      "throws",
      () => {
        throw new Error("the keychain is locked");
      },
    ],
    ["rejects", () => Promise.reject(new Error("the keychain is locked"))],
    ["returns nothing", () => ""],
  ])("sends nothing if the function for the app secret %s", async (_name, appSecret) => {
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
