import { describe, expect, it } from "vitest";
import { createTestFacebook, graphError, startGraph } from "../support/graph.ts";
import {
  codes,
  graphWith,
  type Item,
  item,
  operationsOf,
  refusal,
  signal,
} from "../support/subscriptions.ts";

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
    ["refused for an unknown reason", graphError(300), "facebook_refused"],
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
