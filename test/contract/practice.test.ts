/** Checks the practice Facebook against Meta's documentation. */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseJson } from "../../common/json.ts";
import { pages } from "../../main/practice/index.ts";
import { errorNames } from "./meta/errors.ts";
import { endpointNames, endpoints } from "./meta/index.ts";
import { errorScenarios, provoke } from "./support/error-scenarios.ts";
import type { Exchange } from "./support/recorder.ts";
import { asBakery, asDana, get, post, remove, sampleRequests } from "./support/sample-requests.ts";
import { createScenario, dana, type Scenario } from "./support/scenario.ts";
import { verifyContract } from "./support/verify-contract.ts";
import { errorsIn, isError, responseViolations } from "./support/verify-response.ts";

const bodyOf = (exchange: Exchange): unknown => parseJson(exchange.body);

it.each(endpointNames)("answers %s as documented", async (name) => {
  const scenario = await createScenario({ branches: 30 });
  for (const request of await sampleRequests[name](scenario)) {
    const exchange = await scenario.send(request);
    const verifications = verifyContract(scenario.tokenOwners, exchange);
    expect(verifications.flatMap(({ violations }) => violations)).toEqual([]);
    expect(verifications[0]?.endpoint).toBe(name);
    expect(isError(exchange)).toBe(false);
  }
});

it.each(endpointNames)("rejects undocumented methods of %s", async (name) => {
  const scenario = await createScenario({ branches: 0 });
  const { path } = endpoints[name];
  const documented = endpointNames.flatMap((other) =>
    endpoints[other].path === path ? endpoints[other].methods : [],
  );
  const others = (["GET", "POST", "DELETE"] as const).filter(
    (method) => !documented.includes(method),
  );
  const [request] = await sampleRequests[name](scenario);
  if (!request) throw new Error(`There is no sample request for ${name}`);
  for (const method of others) {
    const exchange = await scenario.send({ ...request, method });
    expect([method, isError(exchange)]).toEqual([method, true]);
    expect(responseViolations(endpoints[name], exchange)).toEqual([]);
  }
});

it.each(errorNames)("returns the error %s as documented", async (name) => {
  const scenario = await createScenario({ branches: 0 });
  const endpoint = endpoints[errorScenarios[name].endpoint];
  const exchange = await provoke(errorScenarios[name], scenario);
  expect(responseViolations(endpoint, exchange)).toEqual([]);
  expect(errorsIn(endpoint, exchange)).toContain(name);
});

const listBody = z.object({
  data: z.array(z.object({ id: z.string() })),
  paging: z.object({
    cursors: z.object({ after: z.string() }),
    next: z.string().optional(),
    previous: z.string().optional(),
  }),
});
const readList = (exchange: Exchange) => listBody.parse(bodyOf(exchange));

describe("paging (§1.6)", () => {
  it("returns 25 items at a time unless the limit says otherwise, and each Page once", async () => {
    const scenario = await createScenario({ branches: 40 });
    const first = readList(await scenario.send(get("me/accounts", asDana(scenario))));
    const { after } = first.paging.cursors;
    const second = readList(
      await scenario.send(get("me/accounts", { ...asDana(scenario), after, limit: "30" })),
    );
    const ids = [...first.data, ...second.data].map(({ id }) => id);
    expect([first.data.length, second.data.length, new Set(ids).size]).toEqual([25, 20, 45]);
    expect(second.paging.next).toBeUndefined();
  });

  it("links to the next page with a complete URL and the token, and back", async () => {
    const scenario = await createScenario();
    const exchange = await scenario.send(get("me/accounts", { ...asDana(scenario), limit: "10" }));
    const { data, paging } = readList(exchange);
    const next = new URL(paging.next ?? "");
    expect(next.origin).toBe(scenario.practice.origin);
    expect(Object.fromEntries(next.searchParams)).toEqual({
      access_token: scenario.userToken,
      limit: "10",
      after: paging.cursors.after,
    });
    const follow = async (url = "") => listBody.parse(await (await fetch(url)).json());
    const second = await follow(next.href);
    expect(second.data[0]?.id).not.toBe(data[0]?.id);
    expect((await follow(second.paging.previous)).data).toEqual(data);
  });
});

