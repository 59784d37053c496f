/** Tests which requests are refused, and what every response contains. */
import { once } from "node:events";
import { Agent } from "node:http";
import { connect as openSocket } from "node:net";
import { text } from "node:stream/consumers";
import { connect as openTls } from "node:tls";
import { describe, expect, it, onTestFinished } from "vitest";
import { StoreWriteError } from "../../main/channels/ports/records.ts";
import { startTestBackend } from "./support/backend.ts";
import { ownFetch, request, tab } from "./support/request.ts";

describe("the guard", () => {
  it.each(["127.0.0.1", "::1"] as const)("accepts requests on %s", async (address) => {
    const { ask } = await startTestBackend();
    expect((await ask("/favicon.ico", { address })).status).toBe(204);
  });

  it.each(["evil.example", "localhost", "localhost:1"])(
    "sends no body to a request for the host %s",
    async (host) => {
      const { ask, signIn } = await startTestBackend();
      const { cookie } = await signIn();
      const response = await ask("/auth/facebook/channels", {
        headers: { Host: host, Cookie: cookie },
      });
      expect(response).toMatchObject({ status: 403, body: "" });
    },
  );

  it("refuses a rebound host on every kind of path", async () => {
    const { ask } = await startTestBackend();
    for (const path of [
      "/",
      "/signin?ticket=x",
      "/connect",
      "/auth/facebook/callback",
      "/assets/x",
      "/x",
    ]) {
      expect((await ask(path, { headers: { Host: "evil.example" } })).status).toBe(403);
    }
  });

  it.each(["HEAD", "OPTIONS", "POST", "PUT", "PATCH"])("refuses %s", async (method) => {
    const { signIn } = await startTestBackend();
    const browser = await signIn();
    const response = await browser.ask("/auth/facebook/channels", { method });
    expect(response.status).toBe(405);
    expect(response.headers["access-control-allow-origin"]).toBeUndefined();
  });

  it("refuses a foreign host even if the request has an unknown expectation", async () => {
    const { ask } = await startTestBackend();
    const response = await ask("/", { headers: { Host: "evil.example", Expect: "x" } });
    expect(response).toMatchObject({ status: 403, body: "" });
    expect(response.headers).toHaveProperty("content-security-policy");
  });

  it("refuses a CORS preflight", async () => {
    const { signIn } = await startTestBackend();
    const browser = await signIn();
    const response = await browser.ask("/auth/facebook/account/messenger-1", {
      method: "OPTIONS",
      headers: { Origin: "https://evil.example", "Access-Control-Request-Method": "DELETE" },
    });
    expect(response.status).toBe(405);
    expect(Object.keys(response.headers).filter((name) => name.startsWith("access-"))).toEqual([]);
  });
});

describe("a foreign sender", () => {
  const foreign: readonly [string, Record<string, string>][] = [
    ["another site's origin", { Origin: "https://evil.example" }],
    ["an opaque origin", { Origin: "null" }],
    [
      "another port of localhost",
      { Origin: "http://localhost:3000", "Sec-Fetch-Site": "same-site" },
    ],
    ["a cross-site request", { "Sec-Fetch-Site": "cross-site" }],
    ["a link on another port of localhost", tab("same-site")],
    ["a link on another site", tab("cross-site")],
  ];

  it.each(foreign)("cannot list accounts with %s", async (_name, headers) => {
    const { signIn } = await startTestBackend();
    const browser = await signIn();
    expect((await browser.ask("/auth/facebook/channels", { headers })).status).toBe(403);
  });

  it.each(foreign)("cannot delete an account with %s", async (_name, headers) => {
    const { signIn, accounts } = await startTestBackend();
    const browser = await signIn();
    const path = "/auth/facebook/account/messenger-1";
    expect((await browser.ask(path, { method: "DELETE", headers })).status).toBe(403);
    expect(accounts.accounts).toContain("messenger-1");
  });

  it.each(foreign)("cannot start a flow with %s", async (_name, headers) => {
    const { signIn, flows } = await startTestBackend();
    const browser = await signIn();
    const { status } = await browser.ask("/connect?type=messenger", { headers });
    // Any page may open the address as a tab, but then it has to say whose page it is.
    expect(status).toBe("Sec-Fetch-Dest" in headers ? 400 : 403);
    expect(flows.begun).toEqual([]);
  });

  it("receives an error page in a tab, and JSON otherwise", async () => {
    const { ask } = await startTestBackend();
    const page = await ask("/connect", { headers: tab("cross-site") });
    expect(page.headers["content-type"]).toContain("text/html");
    const json = await ask("/connect", { headers: { Origin: "https://evil.example" } });
    expect(JSON.parse(json.body)).toMatchObject({ error: { code: "foreign_sender" } });
  });

  it("may open the web UI in a tab, as the redirects from Facebook do", async () => {
    const { signIn } = await startTestBackend();
    const browser = await signIn();
    const response = await browser.ask("/settings?facebook_connected=true&type=messenger", {
      headers: tab("cross-site"),
    });
    expect(response).toMatchObject({ status: 200, body: expect.stringContaining("web ui") });
  });
});

