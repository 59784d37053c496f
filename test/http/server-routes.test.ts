/** Tests the response of each route to valid and invalid requests. */
import { describe, expect, it } from "vitest";
import type { ConnectIntent } from "../../common/contract/flows.ts";
import { serverTexts } from "../../main/i18n/en/server.ts";
import { startTestBackend } from "./support/backend.ts";
import { connected, dialogUrl, failed } from "./support/fakes.ts";
import { ownFetch, tab } from "./support/request.ts";

const callbackPath = "/auth/facebook/callback";
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

/** Starts a flow in a signed-in browser. The returned flow is waiting for Facebook's callback. */
async function waitingFlow() {
  const test = await startTestBackend();
  const browser = await test.signIn();
  await browser.ask("/connect?type=messenger");
  const sendCallback = (query: string) =>
    browser.ask(`${callbackPath}?${query}`, { headers: tab("cross-site") });
  return { ...test, browser, sendCallback };
}

describe("GET /auth/facebook/callback", () => {
  it.each([
    ["code=c", { kind: "code", code: "c" }],
    [
      "error=access_denied&error_reason=user_denied",
      { kind: "refused", error: "access_denied", reason: "user_denied" },
    ],
    ["error_code=1349126&error_message=App+Not+Setup", { kind: "app-error", errorCode: "1349126" }],
    ["", { kind: "nothing" }],
  ])("passes the parameters %j to the flow", async (query, response) => {
    const { sendCallback, flows } = await waitingFlow();
    await sendCallback(`${query}&state=${flows.state}`);
    expect(flows.finished).toEqual([response]);
  });

  it("redirects a web flow back with the documented parameters", async () => {
    const { sendCallback, flows, desktopRedirects } = await waitingFlow();
    flows.end = async () => connected("web", "/settings?a=1&type=old");
    expect(await sendCallback(`code=c&state=${flows.state}`)).toMatchObject({
      status: 303,
      headers: { location: "/settings?a=1&facebook_connected=true&type=messenger" },
    });
    expect(desktopRedirects).toEqual([]);
  });

  it("redirects a failed web flow back with a message and a code", async () => {
    const { sendCallback, flows } = await waitingFlow();
    flows.end = async () => failed("web", "/settings");
    const { headers } = await sendCallback(`error=access_denied&state=${flows.state}`);
    const { pathname, searchParams } = new URL(headers.location ?? "", "http://localhost");
    expect(pathname).toBe("/settings");
    expect(decodeURIComponent(searchParams.get("error") ?? "")).toBe(
      "You cancelled at Facebook & nothing was connected. Start again?",
    );
    expect(searchParams.get("error_code")).toBe("cancelled");
  });

  it("names the channel if the page should offer to connect again", async () => {
    const { sendCallback, flows } = await waitingFlow();
    const message = "You logged in as Ben, but Harbor Yoga was connected by Anna.";
    const problem = { code: "different_user", message, responsible: "user" } as const;
    const end = failed("web", "/settings?type=old");
    flows.end = async () => ({ ...end, result: { ok: false, problem } });
    const { headers } = await sendCallback(`code=c&state=${flows.state}`);
    expect(headers.location).toMatch(
      /^\/settings\?error=[^&]+&error_code=different_user&type=messenger$/,
    );
  });

  it.each([
    [connected, "/done/connected", "/?facebook_connected=true&type=messenger"],
    [failed, "/done/not-connected", expect.stringMatching(/^\/\?error=.*&error_code=cancelled$/)],
  ])(
    "shows a static page after a desktop flow and notifies the window (%#)",
    async (end, page, target) => {
      const { sendCallback, flows, desktopRedirects, ask } = await waitingFlow();
      flows.end = async () => end("desktop", "/");
      expect(await sendCallback(`code=c&state=${flows.state}`)).toMatchObject({
        status: 303,
        headers: { location: page },
      });
      expect(desktopRedirects).toEqual([target]);
      const shown = await ask(page, { headers: tab("cross-site") });
      expect(shown).toMatchObject({
        status: 200,
        body: expect.stringContaining("You can close this tab and go back to Pagekeeper."),
      });
    },
  );

  const state = "state=s3cret-state";
  it.each([
    ["no state", "code=c"],
    ["an unknown state", "code=c&state=other"],
    ["two states", `code=c&${state}&${state}`],
    ["an array of states", "code=c&state[]=s3cret-state"],
    ["an array of codes", `code[]=c&${state}`],
    ["two codes", `code=c&code=d&${state}`],
    ["a code and an error", `code=c&error=x&${state}`],
    ["10 kB of query", `code=c&${state}&x=${"x".repeat(10_000)}`],
    ["100 kB of query", `code=c&${state}&x=${"x".repeat(100_000)}`],
  ])("responds to %s with a page and keeps the flow", async (_name, query) => {
    const { sendCallback, flows } = await waitingFlow();
    const response = await sendCallback(query);
    expect(response).toMatchObject({
      status: 400,
      body: expect.stringContaining(serverTexts.failures.start_again.title),
    });
    expect(response.headers["content-type"]).toContain("text/html");
    expect(response.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(flows.finished).toEqual([]);
    expect((await sendCallback(`code=c&${state}`)).status).toBe(303);
  });

  it("accepts a state only once", async () => {
    const { sendCallback, flows } = await waitingFlow();
    await sendCallback(`code=c&${state}`);
    expect((await sendCallback(`code=c&${state}`)).status).toBe(400);
    expect(flows.finished).toHaveLength(1);
  });

  it.each([
    ["without a cookie", async () => ({})],
    [
      "with another browser's cookie",
      async (signIn: () => Promise<{ cookie: string }>) => ({ Cookie: (await signIn()).cookie }),
    ],
  ])("accepts no state from a browser %s", async (_name, cookie) => {
    const { ask, signIn, flows } = await waitingFlow();
    const headers = { ...tab("cross-site"), ...(await cookie(signIn)) };
    expect((await ask(`${callbackPath}?code=c&${state}`, { headers })).status).toBe(400);
    expect(flows.waiting).toBe(true);
  });

  it.each([
    ["a frame", { "Sec-Fetch-Dest": "iframe" }],
    ["an image", { "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image" }],
    ["a prefetch", { "Sec-Purpose": "prefetch" }],
  ])("refuses %s", async (_name, headers) => {
    const { browser, flows } = await waitingFlow();
    const response = await browser.ask(`${callbackPath}?code=c&${state}`, {
      headers: { ...tab("cross-site"), ...headers },
    });
    expect(response.status).toBe(403);
    expect(flows.waiting).toBe(true);
  });

  it("keeps the flow after a HEAD request", async () => {
    const { browser, flows } = await waitingFlow();
    const response = await browser.ask(`${callbackPath}?code=c&${state}`, { method: "HEAD" });
    expect(response.status).toBe(405);
    expect(flows.waiting).toBe(true);
  });

  it("repeats no part of the request", async () => {
    const { sendCallback, flows, logLines } = await waitingFlow();
    flows.end = async () => failed("web", "/");
    const query = "error=er-leak&error_description=<b>desc-leak</b>&error_reason=why-leak";
    const answers = [
      await sendCallback(`${query}&state=state-leak`),
      await sendCallback(`${query}&${state}`),
      await sendCallback(`code=code-leak&${state}`),
    ];
    const output =
      JSON.stringify(answers.map(({ headers, body }) => [headers, body])) + logLines.join();
    expect(output).not.toMatch(/leak|s3cret/);
  });

  it("waits for a slow flow while answering other requests", async () => {
    const { sendCallback, flows, browser } = await waitingFlow();
    const slow = Promise.withResolvers<ReturnType<typeof connected>>();
    const reached = Promise.withResolvers<void>();
    flows.end = () => {
      reached.resolve();
      return slow.promise;
    };
    const response = sendCallback(`code=c&${state}`);
    await reached.promise;
    expect((await browser.ask("/auth/facebook/channels")).status).toBe(200);
    slow.resolve(connected("web", "/"));
    expect((await response).status).toBe(303);
  });

  it("tells the window how a flow ended even if the browser disconnects", async () => {
    const told = Promise.withResolvers<string>();
    const { signIn, flows } = await startTestBackend({ onDesktopRedirect: told.resolve });
    const browser = await signIn();
    await browser.ask("/connect?type=messenger");
    const slow = Promise.withResolvers<ReturnType<typeof connected>>();
    const left = new AbortController();
    flows.end = () => {
      left.abort();
      return slow.promise;
    };
    const headers = tab("cross-site");
    const path = `${callbackPath}?code=c&${state}`;
    await expect(browser.ask(path, { headers, signal: left.signal })).rejects.toThrow();
    slow.resolve(connected("desktop", "/"));
    expect(await told.promise).toBe("/?facebook_connected=true&type=messenger");
    expect((await browser.ask("/auth/facebook/channels")).status).toBe(200);
  });

  it("responds with a plain page if the flow throws", async () => {
    const { sendCallback, flows, logLines } = await waitingFlow();
    flows.end = () => Promise.reject(new TypeError("s3cret"));
    const response = await sendCallback(`code=c&${state}`);
    expect(response).toMatchObject({ status: 500, body: expect.stringContaining("<h1>") });
    expect(response.body + logLines.join()).not.toContain("s3cret");
    expect(logLines).toContain('{"event":"http.failed","route":"callback","error":"TypeError"}');
  });
});

describe("the account routes", () => {
  it("list the accounts to a signed-in browser", async () => {
    const { signIn, accounts } = await startTestBackend();
    const browser = await signIn();
    const response = await browser.ask("/auth/facebook/channels", { headers: ownFetch });
    expect(response.headers["content-type"]).toContain("application/json");
    expect(JSON.parse(response.body)).toEqual(accounts.list());
  });

  it.each([
    ["GET", "/auth/facebook/channels"],
    ["DELETE", "/auth/facebook/account/messenger-1"],
    ["DELETE", "/auth/facebook/channel/messenger"],
  ])("require a session for %s %s", async (method, path) => {
    const { ask, accounts } = await startTestBackend();
    const response = await ask(path, { method, headers: ownFetch });
    expect(response.status).toBe(401);
    expect(JSON.parse(response.body)).toMatchObject({ error: { code: "signed_out" } });
    expect([accounts.accounts.size, accounts.channels.size]).toEqual([2, 1]);
  });

  it("delete one account, or a whole channel", async () => {
    const { signIn, accounts, backend } = await startTestBackend();
    const browser = await signIn();
    const headers = { ...ownFetch, Origin: backend.origin };
    const remove = (path: string) => browser.ask(path, { method: "DELETE", headers });
    expect(await remove("/auth/facebook/account/messenger-1")).toMatchObject({
      status: 204,
      body: "",
    });
    expect([...accounts.accounts]).toEqual(["messenger-2"]);
    expect((await remove("/auth/facebook/account/messenger-1")).status).toBe(404);
    expect((await remove("/auth/facebook/channel/messenger")).status).toBe(204);
    expect((await remove("/auth/facebook/channel/messenger")).status).toBe(404);
  });

  it.each([
    ["account/unknown", 404],
    ["channel/whatsapp", 404],
    ["account/", 404],
    ["account/messenger-1/more", 404],
    ["account/messenger-1%2Fmore", 404],
    ["Account/messenger-1", 404],
    [`account/${"a".repeat(201)}`, 404],
    ["account/__proto__", 404],
    ["account/%E0%A4%A", 400],
    ["channel/%", 400],
  ])("change nothing for DELETE %.40s", async (path, status) => {
    const { signIn, accounts } = await startTestBackend();
    const browser = await signIn();
    const response = await browser.ask(`/auth/facebook/${path}`, {
      method: "DELETE",
      headers: ownFetch,
    });
    expect(response.status).toBe(status);
    expect(JSON.parse(response.body)).toEqual({
      error: { code: expect.any(String), message: expect.any(String) },
    });
    expect([accounts.accounts.size, accounts.channels.size]).toEqual([2, 1]);
  });
});

describe("the web UI", () => {
  it.each(["/", "/settings/channels?x=1", "/done/other", "//double"])(
    "is served to a signed-in browser at %s",
    async (path) => {
      const { signIn } = await startTestBackend();
      const browser = await signIn();
      const response = await browser.ask(path, { headers: tab("none") });
      expect(response).toMatchObject({ status: 200, body: expect.stringContaining("web ui") });
      expect(response.headers["content-security-policy"]).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; " +
          "img-src 'self' data: http://localhost:1; connect-src 'self'; " +
          "frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      );
    },
  );

  it("is not served to a signed-out browser", async () => {
    const { ask } = await startTestBackend();
    for (const path of ["/", "/settings"]) {
      const response = await ask(path, { headers: tab("none") });
      expect(response).toMatchObject({
        status: 401,
        body: expect.stringContaining("Open in browser"),
      });
    }
    expect((await ask("/assets/index-abc123.js")).status).toBe(401);
  });

  it("redirects from 127.0.0.1 to localhost, where its cookie is valid", async () => {
    const { backend, ask } = await startTestBackend();
    const headers = { ...tab("none"), Host: `127.0.0.1:${backend.port}` };
    expect(await ask("/settings?a=1", { headers })).toMatchObject({
      status: 302,
      headers: { location: `${backend.origin}/settings?a=1` },
    });
  });

  it("lets browsers cache its hashed files", async () => {
    const { signIn } = await startTestBackend();
    const browser = await signIn();
    const response = await browser.ask("/assets/index-abc123.js", { headers: ownFetch });
    expect(response).toMatchObject({ status: 200, body: "export {};" });
    expect(response.headers["content-type"]).toContain("text/javascript");
    expect(response.headers["cache-control"]).toBe("private, max-age=31536000, immutable");
  });

  it.each([
    "/assets/",
    "/assets",
    "/assets/missing.js",
    "/assets/.hidden",
    "/assets/../beside.txt",
    "/assets/..%2fbeside.txt",
    "/assets/%2e%2e/beside.txt",
    "/assets/..%5cbeside.txt",
    "/assets/%00",
    "/beside.txt",
    "/auth/facebook/unknown",
    "/auth/",
  ])("serves no file at %s", async (path) => {
    const { signIn } = await startTestBackend();
    const browser = await signIn();
    const response = await browser.ask(path, { headers: ownFetch });
    expect([400, 404]).toContain(response.status);
    expect(response.headers["cache-control"]).toBe("no-store");
    expect(JSON.parse(response.body)).toHaveProperty("error.code");
  });
});
