import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { ChannelType } from "../../../../common/contract/accounts.ts";
import type {
  SubscriptionRequest,
  SubscriptionResult,
} from "../../../../main/channels/ports/facebook.ts";
import {
  appId,
  appSecret,
  createTestFacebook,
  graphError,
  type ReceivedRequest,
  startGraph,
} from "../support/graph.ts";

const signal = new AbortController().signal;

const request = (pageId: string, ...channels: readonly ChannelType[]): SubscriptionRequest => ({
  pageId,
  token: `EAA&page${pageId}`,
  channels,
});

const operations = z.array(
  z.object({ method: z.string(), relative_url: z.string(), body: z.string().optional() }),
);

interface Operation {
  readonly method: string;
  readonly pageId: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
}

function operationsOf({ form }: ReceivedRequest): readonly Operation[] {
  return operations.parse(JSON.parse(form.get("batch") ?? "")).map((operation) => {
    const url = new URL(operation.relative_url, "http://graph");
    const [pageId = "", edge] = url.pathname.slice(1).split("/");
    expect(edge).toBe("subscribed_apps");
    const body = new URLSearchParams(operation.body);
    return { method: operation.method, pageId, query: url.searchParams, form: body };
  });
}

type Item = { readonly code: number; readonly body: string } | null;
const item = (body: unknown, code = 200): Item => ({ code, body: JSON.stringify(body) });
const refusal = (code: number, subcode?: number) => item(graphError(code, subcode), 400);

/**
 * Starts a server that keeps the subscribed fields in `stored`, by Page id. `override` may replace
 * some responses.
 */
async function graphWith(
  stored: Map<string, readonly string[]>,
  override: (operation: Operation) => Item | undefined = () => undefined,
) {
  const answer = ({ method, pageId, form }: Operation): Item => {
    if (method === "GET") {
      const own = { id: appId, name: "Pagekeeper", subscribed_fields: stored.get(pageId) };
      const other = { id: "1", name: "Another app", subscribed_fields: ["messages"] };
      return item({ data: stored.has(pageId) ? [other, own] : [other] });
    }
    if (method === "DELETE") stored.delete(pageId);
    else stored.set(pageId, (form.get("subscribed_fields") ?? "").split(","));
    return item({ success: true });
  };
  const graph = await startGraph((received) => ({
    body: operationsOf(received).map((one) => {
      const special = override(one);
      return special === undefined ? answer(one) : special;
    }),
  }));
  const facebook = createTestFacebook(graph.origin);
  const calls = () =>
    graph.requests.map((received) =>
      operationsOf(received).map(({ method, pageId }) => `${method} ${pageId}`),
    );
  return { facebook, graph, calls };
}

const codes = (results: readonly SubscriptionResult[]) =>
  Object.fromEntries(
    results.map(({ pageId, result }) => [pageId, result.ok ? "ok" : result.problem.code]),
  );

describe("subscribing", () => {
  it("subscribes missing fields and verifies them", async () => {
    const stored = new Map<string, readonly string[]>();
    const { facebook, calls } = await graphWith(stored);
    const results = await facebook.subscribe([request("7", "messenger")], signal);
    expect(codes(results)).toEqual({ "7": "ok" });
    expect(calls()).toEqual([["GET 7"], ["POST 7"], ["GET 7"]]);
    expect(stored.get("7")).toEqual(expect.arrayContaining(["messages", "message_deliveries"]));
    expect(stored.get("7")).not.toContain("feed");
  });

  it("makes one call if everything is subscribed", async () => {
    const stored = new Map<string, readonly string[]>();
    const { facebook, graph, calls } = await graphWith(stored);
    const requests = Array.from({ length: 50 }, (_, index) => request(`${index}`, "instagram"));
    await facebook.subscribe(requests, signal);
    const before = graph.requests.length;
    expect(Object.values(codes(await facebook.subscribe(requests, signal)))).toEqual(
      Array(50).fill("ok"),
    );
    expect(calls().slice(before)).toEqual([requests.map(({ pageId }) => `GET ${pageId}`)]);
  });

  it("subscribes the fields of both channels together, because a call replaces the list", async () => {
    const stored = new Map<string, readonly string[]>();
    const { facebook } = await graphWith(stored);
    await facebook.subscribe([request("7", "messenger")], signal);
    const messenger = new Set(stored.get("7"));
    await facebook.subscribe([request("7", "messenger", "instagram")], signal);
    expect([...messenger].filter((field) => !stored.get("7")?.includes(field))).toEqual([]);
  });

  it("removes fields that no channel needs any more, except the operator's own", async () => {
    const stored = new Map<string, readonly string[]>();
    const { facebook } = await graphWith(stored);
    await facebook.subscribe([request("7", "messenger", "instagram")], signal);
    stored.set("7", [...(stored.get("7") ?? []), "feed"]);
    await facebook.subscribe([request("7", "instagram")], signal);
    expect(stored.get("7")).toContain("messages");
    expect(stored.get("7")).toContain("feed");
    expect(stored.get("7")).not.toContain("message_deliveries");
  });

  it("corrects only the Pages whose fields are wrong", async () => {
    const stored = new Map<string, readonly string[]>();
    const { facebook, graph, calls } = await graphWith(stored);
    const both = [request("7", "messenger"), request("8", "messenger")];
    await facebook.subscribe(both, signal);
    stored.set("8", ["messages"]);
    const before = graph.requests.length;
    await facebook.subscribe(both, signal);
    expect(calls().slice(before)).toEqual([["GET 7", "GET 8"], ["POST 8"], ["GET 8"]]);
    expect(stored.get("8")).toEqual(stored.get("7"));
  });

  it("sends every token in the body with its own proof", async () => {
    const { facebook, graph } = await graphWith(new Map());
    await facebook.subscribe([request("7", "messenger")], signal);
    for (const received of graph.requests) {
      expect([received.method, received.path, received.query.size]).toEqual(["POST", "/v26.0/", 0]);
      expect(received.form.get("access_token")).toBe(`${appId}|${appSecret}`);
      const [operation] = operationsOf(received);
      expect(operation?.query.get("access_token")).toBe("EAA&page7");
      expect(operation?.query.get("appsecret_proof")).toBe(
        createHmac("sha256", appSecret).update("EAA&page7").digest("hex"),
      );
    }
  });

  it("fails if Meta reports success but stores something else", async () => {
    const stored = new Map([["7", ["messages"]]]);
    const { facebook } = await graphWith(stored, ({ method }) =>
      method === "POST" ? item({ success: true }) : undefined,
    );
    const [first] = await facebook.subscribe([request("7", "messenger")], signal);
    expect(first?.result).toMatchObject({
      ok: false,
      problem: { code: "webhook_not_kept", health: "permission" },
    });
  });

  it.each<readonly [string, Item, string, boolean]>([
    ["a missing permission", refusal(200), "webhook_not_allowed", true],
    ["an expired permission", refusal(10), "webhook_not_allowed", true],
    ["fields that Facebook does not know", refusal(100), "webhook_refused", true],
    ["an app that is not allowed to", refusal(3), "webhook_refused", true],
    ["an invalid token", refusal(190, 463), "token_expired", true],
    ["a limit of the Page", refusal(80001), "throttled", false],
    ["an outage", refusal(2), "facebook_down", false],
    ["no answer in time", null, "facebook_timeout", false],
  ])(
    "reports the health of a Page only if the failure is about the Page: %s",
    async (_name, answer, code, of) => {
      for (const method of ["GET", "POST"]) {
        const { facebook } = await graphWith(new Map(), (operation) =>
          operation.method === method ? answer : undefined,
        );
        const [first] = await facebook.subscribe([request("7", "messenger")], signal);
        expect(first?.result).toMatchObject({ ok: false, problem: { code } });
        expect(first && !first.result.ok && first.result.problem.health !== undefined).toBe(of);
      }
    },
  );

  it("subscribes a Page even if another one fails", async () => {
    const { facebook } = await graphWith(new Map(), ({ pageId }) =>
      pageId === "7" ? refusal(190) : undefined,
    );
    const both = [request("7", "messenger"), request("8", "messenger")];
    expect(codes(await facebook.subscribe(both, signal))).toEqual({
      "7": "token_invalid",
      "8": "ok",
    });
  });
});

