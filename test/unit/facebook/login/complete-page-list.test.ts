import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { ListedPage, LoginRequest } from "../../../../main/channels/ports/facebook.ts";
import type { FacebookConfig } from "../../../../main/facebook/index.ts";
import {
  appId,
  appSecret,
  createTestFacebook,
  graphError,
  type ReceivedRequest,
  type Reply,
  type Responder,
  startGraph,
} from "../support/graph.ts";
import {
  granted,
  loginRequest,
  loginResponder,
  type Step,
  secrets,
  stepOf,
} from "../support/login.ts";

type Answers = Partial<Record<Step, Responder>>;

async function login(
  answers: Answers,
  request: Partial<LoginRequest> = {},
  config: Partial<FacebookConfig> = {},
) {
  const graph = await startGraph(loginResponder(answers));
  const seen: number[] = [];
  const { clock: _, ...rest } = config;
  const result = await createTestFacebook(graph.origin, rest).readLogin(
    loginRequest({ onPages: (pages) => seen.push(pages), ...request }),
  );
  return {
    result,
    pages: result.ok ? result.value.pages : [],
    asked: graph.requests,
    /** What was asked beyond the usual five calls. */
    beyond: graph.requests.slice(5).map(stepOf),
    seen,
  };
}

const empty = (): Reply => ({ body: { data: [] } });

/** `debug_token` with these scopes; no ids: given for all. */
const scopes = (entries: Readonly<Record<string, readonly string[] | undefined>>) => (): Reply => ({
  body: {
    data: {
      is_valid: true,
      granular_scopes: Object.entries(entries).map(([scope, ids]) => ({
        scope,
        ...(ids && { target_ids: ids }),
      })),
    },
  },
});

const operations = z.array(z.object({ method: z.literal("GET"), relative_url: z.string() }));
const gets = ({ form }: ReceivedRequest) =>
  operations
    .parse(JSON.parse(form.get("batch") ?? ""))
    .map(({ relative_url }) => new URL(relative_url, "http://graph/"));

const node = (id: string, more: object = {}) => ({
  id,
  name: `Page ${id}`,
  access_token: `EAApage${id}`,
  ...more,
});

/** Pages by id, each as `answer` says; `undefined`: Facebook did not get it done. */
const nodes =
  (answer: (id: string) => unknown = node): Responder =>
  (asked) => ({
    body: gets(asked).map(({ pathname }) => {
      const body = answer(pathname.slice(1));
      if (body === undefined) return null;
      const isError = typeof body === "object" && body !== null && "error" in body;
      return { code: isError ? 400 : 200, headers: [], body: JSON.stringify(body) };
    }),
  });

const ids = (pages: readonly ListedPage[]) => pages.map(({ id }) => id);
const numbers = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => String(from + index));

describe("a list against which nothing speaks", () => {
  test("costs no call more", async () => {
    const { beyond, pages } = await login({}, { knownPages: () => ["1"] });
    expect(beyond).toEqual([]);
    expect(ids(pages)).toEqual(["1"]);
  });
});

