import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
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
    requests: graph.requests,
    /** The steps after the five calls that every login makes. */
    furtherSteps: graph.requests.slice(5).map(stepOf),
    seen,
  };
}

const empty = (): Reply => ({ body: { data: [] } });

/** Responds to `debug_token` with these scopes. A scope without ids is for all Pages. */
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

/**
 * Responds to reads of Pages by id with the result of `answer`. If that is undefined, responds as
 * if Meta had run out of time for the Page.
 */
const nodes =
  (answer: (id: string) => unknown = node): Responder =>
  (received) => ({
    body: gets(received).map(({ pathname }) => {
      const body = answer(pathname.slice(1));
      if (body === undefined) return null;
      const isError = typeof body === "object" && body !== null && "error" in body;
      return { code: isError ? 400 : 200, headers: [], body: JSON.stringify(body) };
    }),
  });

const ids = (pages: readonly ListedPage[]) => pages.map(({ id }) => id);
const numbers = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => String(from + index));

describe("a list that looks complete", () => {
  it("makes no further calls if the list looks complete", async () => {
    const { furtherSteps, pages } = await login({}, { knownPages: () => ["1"] });
    expect(furtherSteps).toEqual([]);
    expect(ids(pages)).toEqual(["1"]);
  });
});

describe("a list that may be incomplete", () => {
  const full: Answers = {
    debug: scopes({ pages_show_list: ["1", "2", "3"] }),
    batch: nodes(),
  };

  it.each<readonly [string, Answers, Partial<LoginRequest>, Partial<FacebookConfig>]>([
    ["is empty", { accounts: empty }, {}, {}],
    ["lacks a Page that was connected before", {}, { knownPages: () => ["1", "3"] }, {}],
    [
      "was read without business_management",
      { permissions: () => granted("pages_show_list") },
      {},
      {},
    ],
    ["comes from a Login for Business", {}, {}, { configId: "917" }],
  ])("adds the selected Pages to a list that %s", async (_name, answers, request, config) => {
    const found = await login({ ...full, ...answers }, request, config);
    expect(found.furtherSteps).toEqual(["debug", "batch"]);
    expect(ids(found.pages)).toEqual(["1", "2", "3"]);
    expect(found.seen.at(-1)).toBe(3);
  });

  it("asks which Pages this user connected before", async () => {
    const users: string[] = [];
    const knownPages = (userId: string) => {
      users.push(userId);
      return [];
    };
    await login({}, { knownPages });
    expect(users).toEqual(["10"]);
  });

  it("reads missing Pages in batches of 50 and reports each batch", async () => {
    const selected = numbers(501);
    const { pages, furtherSteps, seen } = await login({
      accounts: empty,
      debug: scopes({ pages_show_list: selected }),
      batch: nodes(),
    });
    expect(ids(pages)).toEqual(selected);
    expect(furtherSteps).toEqual(["debug", ...numbers(11).map(() => "batch")]);
    expect(seen).toEqual([0, 50, 100, 150, 200, 250, 300, 350, 400, 450, 500, 501]);
  });

  it("asks for the scopes with the app's token, and for the Pages with the user's token", async () => {
    const { requests } = await login({ ...full, accounts: empty });
    const [debug, batch] = requests.slice(5);
    if (!debug || !batch) throw new Error("nothing was sent");
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

  it.each<readonly [string, object, readonly string[] | undefined]>([
    ["pages_messaging", { pages_messaging: ["7"] }, ["7"]],
    [
      "pages_messaging if pages_show_list covers all Pages",
      { pages_show_list: undefined, pages_messaging: ["7"] },
      ["7"],
    ],
    ["instagram_manage_messages", { instagram_manage_messages: ["7"] }, ["7"]],
    [
      "pages_show_list rather than another permission",
      { pages_messaging: ["8"], pages_show_list: ["7"] },
      ["7"],
    ],
    ["no permission if none names an id", { pages_show_list: undefined }, undefined],
  ])("takes the selected Pages from %s", async (_name, entries, expected) => {
    const { requests } = await login({ accounts: empty, debug: scopes({ ...entries }) });
    const batch = requests.find((one) => stepOf(one) === "batch");
    expect(batch && gets(batch).map(({ pathname }) => pathname.slice(1))).toEqual(expected);
  });

  it("asks for the Instagram fields that Meta accepted for the list", async () => {
    const knows = { ...full, accounts: empty };
    const lacks: Answers = {
      ...full,
      accounts: ({ query }) =>
        query.get("fields")?.includes("connected")
          ? { status: 400, body: graphError(100) }
          : empty(),
    };
    const fieldsOf = async (answers: Answers) => {
      const { requests } = await login(answers, { type: "instagram" });
      const batch = requests.find((one) => stepOf(one) === "batch");
      return batch && gets(batch)[0]?.searchParams.get("fields");
    };
    expect(await fieldsOf(knows)).toMatch(
      /,instagram_business_account\{.*\},connected_instagram_account\{id\}$/,
    );
    expect(await fieldsOf(lacks)).toMatch(/,instagram_business_account\{[^}]*\}$/);
  });
});

describe("a Page read by its id", () => {
  const read = async (answer: (id: string) => unknown) =>
    await login({
      accounts: empty,
      debug: scopes({ pages_show_list: ["1", "2"] }),
      batch: nodes((id) => (id === "1" ? answer(id) : node(id))),
    });

  it.each([
    ["no token", {}],
    ["the user's long-lived token", { access_token: secrets.longToken }],
    ["the user's short-lived token", { access_token: secrets.shortToken }],
  ])("gives a Page no token if Meta returns %s", async (_name, page) => {
    const { pages } = await read((id) => ({ id, name: "Harbor Yoga", ...page }));
    expect(pages[0]).toEqual({ id: "1", name: "Harbor Yoga" });
    expect(pages[1]).toMatchObject({ token: "EAApage2" });
  });

  it.each([
    ["does not exist for this person", graphError(100, 33)],
    [
      "is not a Page",
      graphError(100, undefined, "Tried accessing nonexisting field (access_token)"),
    ],
    ["must not be read", graphError(10)],
    ["has another shape", { name: "Harbor Yoga" }],
  ])("leaves out a Page that %s", async (_name, body) => {
    const { pages, furtherSteps } = await read(() => body);
    expect(ids(pages)).toEqual(["2"]);
    expect(furtherSteps).toEqual(["debug", "batch"]);
  });

  it("reads a Page once more if Meta did not read it in time", async () => {
    const slow = new Set(["1"]);
    const { pages, furtherSteps } = await read((id) => (slow.delete(id) ? undefined : node(id)));
    expect(ids(pages)).toEqual(["2", "1"]);
    expect(furtherSteps).toEqual(["debug", "batch", "batch"]);
  });

  it("reads a Page once more when a limit is over", async () => {
    const limited = new Set(["1"]);
    const waits: (string | undefined)[] = [];
    const { pages, furtherSteps } = await login(
      {
        accounts: empty,
        debug: scopes({ pages_show_list: ["1", "2"] }),
        batch: nodes((id) => (limited.delete(id) ? graphError(4) : node(id))),
      },
      { onPause: (until) => waits.push(until) },
    );
    expect(ids(pages)).toEqual(["2", "1"]);
    expect(furtherSteps).toEqual(["debug", "batch", "batch"]);
    expect(waits).toEqual([expect.stringContaining("T"), undefined]);
  });

  it("gives up on a Page that Meta never reads in time", async () => {
    const { pages, furtherSteps } = await read(() => undefined);
    expect(ids(pages)).toEqual(["2"]);
    expect(furtherSteps).toEqual(["debug", "batch", "batch"]);
  });
});

describe("a login whose scopes are unknown", () => {
  it.each<readonly [string, Reply]>([
    ["refuses, as it does for a Native or Desktop app", { status: 400, body: graphError(190) }],
    ["finds the token invalid", { body: { data: { is_valid: false, scopes: [] } } }],
    ["answers HTML", { body: "<html>" }],
    ["is down", { status: 503, body: "" }],
  ])("uses the list and the Pages connected before if Meta %s", async (_name, reply) => {
    const { result, pages } = await login(
      { debug: () => reply, batch: nodes() },
      { knownPages: () => ["1", "4"] },
    );
    expect(result.ok).toBe(true);
    expect(ids(pages)).toEqual(["1", "4"]);
    expect(pages.some((page) => "withheld" in page)).toBe(false);
  });

  it("uses the list alone if Pages cannot be read by id either", async () => {
    const failing: Answers = { batch: () => ({ status: 400, body: graphError(200) }) };
    const { pages } = await login(failing, { knownPages: () => ["1", "4"] });
    expect(ids(pages)).toEqual(["1"]);
  });
});

describe("the Pages of businesses", () => {
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

  it("fills an empty list with the Pages of businesses if every Page was selected", async () => {
    const { pages, requests, seen } = await login(emptyList);
    expect(ids(pages)).toEqual(numbers(122));
    const paths = requests.slice(6).map(({ path, query }) => `${path} ${query.get("after") ?? ""}`);
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

  it("fills an empty list with the Pages of businesses if Meta does not say what was selected", async () => {
    const refusing = () => ({ status: 400, body: graphError(190) });
    expect((await login({ ...emptyList, debug: refusing })).pages).toHaveLength(122);
  });

  it("returns a business's Page without a token if the user may not use it", async () => {
    const { pages } = await login({
      ...emptyList,
      batch: nodes((id) => (id === "2" ? { id, name: "Theirs" } : node(id))),
    });
    expect(pages[1]).toEqual({ id: "2", name: "Theirs" });
  });

  it.each<readonly [string, Answers]>([
    ["without business_management", { permissions: () => granted("pages_show_list") }],
    [
      "if the list has Pages",
      { accounts: () => ({ body: { data: [node("1")] } }), permissions: () => granted() },
    ],
    ["if selected Pages were found", { debug: scopes({ pages_show_list: ["1"] }) }],
  ])("does not ask for businesses %s", async (_name, answers) => {
    const { furtherSteps } = await login({ ...emptyList, ...answers });
    expect(furtherSteps).toContain("debug");
    expect(furtherSteps).not.toContain("businesses");
  });

  it.each(["..", "50/../me", "50?x="])("makes no call with the malformed id %j", async (id) => {
    const { furtherSteps } = await login({
      ...emptyList,
      debug: scopes({ pages_show_list: [id] }),
      businesses: () => ({ body: { data: [{ id }] } }),
    });
    expect(furtherSteps).toEqual(["debug", "businesses"]);
  });

  it.each([
    ["the businesses", "/v26.0/me/businesses", []],
    ["one of their lists", "/v26.0/50/owned_pages", ["120", "121", "122"]],
  ])("leaves out only the affected Pages if Meta refuses %s", async (_name, refused, found) => {
    const { result, pages } = await login({
      ...emptyList,
      businesses: (received, response) =>
        received.path === refused
          ? { status: 403, body: graphError(200) }
          : businesses(received, response),
    });
    expect(result.ok).toBe(true);
    expect(ids(pages)).toEqual(found);
  });
});

describe("a permission granted for some Pages only", () => {
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

  it("withholds a permission from Pages that it was not granted for", async () => {
    const entries = { pages_show_list: ["1"], pages_messaging: ["2"], pages_manage_metadata: [] };
    expect(await withheld("messenger", entries)).toEqual([
      "pages_messaging",
      "pages_manage_metadata",
    ]);
  });

  it.each<readonly [string, Readonly<Record<string, readonly string[] | undefined>>]>([
    ["was granted for this Page", { pages_messaging: ["1"] }],
    ["was granted for all Pages", { pages_messaging: undefined }],
    ["was not granted at all", {}],
    ["is about businesses", { business_management: ["50"] }],
    ["is another channel's", { instagram_manage_messages: ["2"] }],
  ])("does not withhold a permission that %s", async (_name, entries) => {
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

  it.each<readonly [string, readonly string[], readonly string[]]>([
    ["the account's own id", ["91"], ["2"]],
    ["its Page's id", ["1"], ["2"]],
    ["either id", ["91", "2"], []],
  ])(
    "matches an Instagram account by %s, and never a Page without one",
    async (_name, ids, pages) => {
      expect(await withheldOf(ids)).toEqual(pages);
    },
  );

  it.each<readonly [string, readonly string[]]>([
    ["none is known to this login", ["17841400000000093", "50"]],
    ["there are none", []],
  ])("withholds a permission from no Instagram account if of its ids %s", async (_name, ids) => {
    expect(await withheldOf(ids)).toEqual([]);
  });

  it("withholds no permission from a Page that was not selected", async () => {
    const notSelected = { access_token: undefined };
    expect(await withheld("messenger", { pages_messaging: ["2"] }, notSelected)).toBeUndefined();
  });
});

describe("cancelling", () => {
  it.each<readonly [Step, readonly Step[]]>([
    ["debug", ["debug"]],
    ["batch", ["debug", "batch"]],
    ["businesses", ["debug", "businesses"]],
  ])(
    "ends the login without further calls if it is cancelled at the step %s",
    async (step, steps) => {
      const abort = new AbortController();
      const { result, furtherSteps } = await login(
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
      expect(furtherSteps).toEqual(steps);
    },
  );
});