it.each([
  ["of another host", "/", { headers: { Host: "evil.example" } }, 403],
  ["with another method", "/", { method: "OPTIONS" }, 405],
  ["of another site", "/connect", { headers: { Origin: "https://evil.example" } }, 403],
  ["of another site in a tab", "/signin", { headers: tab("cross-site") }, 403],
  ["of a signed-out program", "/auth/facebook/channels", {}, 401],
  ["of a signed-out browser", "/", { headers: tab("none") }, 401],
  ["for an unknown callback", "/auth/facebook/callback", { headers: tab("none") }, 400],
  ["for an unknown path", "/auth/x", {}, 404],
])("a refused request %s occupies no connection", async (_name, path, options, status) => {
  const { backend } = await startTestBackend();
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const response = await request({ port: backend.port, path, agent, ...options });
  expect(response.status).toBe(status);
  expect(response.headers.connection).toBe("close");
});

describe("every response", () => {
  const paths = [
    "/",
    "/signin",
    "/connect",
    "/auth/facebook/callback",
    "/done/connected",
    "/favicon.ico",
    "/assets/x.js",
    "/nothing",
  ];

  it.each(paths)("has security headers at %s", async (path) => {
    const { ask } = await startTestBackend();
    const { headers } = await ask(path, { headers: tab("none") });
    expect(headers).toMatchObject({
      "content-security-policy": expect.stringMatching(
        /^default-src 'none'; style-src 'sha256-[^']+'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'$/,
      ),
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
      "cross-origin-opener-policy": "same-origin",
      "x-frame-options": "DENY",
    });
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  it("is logged with its route and status but without its URL", async () => {
    const { ask, logLines } = await startTestBackend();
    await ask("/signin?ticket=s3cret", { headers: tab("none") });
    await expect
      .poll(() => logLines)
      .toEqual(['{"event":"http.answered","route":"signin","status":401}']);
  });
});

it("limits the log lines that thousands of requests cause", async () => {
  const { ask, clock, logLines } = await startTestBackend();
  for (let turn = 0; turn < 20; turn += 1) {
    await Promise.all(Array.from({ length: 20 }, () => ask("/", { headers: tab("none") })));
  }
  await expect.poll(() => logLines).toHaveLength(300);
  clock.advance(60_000);
  await ask("/");
  await expect
    .poll(() => logLines)
    .toContainEqual(expect.stringMatching(/http\.lines-dropped","lines":\d+/));
});

describe("an error", () => {
  const broken = () => {
    throw new Error("s3cret in a message");
  };

  it("causes a plain 500 and is logged by name only if a handler throws it", async () => {
    const { signIn, accounts, logLines } = await startTestBackend();
    accounts.list = broken;
    const browser = await signIn();
    const response = await browser.ask("/auth/facebook/channels", { headers: ownFetch });
    expect(response.status).toBe(500);
    expect(JSON.parse(response.body)).toMatchObject({ error: { code: "failed" } });
    expect(logLines).toContain('{"event":"http.failed","route":"channels","error":"Error"}');
    expect(response.body + logLines.join()).not.toContain("s3cret");
  });

  it("causes a 507 if nothing could be written to disk", async () => {
    const { signIn, accounts } = await startTestBackend();
    accounts.disconnectAccount = async () => {
      throw new StoreWriteError(new Error("ENOSPC"));
    };
    const browser = await signIn();
    const response = await browser.ask("/auth/facebook/account/messenger-1", { method: "DELETE" });
    expect(response.status).toBe(507);
    expect(JSON.parse(response.body)).toMatchObject({ error: { code: "not_saved" } });
  });

  it("causes a 500 if a promise rejects, and the backend keeps running", async () => {
    const { signIn, accounts } = await startTestBackend();
    accounts.disconnectAccount = async () => broken();
    const browser = await signIn();
    const path = "/auth/facebook/account/messenger-1";
    expect((await browser.ask(path, { method: "DELETE" })).status).toBe(500);
    expect((await browser.ask("/auth/facebook/channels")).status).toBe(200);
  });
});

describe("a browser that insists on https", () => {
  it.each(["127.0.0.1", "::1"])("is reported to the running logins at %s", async (host) => {
    const { backend, flows, logLines } = await startTestBackend();
    const socket = openTls({ host, port: backend.port, servername: "localhost" });
    await expect(once(socket, "secureConnect")).rejects.toThrow();
    expect(flows.httpsAttempts).toBe(1);
    expect(logLines).toEqual(['{"event":"http.unreadable","error":"TLS"}']);
  });

  const openByHttps = async (port: number) => {
    const socket = openTls({ host: "127.0.0.1", port });
    await expect(once(socket, "secureConnect")).rejects.toThrow();
  };

  it("is explained once in the window if it opens a sign-in link", async () => {
    const { backend, desktopRedirects } = await startTestBackend();
    await openByHttps(backend.port);
    expect(desktopRedirects).toEqual([]);
    backend.signInUrl({ path: "/" });
    await openByHttps(backend.port);
    await openByHttps(backend.port);
    expect(desktopRedirects).toEqual([
      expect.stringMatching(/^\/\?error=.*&error_code=https_only$/),
    ]);
  });

  it("is not explained a second time for the link of a login, or for a used link", async () => {
    const { backend, signIn, desktopRedirects } = await startTestBackend();
    await signIn();
    backend.signInUrl({ path: "/connect?type=messenger", flowId: "flow-1" });
    await openByHttps(backend.port);
    expect(desktopRedirects).toEqual([]);
  });

  it.each(["\u0016", "SSH-2.0-x\r\n\r\n", "GET / HTTP/9\r\n\r\n"])(
    "is not seen in the bytes %j",
    async (bytes) => {
      const { backend, flows } = await startTestBackend();
      const socket = openSocket(backend.port, "127.0.0.1");
      socket.end(bytes);
      await text(socket);
      expect(flows.httpsAttempts).toBe(0);
    },
  );
});

describe("a connection without readable HTTP", () => {
  const send = async (port: number, bytes: string): Promise<string> => {
    const socket = openSocket(port, "127.0.0.1");
    socket.end(bytes);
    return text(socket);
  };

  it("receives a plain 400", async () => {
    const { backend } = await startTestBackend();
    expect(await send(backend.port, "\u0016\u0003 nonsense\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
  });

  it("receives a 400 if the request has no Host", async () => {
    const { backend } = await startTestBackend();
    expect(await send(backend.port, "GET / HTTP/1.1\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
  });

  it("receives a 403 or 400 for a second Host or an absolute target", async () => {
    const { backend } = await startTestBackend();
    const host = `Host: localhost:${backend.port}\r\n`;
    expect(
      await send(
        backend.port,
        `GET / HTTP/1.1\r\n${host}Host: evil.example\r\nConnection: close\r\n\r\n`,
      ),
    ).toMatch(/^HTTP\/1.1 40[03] /);
    expect(
      await send(
        backend.port,
        `GET http://evil.example/ HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
      ),
    ).toMatch(/^HTTP\/1.1 403 /);
  });

  it("does not stop the backend", async () => {
    const { backend, ask } = await startTestBackend();
    await send(backend.port, "\r\n\u0000\r\n\r\n");
    expect((await ask("/favicon.ico")).status).toBe(204);
  });
});
