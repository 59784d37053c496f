import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { ChannelType } from "../../../../common/contract/accounts.ts";
import type { SubscriptionRequest } from "../../../../main/channels/ports/facebook.ts";
import { appId, appSecret } from "../support/graph.ts";
import {
  codes,
  graphWith,
  type Item,
  item,
  operationsOf,
  refusal,
  signal,
} from "../support/subscriptions.ts";

const request = (pageId: string, ...channels: readonly ChannelType[]): SubscriptionRequest => ({
  pageId,
  token: `EAA&page${pageId}`,
  channels,
});

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