describe("a list that cannot be all", () => {
  const full: Answers = {
    debug: scopes({ pages_show_list: ["1", "2", "3"] }),
    batch: nodes(),
  };

  test.each<readonly [string, Answers, Partial<LoginRequest>, Partial<FacebookConfig>]>([
    ["is empty", { accounts: empty }, {}, {}],
    ["lacks a Page that was connected before", {}, { knownPages: () => ["1", "3"] }, {}],
    [
      "was read without business_management",
      { permissions: () => granted("pages_show_list") },
      {},
      {},
    ],
    ["comes of a Login for Business", {}, {}, { configId: "917" }],
  ])(
    "because it %s is filled up with the Pages that were ticked",
    async (_name, answers, request, config) => {
      const found = await login({ ...full, ...answers }, request, config);
      expect(found.beyond).toEqual(["debug", "batch"]);
      expect(ids(found.pages)).toEqual(["1", "2", "3"]);
      expect(found.seen.at(-1)).toBe(3);
    },
  );

  test("asks whose Pages this person connected before", async () => {
    const users: string[] = [];
    const knownPages = (userId: string) => {
      users.push(userId);
      return [];
    };
    await login({}, { knownPages });
    expect(users).toEqual(["10"]);
  });

  test("is filled up by as many batches of 50 as it takes, each counted", async () => {
    const ticked = numbers(501);
    const { pages, beyond, seen } = await login({
      accounts: empty,
      debug: scopes({ pages_show_list: ticked }),
      batch: nodes(),
    });
    expect(ids(pages)).toEqual(ticked);
    expect(beyond).toEqual(["debug", ...numbers(11).map(() => "batch")]);
    expect(seen).toEqual([0, 50, 100, 150, 200, 250, 300, 350, 400, 450, 500, 501]);
  });

  test("asks with the app's token what the login covers, and with the person's for the Pages", async () => {
    const { asked } = await login({ ...full, accounts: empty });
    const [debug, batch] = asked.slice(5);
    if (!debug || !batch) throw new Error("nothing was asked");
    const proof = (token: string) => createHmac("sha256", appSecret).update(token).digest("hex");
    expect(Object.fromEntries(debug.query)).toEqual({
      input_token: secrets.longToken,
      access_token: `${appId}|${appSecret}`,
      appsecret_proof: proof(`${appId}|${appSecret}`),
    });
    expect(batch.form.get("access_token")).toBe(secrets.longToken);
    const [get] = gets(batch);
    expect(get?.pathname).toBe("/1");
    expect(Object.fromEntries(get?.searchParams ?? [])).toEqual({
      fields: "id,name,access_token,picture{url}",
      access_token: secrets.longToken,
      appsecret_proof: proof(secrets.longToken),
    });
  });

  test.each<readonly [string, object, readonly string[] | undefined]>([
    ["pages_messaging", { pages_messaging: ["7"] }, ["7"]],
    [
      "pages_messaging, where all may be listed",
      { pages_show_list: undefined, pages_messaging: ["7"] },
      ["7"],
    ],
    ["instagram_manage_messages", { instagram_manage_messages: ["7"] }, ["7"]],
    ["pages_show_list before any other", { pages_messaging: ["8"], pages_show_list: ["7"] }, ["7"]],
    ["nothing, where no id is named", { pages_show_list: undefined }, undefined],
  ])("takes the ticked Pages from %s", async (_name, entries, expected) => {
    const { asked } = await login({ accounts: empty, debug: scopes({ ...entries }) });
    const batch = asked.find((one) => stepOf(one) === "batch");
    expect(batch && gets(batch).map(({ pathname }) => pathname.slice(1))).toEqual(expected);
  });

  test("asks Instagram's fields of a Page as of the list, as far as Graph knows them", async () => {
    const knows = { ...full, accounts: empty };
    const lacks: Answers = {
      ...full,
      accounts: ({ query }) =>
        query.get("fields")?.includes("connected")
          ? { status: 400, body: graphError(100) }
          : empty(),
    };
    const fieldsOf = async (answers: Answers) => {
      const { asked } = await login(answers, { type: "instagram" });
      const batch = asked.find((one) => stepOf(one) === "batch");
      return batch && gets(batch)[0]?.searchParams.get("fields");
    };
    expect(await fieldsOf(knows)).toMatch(
      /,instagram_business_account\{.*\},connected_instagram_account\{id\}$/,
    );
    expect(await fieldsOf(lacks)).toMatch(/,instagram_business_account\{[^}]*\}$/);
  });
});

describe("a Page read by itself", () => {
  const read = async (answer: (id: string) => unknown) =>
    await login({
      accounts: empty,
      debug: scopes({ pages_show_list: ["1", "2"] }),
      batch: nodes((id) => (id === "1" ? answer(id) : node(id))),
    });

  test.each([
    ["none", {}],
    ["the user's long-lived one", { access_token: secrets.longToken }],
    ["the user's short-lived one", { access_token: secrets.shortToken }],
  ])("with %s has no token", async (_name, page) => {
    const { pages } = await read((id) => ({ id, name: "Harbor Yoga", ...page }));
    expect(pages[0]).toEqual({ id: "1", name: "Harbor Yoga" });
    expect(pages[1]).toMatchObject({ token: "EAApage2" });
  });

  test.each([
    ["is not there for this person", graphError(100, 33)],
    ["is no Page", graphError(100, undefined, "Tried accessing nonexisting field (access_token)")],
    ["may not be read", graphError(10)],
    ["answers in another shape", { name: "Harbor Yoga" }],
  ])("that %s is left out", async (_name, body) => {
    const { pages, beyond } = await read(() => body);
    expect(ids(pages)).toEqual(["2"]);
    expect(beyond).toEqual(["debug", "batch"]);
  });

  test("that Facebook did not get done is asked for once more", async () => {
    const slow = new Set(["1"]);
    const { pages, beyond } = await read((id) => (slow.delete(id) ? undefined : node(id)));
    expect(ids(pages)).toEqual(["2", "1"]);
    expect(beyond).toEqual(["debug", "batch", "batch"]);
  });

  test("that met the app's limit is asked for once more when the limit is over", async () => {
    const limited = new Set(["1"]);
    const waits: (string | undefined)[] = [];
    const { pages, beyond } = await login(
      {
        accounts: empty,
        debug: scopes({ pages_show_list: ["1", "2"] }),
        batch: nodes((id) => (limited.delete(id) ? graphError(4) : node(id))),
      },
      { onWait: (until) => waits.push(until) },
    );
    expect(ids(pages)).toEqual(["2", "1"]);
    expect(beyond).toEqual(["debug", "batch", "batch"]);
    expect(waits).toEqual([expect.stringContaining("T"), undefined]);
  });

  test("that Facebook never gets done is not asked for without end", async () => {
    const { pages, beyond } = await read(() => undefined);
    expect(ids(pages)).toEqual(["2"]);
    expect(beyond).toEqual(["debug", "batch", "batch"]);
  });
});

