import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
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

/** Fields by Page id, as a Graph keeps them that does as it is told. `instead`: of the usual answer. */
async function graphWith(
  kept: Map<string, readonly string[]>,
  instead: (operation: Operation) => Item | undefined = () => undefined,
) {
  const answer = ({ method, pageId, form }: Operation): Item => {
    if (method === "GET") {
      const own = { id: appId, name: "Pagekeeper", subscribed_fields: kept.get(pageId) };
      const other = { id: "1", name: "Another app", subscribed_fields: ["messages"] };
      return item({ data: kept.has(pageId) ? [other, own] : [other] });
    }
    if (method === "DELETE") kept.delete(pageId);
    else kept.set(pageId, (form.get("subscribed_fields") ?? "").split(","));
    return item({ success: true });
  };
  const graph = await startGraph((asked) => ({
    body: operationsOf(asked).map((one) => {
      const special = instead(one);
      return special === undefined ? answer(one) : special;
    }),
  }));
  const facebook = createTestFacebook(graph.origin);
  const calls = () =>
    graph.requests.map((asked) =>
      operationsOf(asked).map(({ method, pageId }) => `${method} ${pageId}`),
    );
  return { facebook, graph, calls };
}

const codes = (results: readonly SubscriptionResult[]) =>
  Object.fromEntries(
    results.map(({ pageId, result }) => [pageId, result.ok ? "ok" : result.problem.code]),
  );

