/** Logins whose answers have single items that Meta should not send. */
import { describe, expect, it } from "vitest";
import type { Log } from "../../../../main/facebook/graph/client.ts";
import { graphError } from "../support/graph.ts";
import { granted, secrets } from "../support/login.ts";
import { type Answers, ids, login, nodes, scopes } from "../support/page-list.ts";

const body = (text: unknown) => () => ({ body: text });

async function logIn(answers: Answers, request: Parameters<typeof login>[1] = {}) {
  const logged: (readonly [string, Parameters<Log>[1]])[] = [];
  const log: Log = (event, facts) => logged.push([event, facts]);
  return { ...(await login(answers, request, { log })), logged };
}

const good = { id: "1", name: "Harbor Yoga", access_token: "EAApage1" };

describe("the person", () => {
  it.each<readonly [string, object]>([
    ["no name", { id: "10" }],
    ["an empty name", { id: "10", name: "" }],
    ["a name of control characters", { id: "10", name: "\u0007" }],
    ["null as a name", { id: "10", name: null }],
    ["a number as a name", { id: "10", name: 5 }],
  ])("is called by the id if Meta sends %s", async (_name, me) => {
    const { result } = await logIn({ me: body(me) });
    expect(result).toMatchObject({ ok: true, value: { user: { id: "10", name: "10" } } });
  });

  it("keeps every digit of an id that is a number", async () => {
    const { result } = await logIn({ me: body('{"id":122093847561298765,"name":"Dana"}') });
    expect(result).toMatchObject({ ok: true, value: { user: { id: "122093847561298765" } } });
  });

  it("must have an id", async () => {
    const { result } = await logIn({ me: body({ name: "Dana" }) });
    expect(result).toMatchObject({ problem: { code: "facebook_unexpected" } });
  });
});

describe("a list of Pages", () => {
  it.each<readonly [string, unknown]>([
    ["null", null],
    ["a text", "Page"],
    ["a list", []],
    ["an item without an id", { name: "Dana's secret Page" }],
    ["a malformed id", { id: "../me" }],
    ["an id of 300 digits", { id: "1".repeat(300) }],
    ["a fraction as an id", { id: 1.5 }],
  ])("skips and logs %s", async (_name, odd) => {
    const { pages, logged } = await logIn({ accounts: body({ data: [odd, good, odd] }) });
    expect(ids(pages)).toEqual(["1"]);
    expect(logged).toEqual([["facebook.items-skipped", { list: "accounts", skipped: 2 }]]);
  });

  it("keeps every digit of ids that are numbers", async () => {
    const text =
      '{"data":[{"id":1045129873456017,"name":"A"},{"id":122093847561298765432,"name":"B"}]}';
    const { pages } = await logIn({ accounts: body(text) });
    expect(ids(pages)).toEqual(["1045129873456017", "122093847561298765432"]);
  });

  it("keeps a Page whose Instagram account has a number as its id", async () => {
    const text =
      '{"data":[{"id":"1","name":"A","instagram_business_account":{"id":17841400008460056}}]}';
    const { pages } = await logIn({ accounts: body(text) }, { type: "instagram" });
    expect(pages[0]?.instagram).toEqual({ id: "17841400008460056", username: "17841400008460056" });
  });

  it("reads a known Page by id if its item is malformed", async () => {
    const { pages } = await logIn(
      { accounts: body({ data: [null, good] }), debug: scopes({}), batch: nodes() },
      { knownPages: () => ["1", "2"] },
    );
    expect(ids(pages)).toEqual(["1", "2"]);
  });

  it("that is null does not make the person seem to have no Pages", async () => {
    const { result } = await logIn({ accounts: body({ data: null }) });
    expect(result).toMatchObject({ problem: { code: "facebook_unexpected" } });
  });

  it.each<readonly [string, readonly object[]]>([
    ["first", [good, { id: "1", name: "Harbor Yoga" }]],
    ["last", [{ id: "1", name: "Harbor Yoga" }, good]],
    ["between others", [{ id: "1" }, good, { id: "1", access_token: secrets.longToken }]],
  ])("takes the Page with a token if Meta lists it twice, that one %s", async (_name, data) => {
    const { pages } = await logIn({ accounts: body({ data }) });
    expect(pages).toEqual([{ id: "1", name: "Harbor Yoga", token: "EAApage1" }]);
  });
});

describe("the permissions", () => {
  it("skips and logs those without a status or a name", async () => {
    const data = [
      { permission: "pages_messaging" },
      { status: "granted" },
      null,
      "pages_manage_metadata",
      ...granted("pages_show_list", "business_management").body.data,
    ];
    const { result, logged } = await logIn({ permissions: body({ data }) });
    expect(result).toMatchObject({
      ok: true,
      value: { permissions: { granted: ["pages_show_list", "business_management"] } },
    });
    expect(logged).toEqual([["facebook.items-skipped", { list: "permissions", skipped: 4 }]]);
  });
});

describe("the scopes of a token", () => {
  const short: Answers = { accounts: body({ data: [] }), batch: nodes() };

  it("skips and logs a malformed scope, and uses the others", async () => {
    const text = `{"data":{"granular_scopes":[null,{"target_ids":["8"]},
      {"scope":"pages_show_list","target_ids":[1045129873456017,122093847561298765432]}]}}`;
    const { pages, logged } = await logIn({ ...short, debug: body(text) });
    expect(ids(pages)).toEqual(["1045129873456017", "122093847561298765432"]);
    expect(logged).toEqual([["facebook.items-skipped", { list: "granular_scopes", skipped: 2 }]]);
  });

  it("withholds no permission because of a malformed id", async () => {
    const { pages } = await logIn({
      ...short,
      debug: scopes({ pages_show_list: ["1", "2"], pages_messaging: ["1", "../2"] }),
    });
    expect(ids(pages)).toEqual(["1", "2"]);
    expect(pages.some((page) => "withheld" in page)).toBe(false);
  });
});

it.each<readonly [string, unknown, string]>([
  [
    "100 for a missing permission or feature",
    graphError(
      100,
      undefined,
      "(#100) Object does not exist, cannot be loaded due to missing permission or reviewable feature, or does not support this operation.",
    ),
    "login_not_permitted",
  ],
  ["100/33", graphError(100, 33), "login_not_permitted"],
  ["200", graphError(200), "login_not_permitted"],
  ["10", graphError(10), "login_not_permitted"],
  ["200/2018028, which the operator must solve", graphError(200, 2018028), "app_not_reviewed"],
  [
    "190 for a Page that is not accessible",
    graphError(
      190,
      undefined,
      "Error validating access token: This user token belongs to a Page that is not accessible.",
    ),
    "login_as_page",
  ],
  [
    "an old body without a code",
    { error: { type: "OAuthException", message: "Error validating access token: expired." } },
    "token_rejected",
  ],
])("has a sentence of its own for the error %s", async (_name, error, code) => {
  for (const step of ["me", "permissions", "accounts"] as const) {
    const { result } = await login({ [step]: () => ({ status: 400, body: error }) });
    expect(result).toMatchObject({ ok: false, problem: { code } });
    expect(result).not.toHaveProperty("problem.health");
  }
});
