import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { CheckRequest, CheckResult } from "../../../../main/channels/ports/facebook.ts";
import {
  appId,
  appSecret,
  createTestFacebook,
  graphError,
  type ReceivedRequest,
  type Responder,
  startGraph,
} from "../support/graph.ts";

const requests = (count: number): CheckRequest[] =>
  Array.from({ length: count }, (_, index) => ({
    accountId: `messenger-${index}`,
    type: "messenger",
    pageId: String(index),
    token: `EAApage${index}`,
  }));

const operations = z.array(z.object({ method: z.string(), relative_url: z.string() }));
const operationsOf = ({ form }: ReceivedRequest) =>
  operations.parse(JSON.parse(form.get("batch") ?? ""));

const fine = { code: 200, headers: [], body: '{"data":[]}' };
const allFine: Responder = (asked) => ({ body: operationsOf(asked).map(() => fine) });

async function check(answering: Responder, asked: readonly CheckRequest[]) {
  const graph = await startGraph(answering);
  const facebook = createTestFacebook(graph.origin);
  const signal = new AbortController().signal;
  return { results: await facebook.check(asked, signal), graph, facebook, signal };
}

const codes = (results: readonly CheckResult[]) =>
  results.map(({ result }) => (result.ok ? "ok" : result.problem.code));

describe("a batch", () => {
  test.each([
    [0, 0],
    [1, 1],
    [50, 1],
    [51, 2],
    [120, 3],
  ])("of %i accounts is %i HTTP calls", async (count, calls) => {
    const { results, graph } = await check(allFine, requests(count));
    expect(graph.requests).toHaveLength(calls);
    expect(results.map((one) => one.accountId)).toEqual(
      requests(count).map((one) => one.accountId),
    );
    expect(codes(results).every((code) => code === "ok")).toBe(true);
  });

  test("carries every token in its body, each with its own proof", async () => {
    const { graph } = await check(allFine, [
      { accountId: "a", type: "instagram", pageId: "7/8", token: "EAA&page" },
    ]);
    const [asked] = graph.requests;
    if (!asked) throw new Error("nothing was asked");
    expect([asked.method, asked.path, asked.query.size]).toEqual(["POST", "/v26.0/", 0]);
    expect(asked.form.get("access_token")).toBe(`${appId}|${appSecret}`);
    const [operation] = operationsOf(asked);
    const url = new URL(operation?.relative_url ?? "", "http://graph");
    expect([operation?.method, url.pathname]).toEqual(["GET", "/7%2F8/conversations"]);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      platform: "instagram",
      limit: "1",
      fields: "id",
      access_token: "EAA&page",
      appsecret_proof: createHmac("sha256", appSecret).update("EAA&page").digest("hex"),
    });
  });
});

describe("one account's answer", () => {
  test.each<readonly [string, unknown, string]>([
    ["null, which is Facebook out of time", null, "facebook_timeout"],
    ["missing", undefined, "facebook_timeout"],
    ["of another shape", { status: 200 }, "facebook_unexpected"],
    ["HTML", { code: 200, body: "<html>" }, "facebook_not_json"],
    ["without a body", { code: 500, body: null }, "facebook_down"],
    ["without data", { code: 200, body: "{}" }, "facebook_unexpected"],
  ])("that is %s changes nothing, and spoils no other", async (_name, item, code) => {
    const { results } = await check(
      () => ({ body: item === undefined ? [fine] : [fine, item] }),
      requests(2),
    );
    expect(codes(results)).toEqual(["ok", code]);
    expect(results[1]).not.toHaveProperty("result.problem.health");
  });

  test("that names a problem says so of that account alone", async () => {
    const lost = { code: 400, body: JSON.stringify(graphError(190, 492)) };
    const { results } = await check(() => ({ body: [fine, lost, fine] }), requests(3));
    expect(codes(results)).toEqual(["ok", "role_lost", "ok"]);
  });
});

