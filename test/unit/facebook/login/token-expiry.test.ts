/** How long a login lives, asked of a Graph over real sockets. */
import { describe, expect, onTestFinished, test } from "vitest";
import { startPractice } from "../../../../main/practice/index.ts";
import { longToken } from "../../practice/support.ts";
import {
  appId,
  appSecret,
  createTestFacebook,
  graphError,
  type Reply,
  startGraph,
} from "../support/graph.ts";

const signal = new AbortController().signal;

async function lifeAt(reply: Reply) {
  const graph = await startGraph(() => reply);
  return {
    result: await createTestFacebook(graph.origin).readTokenExpiry("EAAuser", signal),
    graph,
  };
}

test("is asked once, in the app's own name", async () => {
  const { graph } = await lifeAt({ body: { data: {} } });
  expect(graph.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /v26.0/debug_token",
  ]);
  expect(graph.requests[0]?.query.get("input_token")).toBe("EAAuser");
  expect(graph.requests[0]?.query.get("access_token")).toBe(`${appId}|${appSecret}`);
});

describe("an end", () => {
  test.each([
    ["is told as a date", 1_796_000_000, new Date(1_796_000_000_000).toISOString()],
    ["of 0 is none", 0, undefined],
    ["beyond all dates is none", 9e15, undefined],
    ["before all dates is none", -5, undefined],
    ["that is no number is none", "soon", undefined],
    ["that is left out is none", undefined, undefined],
  ])("%s", async (_name, seconds, date) => {
    const data = { is_valid: true, expires_at: seconds, data_access_expires_at: seconds };
    const { result } = await lifeAt({ body: { data } });
    expect(result).toEqual({
      ok: true,
      value: date === undefined ? {} : { tokenExpiresAt: date, dataAccessExpiresAt: date },
    });
  });
});

test.each<readonly [string, Reply, string]>([
  ["a limit", { status: 400, body: graphError(4) }, "throttled"],
  ["no JSON", { body: "<html>" }, "facebook_not_json"],
])("under %s nothing is told", async (_name, reply, code) => {
  expect((await lifeAt(reply)).result).toMatchObject({ ok: false, problem: { code } });
});

describe("the practice Facebook", () => {
  async function open() {
    const practice = await startPractice({ branches: 0 });
    onTestFinished(() => practice.close());
    const facebook = createTestFacebook(practice.origin, {
      appId: practice.appId,
      appSecret: () => practice.appSecret,
    });
    return {
      practice,
      life: async () => facebook.readTokenExpiry(await longToken(practice), signal),
    };
  }

  test("tells of 60 days, and of 90 for the data", async () => {
    const { life } = await open();
    const result = await life();
    const value = result.ok ? result.value : {};
    const daysUntil = (iso = "") => Math.round((Date.parse(iso) - Date.now()) / 86_400_000);
    expect([daysUntil(value.tokenExpiresAt), daysUntil(value.dataAccessExpiresAt)]).toEqual([
      60, 90,
    ]);
  });

  test("tells an app of type Native nothing, which is the operator's to change", async () => {
    const { practice, life } = await open();
    practice.control.do({ action: "app-type", appType: "native" });
    expect(await life()).toMatchObject({ ok: false, problem: { responsible: "operator" } });
  });
});
