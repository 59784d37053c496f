/** The practice Facebook against the contract: every endpoint with every field, every error, and the rules between them. */
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { pages } from "../../main/practice/index.ts";
import { errorNames } from "./meta/errors.ts";
import { endpointNames, endpoints } from "./meta.ts";
import { answerFaults, errorsOf } from "./support/answer.ts";
import { troubles } from "./support/error-scenarios.ts";
import { bodyOf, type Exchange } from "./support/exchange.ts";
import { asks, get, ofBakery, ofDana, post, remove } from "./support/sample-requests.ts";
import { dana, openStage, type Stage } from "./support/scenario.ts";
import { judge } from "./support/verify-contract.ts";

const failed = z.object({ error: z.object({ code: z.int() }) });
const isError = (exchange: Exchange): boolean => failed.safeParse(bodyOf(exchange)).success;

test.each(endpointNames)("%s is answered as documented", async (name) => {
  const stage = await openStage({ branches: 30 });
  for (const ask of await asks[name](stage)) {
    const exchange = await stage.ask(ask);
    const verdicts = judge(stage.known, exchange);
    expect(verdicts.flatMap(({ faults }) => faults)).toEqual([]);
    expect(verdicts[0]?.endpoint).toBe(name);
    expect(isError(exchange)).toBe(false);
  }
});

test.each(endpointNames)("%s refuses the methods that are not documented", async (name) => {
  const stage = await openStage({ branches: 0 });
  const { path } = endpoints[name];
  const known = endpointNames.flatMap((other) =>
    endpoints[other].path === path ? endpoints[other].methods : [],
  );
  const others = (["GET", "POST", "DELETE"] as const).filter((method) => !known.includes(method));
  const [ask] = await asks[name](stage);
  if (!ask) throw new Error("nothing asks for it");
  for (const method of others) {
    const exchange = await stage.ask({ ...ask, method });
    expect([method, isError(exchange)]).toEqual([method, true]);
    expect(answerFaults(endpoints[name], exchange)).toEqual([]);
  }
});

test.each(errorNames)("the error %s comes as documented", async (name) => {
  const stage = await openStage({ branches: 0 });
  const { at, bring } = troubles[name];
  const exchange = await stage.ask(await bring(stage));
  expect(answerFaults(endpoints[at], exchange)).toEqual([]);
  expect(errorsOf(endpoints[at], exchange)).toContain(name);
});

const list = z.object({
  data: z.array(z.object({ id: z.string() })),
  paging: z.object({
    cursors: z.object({ after: z.string() }),
    next: z.string().optional(),
    previous: z.string().optional(),
  }),
});
const readList = (exchange: Exchange) => list.parse(bodyOf(exchange));

describe("paging (§1.6)", () => {
  test("gives 25 a time unless the limit says otherwise, and each Page once", async () => {
    const stage = await openStage({ branches: 40 });
    const first = readList(await stage.ask(get("me/accounts", ofDana(stage))));
    const { after } = first.paging.cursors;
    const second = readList(
      await stage.ask(get("me/accounts", { ...ofDana(stage), after, limit: "30" })),
    );
    const ids = [...first.data, ...second.data].map(({ id }) => id);
    expect([first.data.length, second.data.length, new Set(ids).size]).toEqual([25, 20, 45]);
    expect(second.paging.next).toBeUndefined();
  });

  test("has in next a whole address of the same list, the access token in it, and a way back", async () => {
    const stage = await openStage();
    const exchange = await stage.ask(get("me/accounts", { ...ofDana(stage), limit: "10" }));
    const { data, paging } = readList(exchange);
    const next = new URL(paging.next ?? "");
    expect(next.origin).toBe(stage.practice.origin);
    expect(Object.fromEntries(next.searchParams)).toEqual({
      access_token: stage.user,
      limit: "10",
      after: paging.cursors.after,
    });
    const follow = async (url = "") => list.parse(await (await fetch(url)).json());
    const second = await follow(next.href);
    expect(second.data[0]?.id).not.toBe(data[0]?.id);
    expect((await follow(second.paging.previous)).data).toEqual(data);
  });
});

