/** Tests the responses of the route that receives Facebook's callback. */
import { describe, expect, it, vi } from "vitest";
import type { ConnectSummary } from "../../common/contract/accounts.ts";
import type { FlowEnd } from "../../main/channels/connect/browser-flows.ts";
import { serverTexts } from "../../main/i18n/en/server.ts";
import { problem } from "../support/logins.ts";
import { summaryOf } from "../support/snapshot.ts";
import { code, FlowFixture } from "../unit/channels/connect/flow-fixture.ts";
import { type Browser, startTestBackend } from "./support/backend.ts";
import { connected, failed } from "./support/fakes.ts";
import { previews, tab } from "./support/request.ts";

const callbackPath = "/auth/facebook/callback";

/**
 * Starts a flow in a signed-in browser, and returns the flow while it is waiting for Facebook's
 * callback.
 */
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
    [connected, "/done/connected?type=messenger", "/?facebook_connected=true&type=messenger"],
    [
      failed,
      "/done/not-connected?type=messenger",
      expect.stringMatching(/^\/\?error=.*&error_code=cancelled$/),
    ],
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

  describe("the page after a desktop flow", () => {
    const target = "/done/connected?type=messenger";
    const pageOf = async (browser: Browser, path: string) =>
      (await browser.ask(path, { headers: tab("cross-site") })).body;

    async function finish(end: FlowEnd) {
      const test = await waitingFlow();
      test.flows.end = async () => end;
      const { headers } = await test.sendCallback(`code=c&state=${test.flows.state}`);
      return { ...test, page: await pageOf(test.browser, headers.location ?? "") };
    }
    const success = (summary: Partial<ConnectSummary>): FlowEnd => ({
      ...connected("desktop", "/"),
      result: { ok: true, value: { ...summaryOf(44), ...summary } },
    });

    it("says how many accounts are connected, and leads to the window", async () => {
      const { page } = await finish(success({}));
      expect(page).toContain("<h1>44 Pages connected</h1>");
      expect(page).toContain('<a href="/open">Open Pagekeeper</a>');
      expect(page).not.toMatch(/new|couldn't/);
    });

    it("says what is new, and that something is missing", async () => {
      const { page } = await finish(
        success({
          added: { count: 2, names: ["a", "b"] },
          alreadyConnected: 44,
          total: 46,
          leftOut: [
            { reason: "no-messaging-task", count: 1, names: ["c"] },
            { reason: "not-ticked", count: 5, names: ["d", "e", "f"] },
          ],
        }),
      );
      expect(page).toContain("<h1>46 Pages connected</h1>");
      expect(page).toContain("<p>2 Pages are new.</p>");
      expect(page).toContain("<p>1 Page couldn't be connected. Pagekeeper's window says why.</p>");
    });

    it("counts Instagram accounts", async () => {
      const end = { ...success({ total: 1 }), type: "instagram" } as const;
      expect((await finish(end)).page).toContain("<h1>1 Instagram account connected</h1>");
    });

    it("says why nothing was connected", async () => {
      const { page } = await finish(failed("desktop", "/"));
      expect(page).toContain("<h1>Not connected</h1>");
      expect(page).toContain("You cancelled at Facebook &#38; nothing was connected.");
    });

    it("tells the same if it is loaded again, but nothing to another browser", async () => {
      const { browser, page, signIn, ask } = await finish(success({}));
      expect(await pageOf(browser, target)).toBe(page);
      const other = await pageOf(await signIn(), target);
      expect(other).toContain("<h1>Connected</h1>");
      expect(other).toContain("Open Pagekeeper");
      const { body } = await ask(target, { headers: tab("cross-site") });
      expect(body).toContain("<h1>Connected</h1>");
      // This browser could not use the link.
      expect(body).not.toContain("Open Pagekeeper");
    });

    it.each([
      ["/done/connected", "Connected"],
      ["/done/connected?type=instagram", "Connected"],
      ["/done/connected?type=other", "Connected"],
      ["/done/connected?type=messenger&type=messenger", "Connected"],
      ["/done/not-connected?type=messenger", "Not connected"],
      ["/done/test-passed?type=messenger", "Test login finished"],
    ])("tells nothing at %s, which is not the address of that login", async (path, title) => {
      const { browser } = await finish(success({}));
      expect(await pageOf(browser, path)).toContain(`<h1>${title}</h1>`);
    });
  });

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

  describe("that is loaded twice", () => {
    /** Begins a real flow in a browser. Its callback works until the test ends `connect`. */
    async function connectingFlow(origin: FlowEnd["origin"]) {
      const fixture = new FlowFixture();
      const test = await startTestBackend({ flows: fixture.flows });
      const flowId = origin === "desktop" ? fixture.flows.open("messenger").id : undefined;
      const target = { path: "/", ...(flowId !== undefined && { flowId }) };
      const browser = await test.signIn(target);
      await browser.ask("/connect?type=messenger&redirect_path=/back");
      const path = `${callbackPath}?code=${code.code}&state=${fixture.facebook.state}`;
      const load = (by = browser) => by.ask(path, { headers: tab("cross-site") });
      const finish = vi.spyOn(fixture.flows, "finish");
      const first = load();
      await expect.poll(() => finish.mock.calls).toHaveLength(1);
      const loadAgain = async () => {
        const second = load();
        await expect.poll(() => finish.mock.calls).toHaveLength(2);
        return { second };
      };
      return { ...test, fixture, load, first, loadAgain };
    }
    const success = { ok: true, value: summaryOf(1) } as const;

    it("gives both loads the end of the login", async () => {
      const { fixture, load, first, loadAgain } = await connectingFlow("web");
      const { second } = await loadAgain();
      fixture.connect.end(success);
      for (const response of [await first, await second]) {
        expect(response).toMatchObject({
          status: 303,
          headers: { location: "/back?facebook_connected=true&type=messenger" },
        });
      }
      expect(fixture.connect.requests).toHaveLength(1);
      expect((await load()).status).toBe(400);
    });

    it("notifies the window once", async () => {
      const { fixture, loadAgain, first, desktopRedirects } = await connectingFlow("desktop");
      const { second } = await loadAgain();
      fixture.connect.end(success);
      expect((await first).headers.location).toBe("/done/connected?type=messenger");
      expect((await second).headers.location).toBe("/done/connected?type=messenger");
      expect(desktopRedirects).toEqual(["/?facebook_connected=true&type=messenger"]);
    });

    it("gives both loads the same error", async () => {
      const { fixture, loadAgain, first } = await connectingFlow("web");
      const { second } = await loadAgain();
      fixture.cancelFirst();
      fixture.connect.end({ ok: false, problem: problem("cancelled") });
      const { headers } = await first;
      expect(headers.location).toMatch(/^\/back\?error=[^&]+&error_code=cancelled$/);
      expect((await second).headers.location).toBe(headers.location);
    });

    it("refuses the second load of another browser", async () => {
      const { signIn, fixture, load, first } = await connectingFlow("web");
      expect((await load(await signIn())).status).toBe(400);
      fixture.connect.end(success);
      expect((await first).status).toBe(303);
    });
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

  it.each<[string, Record<string, string>]>([
    ["a frame", { "Sec-Fetch-Dest": "iframe" }],
    ["an image", { "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image" }],
    ["a prefetch", { "Sec-Purpose": "prefetch" }],
    ...previews,
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
