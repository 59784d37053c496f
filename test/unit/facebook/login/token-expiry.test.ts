import { describe, expect, it, onTestFinished } from "vitest";
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

async function readExpiry(reply: Reply) {
  const graph = await startGraph(() => reply);
  return {
    result: await createTestFacebook(graph.origin).readTokenExpiry("EAAuser", signal),
    graph,
  };
}

it("makes one call, with the app's own token", async () => {
  const { graph } = await readExpiry({ body: { data: {} } });
  expect(graph.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /v26.0/debug_token",
  ]);
  expect(graph.requests[0]?.query.get("input_token")).toBe("EAAuser");
  expect(graph.requests[0]?.query.get("access_token")).toBe(`${appId}|${appSecret}`);
});

describe("timestamps", () => {
  it.each([
    ["returns a timestamp as a date", 1_796_000_000, new Date(1_796_000_000_000).toISOString()],
    ["returns nothing for 0, which means never", 0, undefined],
    ["ignores a timestamp after all dates", 9e15, undefined],
    ["ignores a timestamp before all dates", -5, undefined],
    ["ignores a timestamp that is not a number", "soon", undefined],
    ["accepts a missing timestamp", undefined, undefined],
  ])("%s", async (_name, seconds, date) => {
    const data = { is_valid: true, expires_at: seconds, data_access_expires_at: seconds };
    const { result } = await readExpiry({ body: { data } });
    expect(result).toEqual({
      ok: true,
      value: date === undefined ? {} : { tokenExpiresAt: date, dataAccessExpiresAt: date },
    });
  });
});

it.each<readonly [string, Reply, string]>([
  ["a limit", { status: 400, body: graphError(4) }, "throttled"],
  ["a response that is not JSON", { body: "<html>" }, "facebook_not_json"],
])("fails on %s", async (_name, reply, code) => {
  expect((await readExpiry(reply)).result).toMatchObject({ ok: false, problem: { code } });
});

describe("with the simulated Facebook", () => {
  async function open() {
    const practice = await startPractice({ branches: 0 });
    onTestFinished(() => practice.close());
    const facebook = createTestFacebook(practice.origin, {
      appId: practice.appId,
      appSecret: () => practice.appSecret,
    });
    return {
      practice,
      readUserExpiry: async () => facebook.readTokenExpiry(await longToken(practice), signal),
    };
  }

  it("reads an expiry of 60 days, and of 90 days for data access", async () => {
    const { readUserExpiry } = await open();
    const result = await readUserExpiry();
    const value = result.ok ? result.value : {};
    const daysUntil = (iso = "") => Math.round((Date.parse(iso) - Date.now()) / 86_400_000);
    expect([daysUntil(value.tokenExpiresAt), daysUntil(value.dataAccessExpiresAt)]).toEqual([
      60, 90,
    ]);
  });

  it("fails for an app of type Native, which only the operator can change", async () => {
    const { practice, readUserExpiry } = await open();
    practice.control.do({ action: "app-type", appType: "native" });
    expect(await readUserExpiry()).toMatchObject({
      ok: false,
      problem: { responsible: "operator" },
    });
  });
});
