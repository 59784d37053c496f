/** Web apps of other origins: how they are allowed, and what they may do then. */
import { describe, expect, it } from "vitest";
import type { BackendDeps } from "../../main/server/index.ts";
import { cookieOf, startTestBackend, type TestBackend } from "./support/backend.ts";
import { connected, dialogUrl } from "./support/fakes.ts";
import { type HttpResponse, ownFetch, tab } from "./support/request.ts";

const local = "http://localhost:5173";
const desk = "https://desk.example.com";

/** The headers of a link on a page. Browsers send no `Referer` from https to http://localhost. */
const link = (origin: string): Record<string, string> =>
  origin.startsWith("https:")
    ? tab("cross-site")
    : {
        ...tab(origin.startsWith("http://localhost:") ? "same-site" : "cross-site"),
        Referer: `${origin}/`,
      };

const fetchFrom = (origin: string, cookie = ""): Record<string, string> => ({
  Accept: "*/*",
  Origin: origin,
  "Sec-Fetch-Site": origin.startsWith("http://localhost:") ? "same-site" : "cross-site",
  "Sec-Fetch-Mode": "cors",
  "Sec-Fetch-Dest": "empty",
  ...(cookie !== "" && { Cookie: cookie }),
});

const connectPath = "/connect?type=messenger&redirect_path=%2Fsettings%3Ftab%3D2";
const sessionPath = "/auth/facebook/session?redirect_path=%2Fsettings%3Ftab%3D2";
const withApp = (path: string, origin: string) => `${path}&app=${encodeURIComponent(origin)}`;

/** Answers the question that is asked now. */
function answer({ webApps }: TestBackend, allow: boolean): string {
  const { question } = webApps.view();
  if (!question) throw new Error("No question is asked.");
  webApps.answer(question.id, allow);
  return question.origin;
}

/** Returns a backend that allows these apps. */
async function startWith(
  origins: readonly string[],
  overrides: Partial<BackendDeps> = {},
): Promise<TestBackend> {
  const backend = await startTestBackend(overrides);
  for (const origin of origins) {
    backend.webApps.ask(origin);
    answer(backend, true);
  }
  return backend;
}

/** Returns the path that a page opens by itself. By default, it opens its own path again. */
const refreshOf = ({ headers }: HttpResponse, path: string) =>
  /url=(.+)/.exec(String(headers["refresh"]))?.[1] ?? path;

const codeIn = ({ headers: { location = "" } }: HttpResponse) =>
  new URL(location).searchParams.get("session_code") ?? "";

/** Returns the ticket in the button of a confirmation page. */
const ticketIn = ({ body }: HttpResponse) => /name="ticket" value="([\w-]+)"/.exec(body)?.[1] ?? "";

const accessHeaders = ({ headers }: HttpResponse) =>
  Object.keys(headers).filter((name) => name.startsWith("access-control-"));

