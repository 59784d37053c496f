import { describe, expect, it } from "vitest";
import { people } from "../../../../../main/practice/index.ts";
import {
  answerDialog,
  credentials,
  errorOf,
  graph,
  longToken,
  type Params,
  pageToken,
  redirectUri,
  shortToken,
  start,
} from "../../support.ts";

const dayMs = 24 * 3600 * 1000;

async function withCode(practice: Awaited<ReturnType<typeof start>>): Promise<Params> {
  const code = (await answerDialog(practice)).searchParams.get("code") ?? "";
  return { ...credentials(practice), redirect_uri: redirectUri, code };
}

describe("the exchange of a code", () => {
  it("returns a short-lived token in Meta's format", async () => {
    const practice = await start();
    const { body } = await graph(practice, "oauth/access_token", await withCode(practice));
    expect(body).toEqual({
      access_token: expect.stringMatching(/^EAA[A-Za-z0-9]{100,396}$/),
      token_type: "bearer",
      expires_in: 5000,
    });
  });

  it.each([
    ["a form", "application/x-www-form-urlencoded", (p: Params) => new URLSearchParams(p)],
    ["JSON", "application/json", (p: Params) => JSON.stringify(p)],
  ])("accepts %s, also without a version in the path", async (_name, type, encode) => {
    const practice = await start();
    const reply = await fetch(`${practice.origin}/oauth/access_token`, {
      method: "POST",
      headers: { "content-type": type },
      body: encode({ ...(await withCode(practice)), grant_type: "authorization_code" }),
    });
    expect(reply.status).toBe(200);
  });

  it("accepts a multipart body", async () => {
    const practice = await start();
    const body = new FormData();
    for (const [name, value] of Object.entries(await withCode(practice))) body.set(name, value);
    const reply = await fetch(`${practice.origin}/v26.0/oauth/access_token`, {
      method: "POST",
      body,
    });
    expect(reply.status).toBe(200);
  });

  it("rejects an unknown grant type", async () => {
    const practice = await start();
    const params = { ...(await withCode(practice)), grant_type: "password" };
    expect(errorOf(await graph(practice, "oauth/access_token", params)).code).toBe(100);
  });

  it("does not use up a code if the exchange fails", async () => {
    const practice = await start();
    const params = await withCode(practice);
    await graph(practice, "oauth/access_token", { ...params, client_secret: "no" });
    expect((await graph(practice, "oauth/access_token", params)).status).toBe(200);
  });
});

describe("a token", () => {
  it("is exchanged for one that is valid for sixty days", async () => {
    const practice = await start();
    const { body } = await graph(practice, "oauth/access_token", {
      ...credentials(practice),
      grant_type: "fb_exchange_token",
      fb_exchange_token: await shortToken(practice),
    });
    expect(body).toMatchObject({ token_type: "bearer", expires_in: 5_183_944 });
  });

  it("cannot be exchanged after it has expired", async () => {
    let now = Date.UTC(2026, 10, 22);
    const practice = await start({ now: () => now });
    const fb_exchange_token = await shortToken(practice);
    now += 5_001_000;
    const reply = await graph(practice, "oauth/access_token", {
      ...credentials(practice),
      grant_type: "fb_exchange_token",
      fb_exchange_token,
    });
    expect(errorOf(reply)).toMatchObject({ code: 190, error_subcode: 463 });
  });

  it("outlives the long-lived user token that it came from if it is a Page token", async () => {
    let now = Date.UTC(2026, 10, 22);
    const practice = await start({ now: () => now });
    const user = await longToken(practice);
    const page = await pageToken(practice, user, "Harbor Yoga");
    now += 61 * dayMs;
    expect(errorOf(await graph(practice, "me", { access_token: user })).error_subcode).toBe(463);
    expect((await graph(practice, "me", { access_token: page })).status).toBe(200);
  });

  it("expires with the short-lived user token that it came from if it is a Page token", async () => {
    let now = Date.UTC(2026, 10, 22);
    const practice = await start({ now: () => now });
    const page = await pageToken(practice, await shortToken(practice), "Harbor Yoga");
    now += 5_001_000;
    expect(errorOf(await graph(practice, "me", { access_token: page })).error_subcode).toBe(463);
  });

  it("remains valid after a restart, for every Page", async () => {
    const before = await start({ branches: 0 });
    const user = await longToken(before, {
      without: ["Harbor Yoga"],
      decline: ["pages_messaging"],
    });
    await before.close();
    const after = await start({ branches: 0 });
    expect((await graph(after, "me", { access_token: user })).body).toMatchObject({
      id: people.dana.id,
    });
    expect(await pageToken(after, user, "Harbor Yoga")).toMatch(/^EAA/);
    const { body } = await graph(after, "me/permissions", { access_token: user });
    expect(JSON.stringify(body)).not.toContain("pages_messaging");
  });

  it.each([
    ["from another app", "EAA00"],
    ["of an unknown format", "hello"],
  ])("%s is rejected with 190 and not quoted", async (_name, access_token) => {
    const error = errorOf(await graph(await start(), "me", { access_token }));
    expect(error.code).toBe(190);
    expect(error.message).not.toContain(access_token);
  });

  it("is rejected if it was modified", async () => {
    const practice = await start();
    const token = await shortToken(practice);
    const changed = `${token.slice(0, 10)}${token[10] === "1" ? "2" : "1"}${token.slice(11)}`;
    expect(errorOf(await graph(practice, "me", { access_token: changed })).code).toBe(190);
  });
});