it.each(["expired", "password-changed", "checkpoint"] as const)(
  "reports in debug_token that a token is invalid: %s (§1.5)",
  async (reason) => {
    const scenario = await createScenario({ branches: 0 });
    const requests = await sampleRequests.debugToken(scenario);
    scenario.practice.control.do({ action: "invalidate-tokens", person: dana, reason });
    for (const request of requests.slice(0, 2)) {
      const exchange = await scenario.send(request);
      expect(responseViolations(endpoints.debugToken, exchange)).toEqual([]);
      expect(bodyOf(exchange)).toMatchObject({ data: { is_valid: false, error: { code: 190 } } });
    }
  },
);

describe("a webhook subscription (§2.2)", () => {
  const path = `${pages.northwindBakery.id}/subscribed_apps`;

  const subscribe = (scenario: Scenario, subscribed_fields: string) =>
    scenario.send(post(path, { ...asBakery(scenario), subscribed_fields }));

  const read = async (scenario: Scenario) =>
    bodyOf(await scenario.send(get(path, asBakery(scenario))));

  it("is replaced by each POST and removed by DELETE", async () => {
    const scenario = await createScenario({ branches: 0 });
    await subscribe(scenario, "messages,message_echoes");
    await subscribe(scenario, "feed");
    expect(await read(scenario)).toMatchObject({
      data: [{ id: scenario.practice.appId, subscribed_fields: ["feed"] }],
    });
    await scenario.send(remove(path, asBakery(scenario)));
    expect(await read(scenario)).toEqual({ data: [] });
  });
});

describe("the version (§1.9)", () => {
  const versions = ["v26.0", "v25.0", "v24.0", "v23.0", "v22.0", "v21.0", "v20.0"];

  it.each(versions)("is confirmed in a header for %s", async (version) => {
    const scenario = await createScenario({ branches: 0 });
    const { headers } = await scenario.send({ ...get("me", asDana(scenario)), version });
    expect(headers["facebook-api-version"]).toBe(version);
  });

  it("is replaced by the oldest available one if it is retired", async () => {
    const scenario = await createScenario({ branches: 0 });
    const exchange = await scenario.send({ ...get("me", asDana(scenario)), version: "v3.2" });
    expect(isError(exchange)).toBe(false);
    expect(exchange.headers["facebook-api-version"]).toBe("v20.0");
  });
});

describe("usage headers (§3.3)", () => {
  const usageIn = (exchange: Exchange, name: string) => parseJson(exchange.headers[name] ?? "");

  it.each([
    ["none", 3],
    ["nearly", 93],
    ["app", 100],
  ] as const)("report for the limits %s that %i percent are used", async (limits, call_count) => {
    const scenario = await createScenario({ branches: 0 });
    scenario.practice.control.do({ action: "limits", limits });
    const exchange = await scenario.send(get("me", asDana(scenario)));
    expect(usageIn(exchange, "x-app-usage")).toMatchObject({ call_count });
  });

  it.each([
    ["conversations?platform=messenger", "messenger"],
    ["conversations?platform=instagram", "instagram"],
    ["subscribed_apps", "pages"],
  ])("report the minutes to wait for %s with the type %s", async (edge, type) => {
    const scenario = await createScenario({ branches: 0 });
    scenario.practice.control.do({ action: "limits", limits: "business", minutes: 7 });
    const { id } = pages.northwindBakery;
    const [path = "", query] = edge.split("?");
    const params = { ...asBakery(scenario), ...Object.fromEntries(new URLSearchParams(query)) };
    const exchange = await scenario.send(get(`${id}/${path}`, params));
    expect(usageIn(exchange, "x-business-use-case-usage")).toMatchObject({
      [id]: [{ type, call_count: 100, estimated_time_to_regain_access: 7 }],
    });
  });
});