describe("where Facebook does not say what a login covers", () => {
  test.each<readonly [string, Reply]>([
    ["refuses, as to a Native or Desktop app", { status: 400, body: graphError(190) }],
    ["finds the token invalid", { body: { data: { is_valid: false, scopes: [] } } }],
    ["answers HTML", { body: "<html>" }],
    ["is down", { status: 503, body: "" }],
  ])(
    "because it %s, the login goes on with the list, and with the Pages that were there before",
    async (_name, reply) => {
      const { result, pages } = await login(
        { debug: () => reply, batch: nodes() },
        { knownPages: () => ["1", "4"] },
      );
      expect(result.ok).toBe(true);
      expect(ids(pages)).toEqual(["1", "4"]);
      expect(pages.some((page) => "withheld" in page)).toBe(false);
    },
  );

  test("nor reads a single Page, the login goes on with the list", async () => {
    const failing: Answers = { batch: () => ({ status: 400, body: graphError(200) }) };
    const { pages } = await login(failing, { knownPages: () => ["1", "4"] });
    expect(ids(pages)).toEqual(["1"]);
  });
});

describe("by way of the businesses", () => {
  const all = scopes({ pages_show_list: undefined, pages_messaging: undefined });
  const edges: Readonly<Record<string, readonly string[]>> = {
    "/v26.0/me/businesses": ["50", "51"],
    "/v26.0/50/owned_pages": numbers(120),
    "/v26.0/50/client_pages": ["120", "121"],
    "/v26.0/51/owned_pages": [],
    "/v26.0/51/client_pages": ["122"],
  };
  const businesses: Responder = ({ path, query }) => {
    const list = edges[path] ?? [];
    const from = Number(query.get("after") ?? 0);
    const to = Math.min(from + 100, list.length);
    const next = to < list.length && { next: "http://127.0.0.1:9/" };
    return {
      body: {
        data: list.slice(from, to).map((id) => ({ id })),
        paging: { cursors: { after: String(to) }, ...next },
      },
    };
  };
  const emptyList: Answers = { accounts: empty, debug: all, businesses, batch: nodes() };

  test("an empty list is filled up where every Page was ticked, by cursor", async () => {
    const { pages, asked, seen } = await login(emptyList);
    expect(ids(pages)).toEqual(numbers(122));
    const paths = asked.slice(6).map(({ path, query }) => `${path} ${query.get("after") ?? ""}`);
    expect(paths).toEqual([
      "/v26.0/me/businesses ",
      "/v26.0/50/owned_pages ",
      "/v26.0/50/owned_pages 100",
      "/v26.0/50/client_pages ",
      "/v26.0/51/owned_pages ",
      "/v26.0/51/client_pages ",
      "/v26.0/ ",
      "/v26.0/ ",
      "/v26.0/ ",
    ]);
    expect(seen).toEqual([0, 50, 100, 122]);
  });

  test("also where Facebook does not say what was ticked", async () => {
    const refusing = () => ({ status: 400, body: graphError(190) });
    expect((await login({ ...emptyList, debug: refusing })).pages).toHaveLength(122);
  });

  test("and a Page that is not the person's to use stays without a token", async () => {
    const { pages } = await login({
      ...emptyList,
      batch: nodes((id) => (id === "2" ? { id, name: "Theirs" } : node(id))),
    });
    expect(pages[1]).toEqual({ id: "2", name: "Theirs" });
  });

  test.each<readonly [string, Answers]>([
    ["without business_management", { permissions: () => granted("pages_show_list") }],
    [
      "where the list has Pages",
      { accounts: () => ({ body: { data: [node("1")] } }), permissions: () => granted() },
    ],
    ["where ticked Pages were found", { debug: scopes({ pages_show_list: ["1"] }) }],
  ])("nothing is asked %s", async (_name, answers) => {
    const { beyond } = await login({ ...emptyList, ...answers });
    expect(beyond).toContain("debug");
    expect(beyond).not.toContain("businesses");
  });

  test.each(["..", "50/../me", "50?x="])("no path is made of the id %j", async (id) => {
    const { beyond } = await login({
      ...emptyList,
      debug: scopes({ pages_show_list: [id] }),
      businesses: () => ({ body: { data: [{ id }] } }),
    });
    expect(beyond).toEqual(["debug", "businesses"]);
  });

  test.each([
    ["the businesses", "/v26.0/me/businesses", []],
    ["one of their lists", "/v26.0/50/owned_pages", ["120", "121", "122"]],
  ])("a refusal of %s leaves out no more than it must", async (_name, refused, found) => {
    const { result, pages } = await login({
      ...emptyList,
      businesses: (asked, response) =>
        asked.path === refused
          ? { status: 403, body: graphError(200) }
          : businesses(asked, response),
    });
    expect(result.ok).toBe(true);
    expect(ids(pages)).toEqual(found);
  });
});

