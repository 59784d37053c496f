import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { LoginRequest } from "../../../../main/channels/ports/facebook.ts";
import type { FacebookConfig } from "../../../../main/facebook/index.ts";
import { appId, appSecret, graphError, type Reply } from "../support/graph.ts";
import { granted, type Step, secrets, stepOf } from "../support/login.ts";
import {
  type Answers,
  empty,
  gets,
  ids,
  login,
  nodes,
  numbers,
  scopes,
} from "../support/page-list.ts";

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
