import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Practice, pages } from "../../../../main/practice/index.ts";
import {
  appToken,
  errorOf,
  longToken,
  type Params,
  pageToken,
  pageTokens,
  post,
  proof,
  start,
} from "../support.ts";

const answers = z.array(
  z.object({
    code: z.number(),
    headers: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
    body: z.string(),
  }),
);

const send = (practice: Practice, items: unknown, params: Params = {}) =>
  post(
    `${practice.origin}/v26.0/`,
    new URLSearchParams({
      access_token: appToken(practice),
      include_headers: "false",
      batch: JSON.stringify(items),
      ...params,
    }),
  );

const run = async (practice: Practice, items: unknown, params: Params = {}) =>
  answers.parse(await (await send(practice, items, params)).json());

const refused = async (practice: Practice, items: unknown, params: Params = {}) =>
  errorOf({ body: await (await send(practice, items, params)).json() });

const get = (relative_url: string, access_token?: string) => ({
  method: "GET",
  relative_url,
  ...(access_token && { access_token }),
});

describe("a batch", () => {
  it("answers each item in order with its own token, even if others fail", async () => {
    const practice = await start({ branches: 0 });
    const tokens = await pageTokens(practice, await longToken(practice));
    const read = "conversations?limit=1&fields=id&platform=";
    const replies = await run(practice, [
      get(`${pages.harborYoga.id}/${read}messenger`, tokens.get("Harbor Yoga")),
      get(`${pages.studioFern.id}/${read}instagram`, tokens.get("Studio Fern")),
      get(`v26.0/me?access_token=${tokens.get("Northwind Bakery")}`),
    ]);
    expect(replies.map(({ code }) => code)).toEqual([200, 403, 200]);
    expect(errorOf({ body: JSON.parse(replies[1]?.body ?? "") }).error_subcode).toBe(2534041);
    expect(JSON.parse(replies[2]?.body ?? "")).toMatchObject({ name: "Northwind Bakery" });
  });

  it("uses its own token for an item without one", async () => {
    const practice = await start();
    const access_token = await longToken(practice);
    const [reply] = await run(practice, [get("me?fields=name")], { access_token });
    expect(JSON.parse(reply?.body ?? "")).toMatchObject({ name: "Dana Reyes" });
  });

  it("returns headers unless include_headers is false", async () => {
    const practice = await start();
    const [without] = await run(practice, [get("me")]);
    expect(without).not.toHaveProperty("headers");
    const [reply] = await run(practice, [get("me")], { include_headers: "true" });
    expect(reply?.headers?.map(({ name }) => name)).toContain("x-app-usage");
  });

  it("sends an item's body with POST", async () => {
    const practice = await start();
    const token = await pageToken(practice, await longToken(practice), "Harbor Yoga");
    const [reply] = await run(practice, [
      {
        method: "POST",
        relative_url: `${pages.harborYoga.id}/subscribed_apps`,
        body: new URLSearchParams({ subscribed_fields: "feed", access_token: token }).toString(),
      },
    ]);
    expect(reply).toEqual({ code: 200, body: '{"success":true}' });
  });

  it("accepts at most fifty items", async () => {
    const practice = await start();
    const access_token = await longToken(practice);
    const items = Array.from({ length: 50 }, () => get("me"));
    expect(await run(practice, items, { access_token })).toHaveLength(50);
    expect((await refused(practice, [...items, get("me")])).type).toBe("GraphBatchException");
  });

  it.each([
    ["a value that is not a list", { method: "GET" }],
    ["an item without a relative_url", [{ method: "GET" }]],
    ["an unknown method", [{ method: "BREW", relative_url: "me" }]],
  ])("rejects %s", async (_name, items) => {
    expect((await refused(await start(), items)).code).toBe(100);
  });

  it("requires a valid token of its own", async () => {
    const practice = await start();
    expect((await refused(practice, [], { access_token: "" })).code).toBe(104);
    expect((await refused(practice, [], { access_token: "EAA0" })).code).toBe(190);
  });

  it("requires a proof for each item's own token if the app requires proofs", async () => {
    const practice = await start();
    const user = await longToken(practice);
    practice.control.do({ action: "proof", proof: "required" });
    const envelope = { appsecret_proof: proof(practice, appToken(practice)) };
    const [bare, proven, wrong] = await run(
      practice,
      [
        get("me", user),
        get(`me?appsecret_proof=${proof(practice, user)}`, user),
        get(`me?appsecret_proof=${envelope.appsecret_proof}`, user),
      ],
      envelope,
    );
    expect([bare?.code, proven?.code, wrong?.code]).toEqual([400, 200, 400]);
    expect((await refused(practice, [])).message).toContain("appsecret_proof");
  });

  it("is recorded as one HTTP call and one batch call per item", async () => {
    const practice = await start();
    await run(practice, [get("me"), get("/v25.0/me?x=1")]);
    expect(practice.control.calls()).toEqual([
      { method: "POST", path: "/v26.0/", via: "http" },
      { method: "GET", path: "/me", via: "batch" },
      { method: "GET", path: "/v25.0/me", via: "batch" },
    ]);
  });
});