describe("a permission that was given for some Pages only", () => {
  const withheld = async (
    type: LoginRequest["type"],
    entries: Readonly<Record<string, readonly string[] | undefined>>,
    page: object = {},
  ) => {
    const { pages } = await login(
      { accounts: () => ({ body: { data: [node("1", page)] } }), debug: scopes(entries) },
      { type },
      { configId: "917" },
    );
    return pages[0]?.withheld;
  };

  test("is named on the Pages for which it was not", async () => {
    const entries = { pages_show_list: ["1"], pages_messaging: ["2"], pages_manage_metadata: [] };
    expect(await withheld("messenger", entries)).toEqual([
      "pages_messaging",
      "pages_manage_metadata",
    ]);
  });

  test.each<readonly [string, Readonly<Record<string, readonly string[] | undefined>>]>([
    ["was given for this Page", { pages_messaging: ["1"] }],
    ["was given for all", { pages_messaging: undefined }],
    ["was not given at all", {}],
    ["is about businesses", { business_management: ["50"] }],
    ["is another channel's", { instagram_manage_messages: ["2"] }],
  ])("is not named where it %s", async (_name, entries) => {
    expect(await withheld("messenger", entries)).toBeUndefined();
  });

  const withheldOf = async (targets: readonly string[]) => {
    const linkedTo = (id: string) => ({ instagram_business_account: { id, username: id } });
    const list = [node("1", linkedTo("91")), node("2", linkedTo("92")), node("3")];
    const { pages } = await login(
      {
        accounts: () => ({ body: { data: list } }),
        debug: scopes({ instagram_manage_messages: targets }),
      },
      { type: "instagram" },
      { configId: "917" },
    );
    return pages.filter((page) => page.withheld).map(({ id }) => id);
  };

  test.each<readonly [string, readonly string[], readonly string[]]>([
    ["the account's own id", ["91"], ["2"]],
    ["its Page's", ["1"], ["2"]],
    ["either", ["91", "2"], []],
  ])(
    "means an Instagram account by %s, and a Page without one never",
    async (_name, ids, pages) => {
      expect(await withheldOf(ids)).toEqual(pages);
    },
  );

  test.each<readonly [string, readonly string[]]>([
    ["none is an id of this login's", ["17841400000000093", "50"]],
    ["there are none", []],
  ])("is told of no Instagram account where of its ids %s", async (_name, ids) => {
    expect(await withheldOf(ids)).toEqual([]);
  });

  test("says nothing of a Page that was not ticked", async () => {
    const unticked = { access_token: undefined };
    expect(await withheld("messenger", { pages_messaging: ["2"] }, unticked)).toBeUndefined();
  });
});

describe("Cancel", () => {
  test.each<readonly [Step, readonly Step[]]>([
    ["debug", ["debug"]],
    ["batch", ["debug", "batch"]],
    ["businesses", ["debug", "businesses"]],
  ])("at %s ends the login as cancelled, with nothing asked after it", async (step, steps) => {
    const abort = new AbortController();
    const { result, beyond } = await login(
      {
        accounts: empty,
        debug: scopes({ pages_show_list: step === "businesses" ? undefined : numbers(120) }),
        batch: nodes(),
        [step]: () => {
          abort.abort();
          return "handled";
        },
      },
      { signal: abort.signal },
    );
    expect(result).toMatchObject({ ok: false, problem: { code: "cancelled" } });
    expect(beyond).toEqual(steps);
  });
});
