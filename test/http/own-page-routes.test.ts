/** Tests what only Pagekeeper's own pages may do: sign out, check, and bring up the window. */
import { describe, expect, it } from "vitest";
import { type Browser, startTestBackend, type TestBackend } from "./support/backend.ts";
import { ownFetch, previews, tab } from "./support/request.ts";

const appOrigin = "http://localhost:5173";
/** The headers of a script of a web app that the user has allowed. */
const appFetch = { ...ownFetch, Origin: appOrigin, "Sec-Fetch-Site": "same-site" };

function allowApp({ webApps }: TestBackend): void {
  webApps.ask(appOrigin);
  webApps.answer(webApps.view().question?.id ?? "", true);
  expect(webApps.isAllowed(appOrigin)).toBe(true);
}

describe("DELETE /auth/facebook/session", () => {
  const signOut = (browser: Browser, headers: Record<string, string> = ownFetch) =>
    browser.ask("/auth/facebook/session", { method: "DELETE", headers });
  const isSignedIn = async (browser: Browser) =>
    (await browser.ask("/auth/facebook/channels", { headers: ownFetch })).status === 200;

  it("signs this browser out and no other", async () => {
    const { signIn } = await startTestBackend();
    const [browser, other] = [await signIn(), await signIn()];
    const response = await signOut(browser);
    expect(response.status).toBe(204);
    expect(response.headers["set-cookie"]?.[0]).toMatch(
      /^pagekeeper\.sid\.\d+=; Path=\/; Expires=Thu, 01 Jan 1970/,
    );
    expect(await isSignedIn(browser)).toBe(false);
    expect(await isSignedIn(other)).toBe(true);
  });

  it("says so to a browser that is signed out already", async () => {
    const { signIn } = await startTestBackend();
    const browser = await signIn();
    await signOut(browser);
    expect((await signOut(browser)).status).toBe(401);
  });

  it.each([
    [
      "another site",
      { ...ownFetch, Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" },
    ],
    [
      "another port",
      { ...ownFetch, Origin: "http://localhost:3000", "Sec-Fetch-Site": "same-site" },
    ],
    ["an allowed web app", appFetch],
  ])("is refused to %s", async (_name, headers) => {
    const test = await startTestBackend();
    allowApp(test);
    const browser = await test.signIn();
    expect((await signOut(browser, headers)).status).toBe(403);
    expect(await isSignedIn(browser)).toBe(true);
  });
});

describe("GET /auth/facebook/check", () => {
  const check = (browser: Browser, query = "", headers: Record<string, string> = ownFetch) =>
    browser.ask(`/auth/facebook/check${query}`, { headers });

  it.each([
    ["", { kind: "all" }],
    ["?channel=instagram", { kind: "channel", type: "instagram" }],
    ["?account=messenger-1", { kind: "account", id: "messenger-1" }],
  ])("checks what %j names, and sends what was found", async (query, scope) => {
    const { accounts, signIn } = await startTestBackend();
    const { status, body } = await check(await signIn(), query);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({ scope, checked: 2, failing: 1, cancelled: false });
    expect(accounts.checks).toEqual([scope]);
  });

  it("sends the problem as the window sees it", async () => {
    const { accounts, signIn } = await startTestBackend();
    const problem = { code: "offline", message: "This computer is offline." } as const;
    accounts.report = {
      ...accounts.report,
      problem: { ...problem, responsible: "user", retryAt: "2026-12-01T10:00:00.000Z" },
    };
    const { body } = await check(await signIn());
    expect(JSON.parse(body).problem).toEqual(problem);
  });

  it.each([
    "?channel=whatsapp",
    "?channel=",
    "?account=",
    "?channel=messenger&account=messenger-1",
    "?channel=messenger&channel=instagram",
    "?account[]=messenger-1",
  ])("is refused with %s", async (query) => {
    const { accounts, signIn } = await startTestBackend();
    expect((await check(await signIn(), query)).status).toBe(400);
    expect(accounts.checks).toEqual([]);
  });

  it.each<[string, Record<string, string>]>([
    ["a link on another site", tab("cross-site")],
    ["a link on our own page", tab("same-origin")],
    ["a typed address", tab("none")],
    ["a program that names no sender", {}],
    ["another port", { ...ownFetch, "Sec-Fetch-Site": "same-site" }],
    ["an allowed web app", appFetch],
    ["an allowed web app that claims to be us", { ...appFetch, "Sec-Fetch-Site": "same-origin" }],
    ...previews.map(([name, headers]): [string, Record<string, string>] => [
      name,
      { ...ownFetch, ...headers },
    ]),
  ])("is refused to %s", async (_name, headers) => {
    const test = await startTestBackend();
    allowApp(test);
    expect((await check(await test.signIn(), "", headers)).status).toBe(403);
    expect(test.accounts.checks).toEqual([]);
  });

  it("is refused to a signed-out browser", async () => {
    const { accounts, ask } = await startTestBackend();
    expect((await ask("/auth/facebook/check", { headers: ownFetch })).status).toBe(401);
    expect(accounts.checks).toEqual([]);
  });
});

describe("GET /open", () => {
  const open = (browser: Browser, headers: Record<string, string> = tab("same-origin")) =>
    browser.ask("/open", { headers });

  it("brings up the window, and the browser stays on its page", async () => {
    const { openWindow, signIn } = await startTestBackend();
    expect((await open(await signIn())).status).toBe(204);
    expect(openWindow).toHaveBeenCalledOnce();
  });

  it("leads to the link that brings up the window, if only a link can", async () => {
    const { openWindow, signIn } = await startTestBackend();
    openWindow.mockReturnValueOnce("pagekeeper://open");
    expect(await open(await signIn())).toMatchObject({
      status: 303,
      headers: { location: "pagekeeper://open" },
    });
  });

  it.each<[string, Record<string, string>]>([
    ["a link on another site", tab("cross-site")],
    ["a link on another port", tab("same-site")],
    ["a picture on another site", { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "image" }],
    ["an allowed web app", appFetch],
    ["a foreign origin", { Origin: "https://evil.example" }],
  ])("is refused to %s", async (_name, headers) => {
    const test = await startTestBackend();
    allowApp(test);
    expect((await open(await test.signIn(), headers)).status).toBe(403);
    expect(test.openWindow).not.toHaveBeenCalled();
  });

  it("is refused to a signed-out browser, so that no other program can call it", async () => {
    const { ask, openWindow } = await startTestBackend();
    expect((await ask("/open", { headers: tab("same-origin") })).status).toBe(401);
    expect(openWindow).not.toHaveBeenCalled();
  });
});
