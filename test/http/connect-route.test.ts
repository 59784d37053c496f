/** Tests the responses of the route that starts a flow. */
import { describe, expect, it } from "vitest";
import type { ConnectIntent } from "../../common/contract/flows.ts";
import { startTestBackend } from "./support/backend.ts";
import { dialogUrl } from "./support/fakes.ts";
import { ownFetch, tab } from "./support/request.ts";

const encoded = encodeURIComponent;

describe.each(["/auth/facebook/connect", "/connect"])("GET %s", (connectPath) => {
  it("sends a signed-in browser to the dialog", async () => {
    const { signIn, flows } = await startTestBackend();
    const browser = await signIn();
    const path = "/settings?tab=a%26b";
    const response = await browser.ask(
      `${connectPath}?type=instagram&redirect_path=${encoded(path)}`,
      { headers: tab("same-origin") },
    );
    expect(response).toMatchObject({ status: 302, headers: { location: dialogUrl } });
    expect(flows.begun).toEqual([
      { type: "instagram", redirectPath: path, browserId: expect.any(String) },
    ]);
  });

  it.each(["", "type=", "type=whatsapp", "type=messenger&type=messenger", "type[]=messenger"])(
    "redirects back with unknown_type for %j",
    async (query) => {
      const { signIn, flows } = await startTestBackend();
      const browser = await signIn();
      const response = await browser.ask(`${connectPath}?redirect_path=/x?a=1&${query}`);
      expect(response.status).toBe(303);
      expect(response.headers.location).toMatch(
        /^\/x\?a=1&error=[^&%]*.*&error_code=unknown_type$/,
      );
      expect(flows.begun).toEqual([]);
    },
  );

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "/a\r\nX: y",
    `/${"a".repeat(2048)}`,
    "",
  ])("responds 400 to the redirect_path %.30j", async (path) => {
    const { signIn, flows } = await startTestBackend();
    const browser = await signIn();
    const response = await browser.ask(
      `${connectPath}?type=messenger&redirect_path=${encoded(path)}`,
      { headers: ownFetch },
    );
    expect(response.status).toBe(400);
    expect(JSON.parse(response.body)).toMatchObject({ error: { code: "bad_redirect_path" } });
    expect(flows.begun).toEqual([]);
  });

  it("shows a user an error page that does not repeat the bad redirect_path", async () => {
    const { signIn } = await startTestBackend();
    const browser = await signIn();
    const response = await browser.ask(`${connectPath}?redirect_path=//evil.example/<b>`, {
      headers: tab("same-origin"),
    });
    expect(response.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(response.body).toContain("bad_redirect_path");
    expect(response.body).not.toContain("evil");
  });

  it("responds 401 to a signed-out browser, whatever else is wrong", async () => {
    const { ask, flows } = await startTestBackend();
    const json = await ask(`${connectPath}?type=x&redirect_path=//x`);
    expect(json.status).toBe(401);
    expect(JSON.parse(json.body)).toEqual({
      error: { code: "signed_out", message: expect.any(String) },
    });
    const page = await ask(`${connectPath}?type=messenger`, { headers: tab("none") });
    expect(page).toMatchObject({ status: 401, body: expect.stringContaining("<html lang=") });
    expect(flows.begun).toEqual([]);
  });

  it("starts no flow for a picture on our own page", async () => {
    const { signIn, flows } = await startTestBackend();
    const browser = await signIn();
    const headers = {
      "Sec-Fetch-Site": "same-origin",
      "Sec-Fetch-Mode": "no-cors",
      "Sec-Fetch-Dest": "image",
    };
    expect((await browser.ask(`${connectPath}?type=messenger`, { headers })).status).toBe(403);
    expect(flows.begun).toEqual([]);
  });

  it.each<[string, ConnectIntent]>([
    ["again=messenger-1", { reconnectAccountId: "messenger-1" }],
    ["take_over=true", { takeOver: true }],
    ["take_over=false", { takeOver: false }],
    ["again=messenger-1&take_over=true", { reconnectAccountId: "messenger-1", takeOver: true }],
  ])("passes the intent of %s to the flow", async (query, intent) => {
    const { signIn, flows } = await startTestBackend();
    const browser = await signIn();
    const response = await browser.ask(`${connectPath}?type=messenger&${query}`);
    expect(response.status).toBe(302);
    expect(flows.begun).toMatchObject([{ type: "messenger", intent }]);
  });

  it.each([
    "again=",
    `again=${"a".repeat(201)}`,
    "again=messenger-1&again=messenger-2",
    "again[]=messenger-1",
    "take_over=",
    "take_over=1",
    "take_over=TRUE",
    "take_over=true&take_over=false",
    "take_over[]=true",
  ])("redirects back with bad_intent for %.30s", async (query) => {
    const { signIn, flows } = await startTestBackend();
    const browser = await signIn();
    const response = await browser.ask(`${connectPath}?type=messenger&redirect_path=/x&${query}`);
    expect(response.status).toBe(303);
    expect(response.headers.location).toMatch(/^\/x\?error=[^&]+&error_code=bad_intent$/);
    expect(flows.begun).toEqual([]);
  });

  it("refuses a link in an email or chat that takes over another user's Pages", async () => {
    const { signIn, flows } = await startTestBackend();
    const browser = await signIn();
    const link = `${connectPath}?type=messenger&take_over=true&redirect_path=/x`;
    const response = await browser.ask(link, { headers: tab("none") });
    expect(response.status).toBe(303);
    expect(response.headers.location).toMatch(/^\/x\?error=[^&]+&error_code=foreign_take_over$/);
    expect(flows.begun).toEqual([]);
    const clicked = await browser.ask(link, { headers: tab("same-origin") });
    expect(clicked.status).toBe(302);
    expect(flows.begun).toMatchObject([{ intent: { takeOver: true } }]);
  });

  it("redirects back with the problem of a flow that cannot begin", async () => {
    const { signIn, flows } = await startTestBackend();
    flows.beginProblem = { code: "saving", message: "Wait for 100% of it.", responsible: "user" };
    const browser = await signIn();
    const response = await browser.ask(`${connectPath}?type=messenger`);
    expect(response).toMatchObject({
      status: 303,
      headers: { location: "/?error=Wait%20for%20100%20percent%20of%20it.&error_code=saving" },
    });
  });
});