describe("a web app that is not allowed", () => {
  it.each(["/connect", "/auth/facebook/connect", "/auth/facebook/session"])(
    "makes %s ask in Pagekeeper's window, without a flow or a session",
    async (path) => {
      const backend = await startTestBackend();
      const response = await backend.ask(`${path}?type=messenger`, { headers: link(local) });
      expect(response.status).toBe(200);
      expect(response.body).toContain(local);
      expect(response.headers["refresh"]).toBe(
        `1; url=${withApp(`${path}?type=messenger`, local)}`,
      );
      expect(response.headers["set-cookie"]).toHaveLength(1);
      expect(cookieOf(response)).toMatch(/^pagekeeper\.ask\.\d+\./);
      expect(response.headers["set-cookie"]?.join()).toContain(`Path=${path}; `);
      expect(backend.webApps.view().question?.origin).toBe(local);
      expect(backend.flows.begun).toEqual([]);
    },
  );

  it("goes on to Facebook once the user has allowed it, in the browser that asked", async () => {
    const backend = await startTestBackend();
    const waiting = await backend.ask(connectPath, { headers: link(local) });
    const headers = { ...tab("same-origin"), Cookie: cookieOf(waiting) };
    const held = backend.ask(connectPath, { headers });
    expect(answer(backend, true)).toBe(local);
    const response = await held;
    expect(response.status).toBe(302);
    expect(response.headers.location).toBe(dialogUrl);
    expect(backend.flows.begun).toMatchObject([
      { type: "messenger", app: local, redirectPath: "/settings?tab=2" },
    ]);
    expect(response.headers["set-cookie"]?.join()).toMatch(/pagekeeper\.app\.\d+\.\w+=s%3A/);

    // The cookie of the question is good for one answer.
    expect((await backend.ask(connectPath, { headers })).status).toBe(401);
    expect(backend.flows.begun).toHaveLength(1);
  });

  it("is named once in the address that its waiting page opens", async () => {
    const backend = await startTestBackend();
    const path = withApp(connectPath, desk);
    const waiting = await backend.ask(path, { headers: link(desk) });
    expect(waiting.headers["refresh"]).toBe(`1; url=${path}`);
  });

  it("shows the browser that it was refused", async () => {
    const backend = await startTestBackend();
    const waiting = await backend.ask(connectPath, { headers: link(local) });
    answer(backend, false);
    const response = await backend.ask(connectPath, {
      headers: { ...tab("same-origin"), Cookie: cookieOf(waiting) },
    });
    expect(response.status).toBe(403);
    expect(response.body).toContain("not_allowed");
    expect(backend.flows.begun).toEqual([]);
  });

  it("shows the browser that nobody has answered for two minutes", async () => {
    const backend = await startTestBackend();
    const waiting = await backend.ask(connectPath, { headers: link(local) });
    backend.clock.advance(2 * 60_000);
    const response = await backend.ask(connectPath, {
      headers: { ...tab("same-origin"), Cookie: cookieOf(waiting) },
    });
    expect(response.status).toBe(403);
    expect(backend.webApps.view().question).toBeNull();
  });

  it("keeps its browser waiting for 30 seconds at a time", async () => {
    const backend = await startTestBackend();
    const waiting = await backend.ask(connectPath, { headers: link(local) });
    const headers = { ...tab("same-origin"), Cookie: cookieOf(waiting) };
    const held = backend.ask(connectPath, { headers });
    // One timer ends the question, and the other one holds the request.
    await expect.poll(() => backend.clock.pending).toBe(2);
    backend.clock.advance(30_000);
    const response = await held;
    expect(response.status).toBe(200);
    expect(response.headers["refresh"]).toBe(waiting.headers["refresh"]);
    expect(response.headers["set-cookie"]).toBeUndefined();

    const leaving = new AbortController();
    const left = backend.ask(connectPath, { headers, signal: leaving.signal });
    await expect.poll(() => backend.clock.pending).toBe(2);
    leaving.abort();
    await expect(left).rejects.toThrow();
    await expect.poll(() => backend.clock.pending).toBe(1);
  });

  it("is refused if the user has removed it before its browser reads the answer", async () => {
    const backend = await startTestBackend();
    const waiting = await backend.ask(connectPath, { headers: link(local) });
    backend.webApps.remove(answer(backend, true));
    const response = await backend.ask(connectPath, {
      headers: { ...tab("same-origin"), Cookie: cookieOf(waiting) },
    });
    expect(response.status).toBe(403);
    expect(backend.flows.begun).toEqual([]);
  });

  it("does not ask by a program that shows no page", async () => {
    const backend = await startTestBackend();
    const response = await backend.ask(withApp(connectPath, local), {
      headers: { Accept: "application/json" },
    });
    expect(response.status).toBe(403);
    expect(JSON.parse(response.body)).toMatchObject({ error: { code: "not_allowed" } });
    expect(backend.webApps.view().question).toBeNull();
  });

  it("cannot use the cookie of its question for another address", async () => {
    const backend = await startTestBackend();
    const waiting = await backend.ask(connectPath, { headers: link(local) });
    answer(backend, true);
    const response = await backend.ask("/connect?type=instagram", {
      headers: { ...tab("same-origin"), Cookie: cookieOf(waiting) },
    });
    expect(response.status).toBe(401);
    expect(backend.flows.begun).toEqual([]);
  });

  it("cannot use our own pages' session by reloading the page that waits", async () => {
    const backend = await startTestBackend();
    const { cookie } = await backend.signIn();
    const path = `${connectPath}&take_over=true`;
    const waiting = await backend.ask(path, { headers: { ...link(local), Cookie: cookie } });
    answer(backend, false);
    // The browser has lost the question's cookie, or the answer has used it up. Browsers count a
    // page that reloads itself as the sender.
    const headers = { ...tab("same-origin"), Cookie: cookie };
    const reloaded = await backend.ask(refreshOf(waiting, path), { headers });
    expect(reloaded.headers.location).toBeUndefined();
    expect(reloaded.body).toContain(local);
    expect(backend.flows.begun).toEqual([]);
  });

  it("gets 403 without CORS headers for every fetch", async () => {
    const backend = await startWith([desk]);
    const routes = [
      ["GET", "/connect?type=messenger"],
      ["GET", "/auth/facebook/session?session_code=x"],
      ["GET", "/auth/facebook/channels"],
      ["DELETE", "/auth/facebook/account/messenger-1"],
      ["DELETE", "/auth/facebook/channel/messenger"],
    ] as const;
    for (const [method, path] of routes) {
      const response = await backend.ask(path, { method, headers: fetchFrom(local) });
      expect(response.status).toBe(403);
      expect(JSON.parse(response.body)).toMatchObject({ error: { code: "foreign_sender" } });
      expect(accessHeaders(response)).toEqual([]);
    }
  });

  it("may not ask while three questions are waiting", async () => {
    const backend = await startTestBackend();
    const ports = [1, 2, 3, 4];
    const responses = [];
    for (const port of ports) {
      responses.push(
        await backend.ask(connectPath, { headers: link(`http://localhost:${port}000`) }),
      );
    }
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  });
});