describe("subscribing", () => {
  test("sets what is missing, and reads it again", async () => {
    const kept = new Map<string, readonly string[]>();
    const { facebook, calls } = await graphWith(kept);
    const results = await facebook.subscribe([request("7", "messenger")], signal);
    expect(codes(results)).toEqual({ "7": "ok" });
    expect(calls()).toEqual([["GET 7"], ["POST 7"], ["GET 7"]]);
    expect(kept.get("7")).toEqual(expect.arrayContaining(["messages", "message_deliveries"]));
    expect(kept.get("7")).not.toContain("feed");
  });

  test("is one call where all is well", async () => {
    const kept = new Map<string, readonly string[]>();
    const { facebook, graph, calls } = await graphWith(kept);
    const requests = Array.from({ length: 50 }, (_, index) => request(`${index}`, "instagram"));
    await facebook.subscribe(requests, signal);
    const before = graph.requests.length;
    expect(Object.values(codes(await facebook.subscribe(requests, signal)))).toEqual(
      Array(50).fill("ok"),
    );
    expect(calls().slice(before)).toEqual([requests.map(({ pageId }) => `GET ${pageId}`)]);
  });

  test("asks for the fields of both channels together: each call replaces the whole list", async () => {
    const kept = new Map<string, readonly string[]>();
    const { facebook } = await graphWith(kept);
    await facebook.subscribe([request("7", "messenger")], signal);
    const messenger = new Set(kept.get("7"));
    await facebook.subscribe([request("7", "messenger", "instagram")], signal);
    expect([...messenger].filter((field) => !kept.get("7")?.includes(field))).toEqual([]);
  });

  test("takes away what only a channel needed that is gone, and no field of the operator's own", async () => {
    const kept = new Map<string, readonly string[]>();
    const { facebook } = await graphWith(kept);
    await facebook.subscribe([request("7", "messenger", "instagram")], signal);
    kept.set("7", [...(kept.get("7") ?? []), "feed"]);
    await facebook.subscribe([request("7", "instagram")], signal);
    expect(kept.get("7")).toContain("messages");
    expect(kept.get("7")).toContain("feed");
    expect(kept.get("7")).not.toContain("message_deliveries");
  });

  test("puts right only the Pages where something is wrong", async () => {
    const kept = new Map<string, readonly string[]>();
    const { facebook, graph, calls } = await graphWith(kept);
    const both = [request("7", "messenger"), request("8", "messenger")];
    await facebook.subscribe(both, signal);
    kept.set("8", ["messages"]);
    const before = graph.requests.length;
    await facebook.subscribe(both, signal);
    expect(calls().slice(before)).toEqual([["GET 7", "GET 8"], ["POST 8"], ["GET 8"]]);
    expect(kept.get("8")).toEqual(kept.get("7"));
  });

  test("carries every token in the body, each with its own proof", async () => {
    const { facebook, graph } = await graphWith(new Map());
    await facebook.subscribe([request("7", "messenger")], signal);
    for (const asked of graph.requests) {
      expect([asked.method, asked.path, asked.query.size]).toEqual(["POST", "/v26.0/", 0]);
      expect(asked.form.get("access_token")).toBe(`${appId}|${appSecret}`);
      const [operation] = operationsOf(asked);
      expect(operation?.query.get("access_token")).toBe("EAA&page7");
      expect(operation?.query.get("appsecret_proof")).toBe(
        createHmac("sha256", appSecret).update("EAA&page7").digest("hex"),
      );
    }
  });

  test("is not taken for done where Facebook keeps something else", async () => {
    const kept = new Map([["7", ["messages"]]]);
    const { facebook } = await graphWith(kept, ({ method }) =>
      method === "POST" ? item({ success: true }) : undefined,
    );
    const [first] = await facebook.subscribe([request("7", "messenger")], signal);
    expect(first?.result).toMatchObject({
      ok: false,
      problem: { code: "webhook_not_kept", health: "permission" },
    });
  });

  test.each<readonly [string, Item, string, boolean]>([
    ["a missing permission", refusal(200), "webhook_not_allowed", true],
    ["a permission that has run out", refusal(10), "webhook_not_allowed", true],
    ["fields that Facebook does not know", refusal(100), "webhook_refused", true],
    ["an app that may not", refusal(3), "webhook_refused", true],
    ["a dead token", refusal(190, 463), "token_expired", true],
    ["a limit of the Page", refusal(80001), "throttled", false],
    ["an outage", refusal(2), "facebook_down", false],
    ["no answer in time", null, "facebook_timeout", false],
  ])(
    "that fails by %s says whether it says something of the Page",
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

  test("of one Page spoils no other", async () => {
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
  const key = { pageId: "7", token: "EAA&page7" };

  test("deletes with the Page's own token", async () => {
    const kept = new Map([["7", ["messages"]]]);
    const { facebook, graph } = await graphWith(kept);
    expect(codes(await facebook.unsubscribe([key], signal))).toEqual({ "7": "ok" });
    expect(kept.size).toBe(0);
    const [operation] = graph.requests.flatMap(operationsOf);
    expect(operation?.method).toBe("DELETE");
    expect(operation?.query.get("access_token")).toBe(key.token);
  });

  test.each<readonly [string, Item]>([
    ["190", refusal(190)],
    ["190/458", refusal(190, 458)],
    ["190/492, a lost role", refusal(190, 492)],
    ["100/33, a Page that is gone", refusal(100, 33)],
    ["10: what may not be managed was not subscribed by us", refusal(10)],
    ["200", refusal(200)],
    ["100, which would come each time anew", refusal(100)],
  ])("is done on %s", async (_name, answer) => {
    const { facebook } = await graphWith(new Map(), () => answer);
    expect(codes(await facebook.unsubscribe([key], signal))).toEqual({ "7": "ok" });
  });

  test.each<readonly [string, Item, string]>([
    ["a checkpoint, behind which the token may come back", refusal(190, 459), "checkpoint"],
    ["a block, which ends", refusal(368), "policy_blocked"],
    ["a limit", refusal(4), "throttled"],
    ["an outage", refusal(2), "facebook_down"],
    ["no answer in time", null, "facebook_timeout"],
    ["success: false", item({ success: false }), "facebook_unexpected"],
  ])("is not done on %s", async (_name, answer, code) => {
    const { facebook } = await graphWith(new Map(), () => answer);
    expect(codes(await facebook.unsubscribe([key], signal))).toEqual({ "7": code });
  });

  test.each<readonly [string, unknown, string]>([
    ["dead", graphError(190), "app_misconfigured"],
    ["ignored", graphError(104), "app_misconfigured"],
    ["refused for a reason unknown", graphError(3), "facebook_refused"],
  ])("is not done where it is the app's own token that is %s", async (_name, body, code) => {
    const graph = await startGraph(() => ({ status: 400, body }));
    const results = await createTestFacebook(graph.origin).unsubscribe([key], signal);
    expect(codes(results)).toEqual({ "7": code });
    expect(results[0]).not.toHaveProperty("result.problem.health");
  });

  test("is not tried while the Page's own limit holds", async () => {
    const usage = {
      "7": [{ type: "pages", call_count: 100, estimated_time_to_regain_access: 19 }],
    };
    const headers = [{ name: "X-Business-Use-Case-Usage", value: JSON.stringify(usage) }];
    const { facebook, graph } = await graphWith(new Map(), () => {
      return { code: 400, headers, body: JSON.stringify(graphError(80001)) } as Item;
    });
    await facebook.unsubscribe([key], signal);
    expect(codes(await facebook.unsubscribe([key], signal))).toEqual({ "7": "throttled" });
    expect(graph.requests).toHaveLength(1);
  });
});
