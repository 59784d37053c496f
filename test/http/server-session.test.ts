/** Tests tickets, and the sessions that they start. */
import { describe, expect, it, vi } from "vitest";
import { serverTexts } from "../../main/i18n/en/server.ts";
import { cookieOf, pathOf, startTestBackend } from "./support/backend.ts";
import { ownFetch, previews, tab } from "./support/request.ts";

const twelveHours = 12 * 60 * 60 * 1000;

describe("a ticket", () => {
  it("signs a browser in and redirects it to a target that is not in the URL", async () => {
    const { backend, ask } = await startTestBackend();
    const url = backend.signInUrl({ path: "/connect?type=messenger" });
    expect(url).toMatch(/^http:\/\/localhost:\d+\/signin\?ticket=[\w-]{43}$/);
    const response = await ask(pathOf(url), { headers: tab("none") });
    expect(response).toMatchObject({
      status: 303,
      headers: { location: "/connect?type=messenger" },
    });
    const channels = await ask("/auth/facebook/channels", {
      headers: { ...ownFetch, Cookie: cookieOf(response) },
    });
    expect(channels.status).toBe(200);
  });

  it("binds its flow to the browser", async () => {
    const { backend, ask, flows } = await startTestBackend();
    await ask(pathOf(backend.signInUrl({ path: "/", flowId: "flow-1" })));
    expect(flows.waiting).toBe(true);
  });

  it("signs nobody in if its flow has ended", async () => {
    const { backend, ask } = await startTestBackend();
    const response = await ask(pathOf(backend.signInUrl({ path: "/", flowId: "flow-0" })));
    expect(response).toMatchObject({ status: 400, body: expect.stringContaining("flow_over") });
    expect(response.headers["set-cookie"]).toBeUndefined();
  });

  it("works only once", async () => {
    const { backend, ask } = await startTestBackend();
    const path = pathOf(backend.signInUrl({ path: "/" }));
    await ask(path);
    const again = await ask(path, { headers: tab("none") });
    expect(again).toMatchObject({
      status: 401,
      body: expect.stringContaining(serverTexts.failures.ticket_spent.title),
    });
    expect(again.headers["set-cookie"]).toBeUndefined();
  });

  it("expires after a minute", async () => {
    const { backend, ask, clock } = await startTestBackend();
    const path = pathOf(backend.signInUrl({ path: "/" }));
    clock.advance(60_000);
    expect((await ask(path)).status).toBe(401);
  });

  it.each([
    ["is missing", () => "/signin"],
    ["is unknown", () => "/signin?ticket=unknown"],
    ["is given twice", (path: string) => `${path}&ticket=x`],
    ["is an array", (path: string) => path.replace("ticket=", "ticket[]=")],
  ])("signs nobody in if it %s", async (_name, change) => {
    const { backend, ask } = await startTestBackend();
    const response = await ask(change(pathOf(backend.signInUrl({ path: "/" }))));
    expect(response.status).toBe(401);
    expect(response.headers["set-cookie"]).toBeUndefined();
  });

  it.each([
    ["HEAD", { method: "HEAD" }, 405],
    ["a prefetch", { headers: { ...tab("none"), "Sec-Purpose": "prefetch" } }, 403],
    ["a link on another site", { headers: tab("cross-site") }, 403],
  ])("is not used up by %s", async (_name, how, status) => {
    const { backend, ask } = await startTestBackend();
    const path = pathOf(backend.signInUrl({ path: "/" }));
    expect((await ask(path, how)).status).toBe(status);
    expect((await ask(path)).status).toBe(303);
  });

  it.each(previews)("is not used up by %s", async (_name, headers) => {
    const { backend, ask } = await startTestBackend();
    const path = pathOf(backend.signInUrl({ path: "/" }));
    expect((await ask(path, { headers })).status).toBe(403);
    expect((await ask(path)).status).toBe(303);
  });

  it("is useless to another user of the computer, who cannot use it up either", async () => {
    let own = false;
    const { backend, ask } = await startTestBackend({ isOwnUser: async () => own });
    const path = pathOf(backend.signInUrl({ path: "/" }));
    const refused = await ask(path, { headers: tab("none") });
    expect(refused).toMatchObject({ status: 403, body: expect.stringContaining("foreign_user") });
    expect(refused.headers["set-cookie"]).toBeUndefined();
    own = true;
    expect((await ask(path)).status).toBe(303);
  });

  it.each(["127.0.0.1", "::1"] as const)(
    "works for our own user's programs at %s",
    async (address) => {
      const { backend, ask } = await startTestBackend();
      const response = await ask(pathOf(backend.signInUrl({ path: "/" })), { address });
      expect(response.status).toBe(303);
    },
  );

  it.each(["127.0.0.1", "[::1]"])(
    "is redeemed on localhost if it is opened at %s",
    async (name) => {
      const { backend, ask } = await startTestBackend();
      const path = pathOf(backend.signInUrl({ path: "/" }));
      const sent = await ask(path, { headers: { Host: `${name}:${backend.port}` } });
      expect(sent).toMatchObject({ status: 302, headers: { location: backend.origin + path } });
      expect(sent.headers["set-cookie"]).toBeUndefined();
      expect((await ask(path)).status).toBe(303);
    },
  );
});