describe("unsubscribing", () => {
  const pageToken = { pageId: "7", token: "EAA&page7" };

  it("deletes the subscription with the Page's own token", async () => {
    const stored = new Map([["7", ["messages"]]]);
    const { facebook, graph } = await graphWith(stored);
    expect(codes(await facebook.unsubscribe([pageToken], signal))).toEqual({ "7": "ok" });
    expect(stored.size).toBe(0);
    const [operation] = graph.requests.flatMap(operationsOf);
    expect(operation?.method).toBe("DELETE");
    expect(operation?.query.get("access_token")).toBe(pageToken.token);
  });

  it.each<readonly [string, Item]>([
    ["190", refusal(190)],
    ["190/458", refusal(190, 458)],
    ["190/492, a lost role", refusal(190, 492)],
    ["100/33, a Page that is gone", refusal(100, 33)],
    ["10, without which we cannot have subscribed", refusal(10)],
    ["200", refusal(200)],
    ["100, which it would only repeat", refusal(100)],
  ])("succeeds on %s", async (_name, answer) => {
    const { facebook } = await graphWith(new Map(), () => answer);
    expect(codes(await facebook.unsubscribe([pageToken], signal))).toEqual({ "7": "ok" });
  });

  it.each<readonly [string, Item, string]>([
    ["a checkpoint, after which the token may be valid again", refusal(190, 459), "checkpoint"],
    ["a block, which ends", refusal(368), "policy_blocked"],
    ["a limit", refusal(4), "throttled"],
    ["an outage", refusal(2), "facebook_down"],
    ["no answer in time", null, "facebook_timeout"],
    ["success: false", item({ success: false }), "facebook_unexpected"],
  ])("fails on %s", async (_name, answer, code) => {
    const { facebook } = await graphWith(new Map(), () => answer);
    expect(codes(await facebook.unsubscribe([pageToken], signal))).toEqual({ "7": code });
  });

  it.each<readonly [string, unknown, string]>([
    ["invalid", graphError(190), "app_misconfigured"],
    ["ignored", graphError(104), "app_misconfigured"],
    ["refused for an unknown reason", graphError(3), "facebook_refused"],
  ])("fails if the app's own token is %s", async (_name, body, code) => {
    const graph = await startGraph(() => ({ status: 400, body }));
    const results = await createTestFacebook(graph.origin).unsubscribe([pageToken], signal);
    expect(codes(results)).toEqual({ "7": code });
    expect(results[0]).not.toHaveProperty("result.problem.health");
  });

  it("makes no call while the Page's own limit lasts", async () => {
    const usage = {
      "7": [{ type: "pages", call_count: 100, estimated_time_to_regain_access: 19 }],
    };
    const headers = [{ name: "X-Business-Use-Case-Usage", value: JSON.stringify(usage) }];
    const { facebook, graph } = await graphWith(new Map(), () => {
      return { code: 400, headers, body: JSON.stringify(graphError(80001)) } as Item;
    });
    await facebook.unsubscribe([pageToken], signal);
    expect(codes(await facebook.unsubscribe([pageToken], signal))).toEqual({ "7": "throttled" });
    expect(graph.requests).toHaveLength(1);
  });
});