describe("an allowed web app", () => {
  it("begins a login by a link, and Facebook's answer leads back to it", async () => {
    const backend = await startWith([local]);
    const begun = await backend.ask(connectPath, { headers: link(local) });
    expect(begun.status).toBe(302);
    const callback = await backend.ask(
      `/auth/facebook/callback?code=x&state=${backend.flows.state}`,
      { headers: { ...tab("cross-site"), Cookie: cookieOf(begun) } },
    );
    expect(callback.status).toBe(303);
    expect(callback.headers.location).toBe(`${local}/?facebook_connected=true&type=messenger`);
  });

  it("is redirected from 127.0.0.1 to localhost, and still named by the browser", async () => {
    const backend = await startWith([local]);
    const { port, origin } = backend.backend;
    const response = await backend.ask(connectPath, {
      headers: { ...link(local), Host: `127.0.0.1:${port}` },
    });
    expect(response.status).toBe(302);
    expect(response.headers.location).toBe(`${origin}${connectPath}`);
    expect(response.headers["referrer-policy"]).toBe("origin");
  });

  it.each([
    ["navigation", sessionPath, link(local)],
    ["fetch", "/auth/facebook/channels", fetchFrom(local)],
  ])("is listed with the time of its last %s", async (_name, path, headers) => {
    const backend = await startWith([local]);
    backend.clock.advance(60 * 60_000);
    await backend.ask(path, { headers });
    const lastUsedAt = new Date(backend.clock.now()).toISOString();
    expect(backend.webApps.view().apps).toMatchObject([{ origin: local, lastUsedAt }]);
  });

  it("cannot take over other people's Pages", async () => {
    const backend = await startWith([local]);
    const response = await backend.ask(`${connectPath}&take_over=true`, { headers: link(local) });
    expect(response.headers.location).toMatch(
      /^http:\/\/localhost:5173\/settings\?tab=2&error=[^&]+&error_code=foreign_take_over$/,
    );
    expect(backend.flows.begun).toEqual([]);
  });

  it("gets a session without a login, and lists and disconnects accounts with it", async () => {
    const backend = await startWith([local]);
    const opened = await backend.ask(sessionPath, { headers: link(local) });
    expect(opened.status).toBe(303);
    expect(opened.headers.location).toBe(`${local}/settings?tab=2`);
    const setCookie = opened.headers["set-cookie"]?.join();
    expect(setCookie).toContain("HttpOnly; SameSite=Lax");
    expect(setCookie).not.toContain("Secure");

    const headers = fetchFrom(local, cookieOf(opened));
    const list = await backend.ask("/auth/facebook/channels", { headers });
    expect(list.status).toBe(200);
    expect(list.headers).toMatchObject({
      "access-control-allow-origin": local,
      "access-control-allow-credentials": "true",
      vary: "Origin",
    });
    const path = "/auth/facebook/account/messenger-1";
    expect((await backend.ask(path, { method: "DELETE", headers })).status).toBe(204);
    expect((await backend.ask(path, { method: "DELETE", headers })).status).toBe(404);
    expect(backend.accounts.disconnectedBy[0]).toEqual({ kind: "web-app", origin: local });
  });

  it("can end a login after opening a new session in another tab", async () => {
    const backend = await startWith([local]);
    const begun = await backend.ask(connectPath, { headers: link(local) });
    const opened = await backend.ask(sessionPath, {
      headers: { ...link(local), Cookie: cookieOf(begun) },
    });
    const callback = await backend.ask(
      `/auth/facebook/callback?code=x&state=${backend.flows.state}`,
      { headers: { ...tab("cross-site"), Cookie: cookieOf(opened) } },
    );
    expect(callback.status).toBe(303);
  });

  it("reads that it has no session", async () => {
    const backend = await startWith([local]);
    const response = await backend.ask("/auth/facebook/channels", { headers: fetchFrom(local) });
    expect(response.status).toBe(401);
    expect(JSON.parse(response.body)).toMatchObject({ error: { code: "signed_out" } });
    expect(response.headers["access-control-allow-origin"]).toBe(local);
  });

  it("of another site exchanges the code in its address for a cookie of its own", async () => {
    const backend = await startWith([desk]);
    const opened = await backend.ask(withApp(sessionPath, desk), { headers: link(desk) });
    expect(opened.headers.location).toMatch(
      /^https:\/\/desk\.example\.com\/settings\?tab=2&session_code=[\w-]{43}$/,
    );
    expect(opened.headers["set-cookie"]?.join()).toMatch(/HttpOnly; Secure; SameSite=None$/);

    const path = `/auth/facebook/session?session_code=${codeIn(opened)}`;
    const exchanged = await backend.ask(path, { headers: fetchFrom(desk) });
    expect(exchanged.status).toBe(204);
    expect(exchanged.headers["set-cookie"]?.join()).toMatch(/Secure; Partitioned; SameSite=None$/);
    const list = await backend.ask("/auth/facebook/channels", {
      headers: fetchFrom(desk, cookieOf(exchanged)),
    });
    expect(list.status).toBe(200);
    expect((await backend.ask(path, { headers: fetchFrom(desk) })).status).toBe(401);
  });

  it("cannot exchange a code of another app, or an old one", async () => {
    const other = "https://other.example.com";
    const backend = await startWith([desk, other]);
    const exchange = async (origin: string) => {
      const opened = await backend.ask(withApp(sessionPath, desk), { headers: link(desk) });
      return (code = codeIn(opened)) =>
        backend.ask(`/auth/facebook/session?session_code=${code}`, { headers: fetchFrom(origin) });
    };
    const stolen = await exchange(other);
    expect((await stolen()).status).toBe(401);
    const late = await exchange(desk);
    backend.clock.advance(60_000);
    expect((await late()).status).toBe(401);
  });

  it("named by a link alone begins a login only after a click on our own page", async () => {
    const backend = await startWith([desk]);
    const page = await backend.ask(withApp(connectPath, desk), { headers: link(desk) });
    expect(page.status).toBe(200);
    expect(page.body).toContain(`Continue to Facebook for ${desk}`);
    // Browsers would apply such a rule to the redirect to Facebook, too.
    expect(page.headers["content-security-policy"]).not.toContain("form-action");
    expect(backend.flows.begun).toEqual([]);

    const path = `/continue?ticket=${ticketIn(page)}`;
    const foreign = await backend.ask(path, { headers: tab("cross-site") });
    expect(foreign.status).toBe(403);
    const clicked = await backend.ask(path, { headers: tab("same-origin") });
    expect(clicked.status).toBe(302);
    expect(backend.flows.begun).toMatchObject([{ app: desk, redirectPath: "/settings?tab=2" }]);
    expect((await backend.ask(path, { headers: tab("same-origin") })).status).toBe(401);
  });

  it("gives another user of this computer no session and no login", async () => {
    let own = true;
    const backend = await startWith([desk], { isOwnUser: async () => own });
    const page = await backend.ask(withApp(connectPath, desk), { headers: link(desk) });
    const opened = await backend.ask(withApp(sessionPath, desk), { headers: link(desk) });
    const requests = [
      [connectPath, link(local)],
      [withApp(connectPath, desk), link(desk)],
      [withApp(sessionPath, desk), link(desk)],
      [`/continue?ticket=${ticketIn(page)}`, tab("same-origin")],
      [`/auth/facebook/session?session_code=${codeIn(opened)}`, fetchFrom(desk)],
      ["/auth/facebook/channels", fetchFrom(desk, cookieOf(opened))],
    ] as const;
    own = false;
    for (const [path, headers] of requests) {
      const response = await backend.ask(path, { headers });
      expect(response.status).toBe(403);
      expect(response.body).toContain("foreign_user");
      expect(response.headers["set-cookie"]).toBeUndefined();
    }
    expect(backend.flows.begun).toEqual([]);
    expect(backend.webApps.view().question).toBeNull();
    // The other user has used up neither the code nor the ticket.
    own = true;
    for (const [path, headers] of requests.slice(3)) {
      expect((await backend.ask(path, { headers })).status).toBeLessThan(400);
    }
  });

  it("loses its sessions and its login when the user removes it", async () => {
    const backend = await startWith([local]);
    const begun = await backend.ask(connectPath, { headers: link(local) });
    const cookie = cookieOf(begun);
    backend.webApps.remove(local);
    const list = await backend.ask("/auth/facebook/channels", {
      headers: fetchFrom(local, cookie),
    });
    expect(list.status).toBe(403);
    expect(accessHeaders(list)).toEqual([]);
    expect(backend.flows.waiting).toBe(false);

    // Even if the user allows it again, the old session is gone.
    backend.webApps.ask(local);
    answer(backend, true);
    const again = await backend.ask("/auth/facebook/channels", {
      headers: fetchFrom(local, cookie),
    });
    expect(again.status).toBe(401);
  });

  it("gets no result of its login if the user removes it while the login ends", async () => {
    const backend = await startWith([local]);
    const begun = await backend.ask(connectPath, { headers: link(local) });
    backend.flows.end = async () => {
      backend.webApps.remove(local);
      return connected("web", "/");
    };
    const response = await backend.ask(
      `/auth/facebook/callback?code=x&state=${backend.flows.state}`,
      { headers: { ...tab("cross-site"), Cookie: cookieOf(begun) } },
    );
    expect(response.status).toBe(403);
    expect(response.body).toContain("not_allowed");
    expect(response.headers.location).toBeUndefined();
  });

  it("begins no login if the user removes it before the click on our own page", async () => {
    const backend = await startWith([desk]);
    const page = await backend.ask(withApp(connectPath, desk), { headers: link(desk) });
    backend.webApps.remove(desk);
    const clicked = await backend.ask(`/continue?ticket=${ticketIn(page)}`, {
      headers: tab("same-origin"),
    });
    expect(clicked.status).toBe(403);
    expect(clicked.body).toContain("not_allowed");
    expect(backend.flows.begun).toEqual([]);
  });

  it("cannot use another app's session", async () => {
    const other = "http://localhost:5174";
    const backend = await startWith([local, other]);
    const opened = await backend.ask(sessionPath, { headers: link(local) });
    const response = await backend.ask("/auth/facebook/channels", {
      headers: fetchFrom(other, cookieOf(opened)),
    });
    expect(response.status).toBe(401);
  });

  it("cannot use our own pages' session, and our own pages cannot use its session", async () => {
    const backend = await startWith([local]);
    const { cookie } = await backend.signIn();
    const asApp = await backend.ask("/auth/facebook/channels", {
      headers: fetchFrom(local, cookie),
    });
    expect(asApp.status).toBe(401);
    const opened = await backend.ask(sessionPath, { headers: link(local) });
    const asOwn = await backend.ask("/", {
      headers: { ...tab("none"), Cookie: cookieOf(opened) },
    });
    expect(asOwn.status).toBe(401);
  });

  it.each(["/", "/inbox/conversations", "/assets/index-abc123.js", "/auth/facebook/other"])(
    "may not fetch %s",
    async (path) => {
      const backend = await startWith([local]);
      const opened = await backend.ask(sessionPath, { headers: link(local) });
      for (const method of ["GET", "DELETE", "OPTIONS"]) {
        const headers = fetchFrom(local, cookieOf(opened));
        const response = await backend.ask(path, { method, headers });
        expect(response.status).toBe(403);
        expect(accessHeaders(response)).toEqual([]);
      }
    },
  );

  it("is none of our own pages, even if their port was its port before", async () => {
    const backend = await startTestBackend();
    const { origin } = backend.backend;
    backend.webApps.ask(origin);
    answer(backend, true);
    const browser = await backend.signIn();
    const response = await browser.ask("/auth/facebook/account/messenger-1", {
      method: "DELETE",
      headers: { ...ownFetch, Origin: origin },
    });
    expect(response.status).toBe(204);
    expect(accessHeaders(response)).toEqual([]);
  });

  it("gets a preflight's answer with the method of the route", async () => {
    const backend = await startWith([local]);
    const response = await backend.ask("/auth/facebook/account/messenger-1", {
      method: "OPTIONS",
      headers: {
        ...fetchFrom(local),
        "Access-Control-Request-Method": "DELETE",
        "Access-Control-Request-Private-Network": "true",
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers).toMatchObject({
      "access-control-allow-origin": local,
      "access-control-allow-methods": "DELETE",
      "access-control-allow-private-network": "true",
    });
  });
});

describe("a link that names a web app", () => {
  const bad = [
    ["a path", "https://desk.example.com/"],
    ["a user", "https://a@desk.example.com"],
    ["port 0", "https://desk.example.com:0"],
    ["the scheme's own port", "https://desk.example.com:443"],
    ["upper case", "https://Desk.example.com"],
    ["a trailing dot", "https://desk.example.com."],
    ["a name that is not ASCII", "https://dеsk.example.com"],
    ["plain http of another computer", "http://desk.example.com"],
    ["a file", "file:///tmp/page.html"],
    ["data", "data:text/html,x"],
    ["an extension", "chrome-extension://abcdefghijklmnopabcdefghijklmnop"],
    ["an opaque origin", "null"],
    ["2,000 characters", `https://${"a.".repeat(1_000)}com`],
    ["markup", 'https://desk"><script>.example.com'],
    ["nothing", ""],
  ] as const;

  it.each(bad)("gets 400 for %s", async (_name, origin) => {
    const backend = await startTestBackend();
    for (const path of [connectPath, sessionPath]) {
      const response = await backend.ask(withApp(path, origin), { headers: tab("cross-site") });
      expect(response.status).toBe(400);
      expect(response.body).toContain("bad_app");
    }
    expect(backend.webApps.view().question).toBeNull();
  });

  it("gets 400 for a bad redirect_path before the user is asked to continue", async () => {
    const backend = await startWith([desk]);
    const path = withApp("/connect?type=messenger&redirect_path=%2F%2Fevil.example", desk);
    const response = await backend.ask(path, { headers: link(desk) });
    expect(response.status).toBe(400);
    expect(response.body).toContain("bad_redirect_path");
  });

  it("gets 400 if the browser names another one", async () => {
    const backend = await startWith([local, desk]);
    const response = await backend.ask(withApp(connectPath, desk), { headers: link(local) });
    expect(response.status).toBe(400);
  });

  it("gets 400 if neither the link nor the browser names one", async () => {
    const backend = await startTestBackend();
    const response = await backend.ask(connectPath, { headers: tab("cross-site") });
    expect(response.status).toBe(400);
    expect(response.body).toContain("app=https://desk.example.com");
  });

  it("gets 400 if it asks for a session of the backend's own pages", async () => {
    const browser = await (await startTestBackend()).signIn();
    const response = await browser.ask(sessionPath, { headers: tab("none") });
    expect(response.status).toBe(400);
    expect(response.body).toContain("bad_app");
  });

  it("gets 400 for the backend itself", async () => {
    const backend = await startTestBackend();
    const own = withApp(connectPath, backend.backend.origin);
    expect((await backend.ask(own, { headers: tab("cross-site") })).status).toBe(400);
  });
});
