import { describe, expect, it } from "vitest";
import type { Problem } from "../../../../main/channels/model.ts";
import {
  createTestFacebook,
  graphError,
  type Reply,
  type Responder,
  startGraph,
} from "../support/graph.ts";
import { inOrder, revokeAt, user } from "../support/revoke.ts";

const problemAt = async (respond: Responder): Promise<Problem | undefined> => {
  const { result } = await revokeAt(respond);
  return result.ok ? undefined : result.problem;
};

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