describe("limits", () => {
  /** Of two Pages, the first has reached its own limit. */
  const checkLimited = (usage: Readonly<Record<string, string | number>>) => {
    const limited = {
      code: 400,
      headers: [{ name: "X-Business-Use-Case-Usage", value: JSON.stringify({ "0": [usage] }) }],
      body: JSON.stringify(graphError(80006)),
    };
    return check(() => ({ body: [limited, fine] }), requests(2));
  };

  test("of one Page stop that Page for as long as Facebook says, and no other", async () => {
    const { results, graph, facebook, signal } = await checkLimited({
      type: "messenger",
      call_count: 100,
      estimated_time_to_regain_access: 19,
    });
    expect(results[0]).toMatchObject({
      result: { problem: { code: "throttled", message: expect.stringContaining("19 minutes") } },
    });
    graph.respondWith(allFine);
    const later = await facebook.check(requests(2), signal);
    expect(new Map(later.map(({ accountId }, index) => [accountId, codes(later)[index]]))).toEqual(
      new Map([
        ["messenger-0", "throttled"],
        ["messenger-1", "ok"],
      ]),
    );
    facebook.clock.advance(19 * 60_000);
    expect(codes(await facebook.check(requests(2), signal))).toEqual(["ok", "ok"]);
  });

  test.each([
    ["years that no date reaches", 1e20, 24 * 60],
    ["more than any number holds, once in milliseconds", 1e308, 24 * 60],
    ["next to nothing", 1e-9, 1],
  ])("of %s are waited for as long as is plausible", async (_name, estimate, minutes) => {
    const { results, graph, facebook, signal } = await checkLimited({
      call_count: 100,
      estimated_time_to_regain_access: estimate,
    });
    expect(codes(results).toSorted()).toEqual(["ok", "throttled"]);
    graph.respondWith(allFine);
    facebook.clock.advance(minutes * 60_000 - 1);
    const still = await facebook.check(requests(2), signal);
    expect(codes(still).toSorted()).toEqual(["ok", "throttled"]);
    facebook.clock.advance(1);
    expect(codes(await facebook.check(requests(2), signal))).toEqual(["ok", "ok"]);
  });

  test("of the whole app end the run", async () => {
    const limited = { code: 400, body: JSON.stringify(graphError(4)) };
    const { results, graph } = await check(
      (asked) => ({ body: operationsOf(asked).map((_, index) => (index === 3 ? limited : fine)) }),
      requests(120),
    );
    expect(graph.requests).toHaveLength(1);
    expect(codes(results).filter((code) => code === "throttled")).toHaveLength(71);
  });
});

describe("a batch that fails as a whole", () => {
  test.each<readonly [string, unknown, string]>([
    ["a dead app token", graphError(190), "app_misconfigured"],
    ["an app token that is ignored", graphError(104), "app_misconfigured"],
    ["a missing permission", graphError(200), "app_misconfigured"],
    ["a limit", graphError(4), "throttled"],
    ["a wrong proof", graphError(100, undefined, "Invalid appsecret_proof"), "app_secret_wrong"],
  ])("by %s changes no account, and the next is not sent", async (_name, body, code) => {
    const { results, graph } = await check(() => ({ status: 400, body }), requests(60));
    expect(graph.requests).toHaveLength(1);
    expect(codes(results)).toEqual(Array(60).fill(code));
    for (const result of results) expect(result).not.toHaveProperty("result.problem.health");
  });

  test("by an object in place of the list is not understood", async () => {
    const { results } = await check(() => ({ body: {} }), requests(1));
    expect(codes(results)).toEqual(["facebook_unexpected"]);
  });

  test("by time lets the next one try", async () => {
    const graph = await startGraph();
    const facebook = createTestFacebook(graph.origin);
    graph.respondWith((asked, response) => {
      if (graph.requests.length > 1) return allFine(asked, response);
      facebook.clock.expireRequests();
      return "handled";
    });
    const results = await facebook.check(requests(51), new AbortController().signal);
    expect(codes(results)).toEqual([...Array(50).fill("facebook_timeout"), "ok"]);
  });

  test("by cancelling gives every account its answer", async () => {
    const abort = new AbortController();
    const graph = await startGraph(() => {
      abort.abort();
      return "handled";
    });
    const results = await createTestFacebook(graph.origin).check(requests(60), abort.signal);
    expect(codes(results)).toEqual(Array(60).fill("cancelled"));
    expect(graph.requests).toHaveLength(1);
  });
});