describe("the session", () => {
  it("has a cookie that scripts cannot read and other sites do not send", async () => {
    const { backend, ask } = await startTestBackend();
    const { headers } = await ask(pathOf(backend.signInUrl({ path: "/" })));
    expect(headers["set-cookie"]).toEqual([
      expect.stringMatching(/^pagekeeper\.sid\.\d+=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  it("tells a signed-out user how to get rid of harmful cookies", async () => {
    const { ask } = await startTestBackend();
    const response = await ask("/", { headers: tab("none") });
    expect(response.body).toMatch(/delete .*cookies for localhost/);
  });

  it("starts only at sign-in", async () => {
    const { ask } = await startTestBackend();
    for (const path of ["/", "/connect?type=messenger", "/auth/facebook/callback?state=s"]) {
      expect((await ask(path)).headers["set-cookie"]).toBeUndefined();
    }
  });

  it("receives a new id at each sign-in, which invalidates the old one", async () => {
    const { backend, ask, signIn } = await startTestBackend();
    const { cookie } = await signIn();
    const again = await ask(pathOf(backend.signInUrl({ path: "/" })), {
      headers: { Cookie: cookie },
    });
    expect(cookieOf(again)).not.toBe(cookie);
    const channels = (value: string) =>
      ask("/auth/facebook/channels", { headers: { Cookie: value } });
    expect((await channels(cookie)).status).toBe(401);
    expect((await channels(cookieOf(again))).status).toBe(200);
  });

  it("keeps a waiting flow when the same browser signs in again", async () => {
    const { backend, ask, signIn, flows } = await startTestBackend();
    const browser = await signIn();
    await browser.ask("/connect?type=messenger");
    const again = await browser.ask(pathOf(backend.signInUrl({ path: "/" })));
    await ask(`/auth/facebook/callback?code=c&state=${flows.state}`, {
      headers: { ...tab("cross-site"), Cookie: cookieOf(again) },
    });
    expect(flows.finished).toEqual([{ kind: "code", code: "c" }]);
  });

  it("ends twelve hours after sign-in", async () => {
    const { signIn, clock } = await startTestBackend();
    const browser = await signIn();
    clock.advance(twelveHours - 1);
    expect((await browser.ask("/auth/facebook/channels")).status).toBe(200);
    clock.advance(1);
    expect((await browser.ask("/auth/facebook/channels")).status).toBe(401);
  });

  it("ends twelve hours after sign-in even if the clock was set back", async () => {
    const { signIn, clock } = await startTestBackend();
    const browser = await signIn();
    clock.advance(twelveHours);
    clock.jump(-twelveHours / 2);
    expect((await browser.ask("/auth/facebook/channels")).status).toBe(401);
  });

  it.each([
    ["list accounts", "GET", "/auth/facebook/channels"],
    ["disconnect", "DELETE", "/auth/facebook/channel/messenger"],
    ["connect", "GET", "/connect?type=messenger"],
    ["open the web UI", "GET", "/"],
  ])("does not let another user of the computer %s", async (_action, method, path) => {
    let own = true;
    const { accounts, flows, signIn } = await startTestBackend({ isOwnUser: async () => own });
    const browser = await signIn();
    own = false;
    expect((await browser.ask(path, { method })).status).toBe(403);
    expect(accounts.channels.size).toBe(1);
    expect(flows.waiting).toBe(false);
    own = true;
    expect((await browser.ask(path, { method })).status).toBeLessThan(400);
  });

  it("cannot be forged", async () => {
    const { ask, signIn } = await startTestBackend();
    const { cookie } = await signIn();
    const [name = "", value = ""] = cookie.split("=");
    for (const forged of ["s%3Amade-up.c2lnbmF0dXJl", value.replace(/\..*/, ".c2lnbmF0dXJl")]) {
      const headers = { Cookie: `${name}=${forged}` };
      expect((await ask("/auth/facebook/channels", { headers })).status).toBe(401);
    }
  });

  it.each([
    "evil",
    "",
    "s%3Aevil.c2lnbmF0dXJl",
    "s%3A%E0%A4%A",
    "__proto__",
    "s:evil.c2lnbmF0dXJl",
  ])(
    "survives the cookie %j that another port of localhost sets for a longer path",
    async (value) => {
      const { signIn, ask, flows } = await startTestBackend();
      const { cookie } = await signIn();
      const evil = `${cookie.split("=")[0]}=${value}`;
      for (const Cookie of [`${evil}; ${cookie}`, `x=1;${evil};${evil};${cookie}; ${evil}`]) {
        const connect = await ask("/connect?type=messenger", { headers: { Cookie } });
        expect(connect.status).toBe(302);
      }
      const back = await ask(`/auth/facebook/callback?code=c&state=${flows.state}`, {
        headers: { ...tab("cross-site"), Cookie: `${evil}; ${cookie}` },
      });
      expect(back.status).toBe(303);
    },
  );

  it("survives an old cookie of its own that another port of localhost sets again", async () => {
    const { backend, ask, signIn } = await startTestBackend();
    const { cookie: old } = await signIn();
    const signedIn = await ask(pathOf(backend.signInUrl({ path: "/" })), {
      headers: { Cookie: old },
    });
    const headers = { Cookie: `${old}; ${cookieOf(signedIn)}` };
    expect((await ask("/auth/facebook/channels", { headers })).status).toBe(200);
  });

  it("doesn't use the cookie of a Pagekeeper on another port", async () => {
    const first = await (await startTestBackend()).signIn();
    const { backend, signIn } = await startTestBackend();
    const { cookie } = await signIn();
    expect(cookie).toMatch(new RegExp(`^pagekeeper\\.sid\\.${backend.port}=`));
    expect(first.cookie.split("=")[0]).not.toBe(cookie.split("=")[0]);
  });

  it("ends when the backend closes, even for a request in progress", async () => {
    const isOwnUser = vi.fn(async () => true);
    const { backend, accounts, signIn } = await startTestBackend({ isOwnUser });
    const browser = await signIn();
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<boolean>();
    isOwnUser.mockImplementationOnce(() => {
      asked.resolve();
      return answer.promise;
    });
    const response = browser.ask("/auth/facebook/account/messenger-1", {
      method: "DELETE",
      headers: ownFetch,
    });
    await asked.promise;
    const closing = backend.close();
    answer.resolve(true);
    expect((await response).status).toBe(401);
    expect(accounts.accounts).toContain("messenger-1");
    await closing;
  });

  it("is invalid after a restart", async () => {
    const { cookie } = await (await startTestBackend()).signIn();
    const { ask } = await startTestBackend();
    const response = await ask("/auth/facebook/channels", { headers: { Cookie: cookie } });
    expect(response.status).toBe(401);
  });
});