test.each(["expired", "password-changed", "checkpoint"] as const)(
  "debug_token tells in its shape that a token has ended: %s (§1.5)",
  async (reason) => {
    const stage = await openStage({ branches: 0 });
    const looks = await asks.debugToken(stage);
    stage.practice.control.do({ action: "invalidate-tokens", person: dana, reason });
    for (const look of looks.slice(0, 2)) {
      const exchange = await stage.ask(look);
      expect(answerFaults(endpoints.debugToken, exchange)).toEqual([]);
      expect(bodyOf(exchange)).toMatchObject({ data: { is_valid: false, error: { code: 190 } } });
    }
  },
);

describe("a webhook subscription (§2.2)", () => {
  const path = `${pages.northwindBakery.id}/subscribed_apps`;

  async function fieldsAfter(stage: Stage, ...lists: readonly string[]) {
    for (const subscribed_fields of lists) {
      await stage.ask(post(path, { ...ofBakery(stage), subscribed_fields }));
    }
    return bodyOf(await stage.ask(get(path, ofBakery(stage))));
  }

  test("is replaced as a whole by each POST, and gone after DELETE", async () => {
    const stage = await openStage({ branches: 0 });
    expect(await fieldsAfter(stage, "messages,message_echoes", "feed")).toMatchObject({
      data: [{ id: stage.practice.appId, subscribed_fields: ["feed"] }],
    });
    await stage.ask(remove(path, ofBakery(stage)));
    expect(await fieldsAfter(stage)).toEqual({ data: [] });
  });
});

describe("the version (§1.9)", () => {
  const versions = ["v26.0", "v25.0", "v24.0", "v23.0", "v22.0", "v21.0", "v20.0"];

  test.each(versions)("%s is answered as itself", async (version) => {
    const stage = await openStage({ branches: 0 });
    const { headers } = await stage.ask({ ...get("me", ofDana(stage)), version });
    expect(headers["facebook-api-version"]).toBe(version);
  });

  test("that has ended is answered by the oldest that is left", async () => {
    const stage = await openStage({ branches: 0 });
    const exchange = await stage.ask({ ...get("me", ofDana(stage)), version: "v3.2" });
    expect(isError(exchange)).toBe(false);
    expect(exchange.headers["facebook-api-version"]).toBe("v20.0");
  });
});

describe("usage headers (§3.3)", () => {
  const usage = (exchange: Exchange, name: string) =>
    bodyOf({ body: exchange.headers[name] ?? "" });

  test.each([
    ["none", 3],
    ["nearly", 93],
    ["app", 100],
  ] as const)("tell of limits %s that %i percent are used", async (limits, call_count) => {
    const stage = await openStage({ branches: 0 });
    stage.practice.control.do({ action: "limits", limits });
    const exchange = await stage.ask(get("me", ofDana(stage)));
    expect(usage(exchange, "x-app-usage")).toMatchObject({ call_count });
  });

  test.each([
    ["conversations?platform=messenger", "messenger"],
    ["conversations?platform=instagram", "instagram"],
    ["subscribed_apps", "pages"],
  ])("tell the minutes to wait for %s as those of %s", async (edge, type) => {
    const stage = await openStage({ branches: 0 });
    stage.practice.control.do({ action: "limits", limits: "business", minutes: 7 });
    const { id } = pages.northwindBakery;
    const [path = "", query] = edge.split("?");
    const params = { ...ofBakery(stage), ...Object.fromEntries(new URLSearchParams(query)) };
    const exchange = await stage.ask(get(`${id}/${path}`, params));
    expect(usage(exchange, "x-business-use-case-usage")).toMatchObject({
      [id]: [{ type, call_count: 100, estimated_time_to_regain_access: 7 }],
    });
  });
});
