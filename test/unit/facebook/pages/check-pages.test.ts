import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
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
const allFine: Responder = (received) => ({ body: operationsOf(received).map(() => fine) });

async function check(respond: Responder, accounts: readonly CheckRequest[]) {
  const graph = await startGraph(respond);
  const facebook = createTestFacebook(graph.origin);
  const signal = new AbortController().signal;
  return { results: await facebook.check(accounts, signal), graph, facebook, signal };
}

const codes = (results: readonly CheckResult[]) =>
  results.map(({ result }) => (result.ok ? "ok" : result.problem.code));

describe("a batch", () => {
  it.each([
    [0, 0],
    [1, 1],
    [50, 1],
    [51, 2],
    [120, 3],
  ])("checks %i accounts in %i HTTP calls", async (count, calls) => {
    const { results, graph } = await check(allFine, requests(count));
    expect(graph.requests).toHaveLength(calls);
    expect(results.map((one) => one.accountId)).toEqual(
      requests(count).map((one) => one.accountId),
    );
    expect(codes(results).every((code) => code === "ok")).toBe(true);
  });

  it("sends every token in its body with its own proof", async () => {
    const { graph } = await check(allFine, [
      { accountId: "a", type: "instagram", pageId: "7/8", token: "EAA&page" },
    ]);
    const [received] = graph.requests;
    if (!received) throw new Error("nothing was sent");
    expect([received.method, received.path, received.query.size]).toEqual(["POST", "/v26.0/", 0]);
    expect(received.form.get("access_token")).toBe(`${appId}|${appSecret}`);
    const [operation] = operationsOf(received);
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

describe("an account's item in a batch", () => {
  it.each<readonly [string, unknown, string]>([
    ["null, as Meta sends it when time is up", null, "facebook_timeout"],
    ["missing", undefined, "facebook_timeout"],
    ["of another shape", { status: 200 }, "facebook_unexpected"],
    ["HTML", { code: 200, body: "<html>" }, "facebook_not_json"],
    ["without a body", { code: 500, body: null }, "facebook_down"],
    ["without data", { code: 200, body: "{}" }, "facebook_unexpected"],
  ])("changes neither its own account nor the others if it is %s", async (_name, item, code) => {
    const { results } = await check(
      () => ({ body: item === undefined ? [fine] : [fine, item] }),
      requests(2),
    );
    expect(codes(results)).toEqual(["ok", code]);
    expect(results[1]).not.toHaveProperty("result.problem.health");
  });

  it("affects only its own account", async () => {
    const lost = { code: 400, body: JSON.stringify(graphError(190, 492)) };
    const { results } = await check(() => ({ body: [fine, lost, fine] }), requests(3));
    expect(codes(results)).toEqual(["ok", "role_lost", "ok"]);
  });
});

describe("rate limits", () => {
  /** Checks two Pages, of which only the first has exceeded its rate limit. */
  const checkLimited = (usage: Readonly<Record<string, string | number>>) => {
    const limited = {
      code: 400,
      headers: [{ name: "X-Business-Use-Case-Usage", value: JSON.stringify({ "0": [usage] }) }],
      body: JSON.stringify(graphError(80006)),
    };
    return check(() => ({ body: [limited, fine] }), requests(2));
  };

  it("stops calls to a Page as long as Meta says, and to no other Page", async () => {
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

  it.each([
    ["years beyond any date", 1e20, 24 * 60],
    ["an infinite number of milliseconds", 1e308, 24 * 60],
    ["almost nothing", 1e-9, 1],
  ])("waits for a plausible time if Meta names %s", async (_name, estimate, minutes) => {
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

  it("stops the whole check if the app's limit is exceeded", async () => {
    const limited = { code: 400, body: JSON.stringify(graphError(4)) };
    const { results, graph } = await check(
      (received) => ({
        body: operationsOf(received).map((_, index) => (index === 3 ? limited : fine)),
      }),
      requests(120),
    );
    expect(graph.requests).toHaveLength(1);
    expect(codes(results).filter((code) => code === "throttled")).toHaveLength(71);
  });
});

describe("a batch that fails as a whole", () => {
  it.each<readonly [string, unknown, string]>([
    ["an invalid app token", graphError(190), "app_misconfigured"],
    ["an app token that is ignored", graphError(104), "app_misconfigured"],
    ["a missing permission", graphError(200), "app_misconfigured"],
    ["a limit", graphError(4), "throttled"],
    ["a wrong proof", graphError(100, undefined, "Invalid appsecret_proof"), "app_secret_wrong"],
  ])("changes no account and stops the check if the cause is %s", async (_name, body, code) => {
    const { results, graph } = await check(() => ({ status: 400, body }), requests(60));
    expect(graph.requests).toHaveLength(1);
    expect(codes(results)).toEqual(Array(60).fill(code));
    for (const result of results) expect(result).not.toHaveProperty("result.problem.health");
  });

  it("links to the dashboard of an app that Meta has blocked", async () => {
    const body = graphError(200, undefined, "API access blocked.");
    const { results } = await check(() => ({ status: 400, body }), requests(1));
    expect(results).toMatchObject([
      {
        result: {
          problem: {
            code: "app_blocked",
            responsible: "operator",
            remedy: "set-up-app",
            link: { place: "app-dashboard" },
          },
        },
      },
    ]);
  });

  it("reports an object instead of a list as unexpected", async () => {
    const { results } = await check(() => ({ body: {} }), requests(1));
    expect(codes(results)).toEqual(["facebook_unexpected"]);
  });

  it("continues the check after a batch that timed out", async () => {
    const graph = await startGraph();
    const facebook = createTestFacebook(graph.origin);
    graph.respondWith((received, response) => {
      if (graph.requests.length > 1) return allFine(received, response);
      facebook.clock.expireRequests();
      return "handled";
    });
    const results = await facebook.check(requests(51), new AbortController().signal);
    expect(codes(results)).toEqual([...Array(50).fill("facebook_timeout"), "ok"]);
  });

  it("gives every account a result if the check is cancelled", async () => {
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
