import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { connectByRoutes, connectTimeout } from "../../../../main/facebook/network/connect.ts";
import { findRoutes } from "../../../../main/facebook/network/routes.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { portOf } from "../../../support/ports.ts";
import { type ProxyAnswer, startProxy } from "../../../support/proxy.ts";
import { createTestFacebook, startGraph } from "../support/graph.ts";
import { user } from "../support/revoke.ts";

beforeEach(() => {
  vi.stubEnv("no_proxy", "");
});
afterEach(() => vi.unstubAllEnvs());

/** Something that accepts a call's connection and then says nothing. */
interface SilentPeer {
  readonly origin: string;
  /** Resolves when the call has reached the peer. */
  readonly reached: Promise<unknown>;
  /** Resolves when the call's connection is closed. */
  whenClosed(): Promise<unknown>;
}

async function startSilentServer(scheme: "http" | "https"): Promise<SilentPeer> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    // The client speaks first, both with HTTP and with TLS. Read all of it, because otherwise the
    // server would not notice that the client has closed.
    socket.on("data", () => server.emit("reached"));
    socket.once("close", () => server.emit("left"));
  });
  const reached = once(server, "reached");
  const left = once(server, "left");
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  return { origin: `${scheme}://127.0.0.1:${portOf(server)}`, reached, whenClosed: () => left };
}

async function startSilentProxy(): Promise<SilentPeer> {
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  const proxy = await startProxy(() => {
    resolve();
    return "silence";
  });
  onTestFinished(() => proxy[Symbol.asyncDispose]());
  vi.stubEnv("https_proxy", proxy.origin);
  return { origin: "https://graph.invalid", reached, whenClosed: () => proxy.whenUnused() };
}

/** A proxy that needs TLS and never finishes the handshake. */
async function startSilentSecureProxy(): Promise<SilentPeer> {
  const { origin, ...peer } = await startSilentServer("https");
  vi.stubEnv("https_proxy", origin);
  return { origin: "https://graph.invalid", ...peer };
}

/** A proxy that opens a tunnel in which the TLS handshake is never answered. */
async function startProxyToSilentServer(): Promise<SilentPeer> {
  const { origin, ...peer } = await startSilentServer("https");
  const port = Number(new URL(origin).port);
  const proxy = await startProxy(() => ({ tunnelTo: port }));
  onTestFinished(() => proxy[Symbol.asyncDispose]());
  vi.stubEnv("https_proxy", proxy.origin);
  return { origin: "https://graph.invalid", ...peer };
}

describe.each([
  ["a server that never responds", () => startSilentServer("http")],
  ["a TLS handshake that is never answered", () => startSilentServer("https")],
  ["a silent proxy", startSilentProxy],
  ["a silent proxy with TLS", startSilentSecureProxy],
  ["a silent TLS handshake behind a proxy", startProxyToSilentServer],
] as const)("%s", (_name, start) => {
  it("does not delay the cancellation of a call, whose connection is closed", async () => {
    const peer = await start();
    const facebook = createTestFacebook(peer.origin);
    const abort = new AbortController();
    const result = facebook.readDetails({ user, pages: [] }, abort.signal);
    await peer.reached;
    abort.abort();
    expect(await result).toMatchObject({ problem: { code: "cancelled" } });
    await peer.whenClosed();
  });

  it("does not extend the time limit of a call, whose connection is closed", async () => {
    const peer = await start();
    const facebook = createTestFacebook(peer.origin);
    const result = facebook.revoke(user);
    await peer.reached;
    facebook.clock.expireRequests();
    expect(await result).toMatchObject({ problem: { code: "facebook_timeout" } });
    await peer.whenClosed();
  });

  it("is given up on when the client closes", async () => {
    const peer = await start();
    const facebook = createTestFacebook(peer.origin);
    const result = facebook.revoke(user);
    await peer.reached;
    facebook.close();
    expect(await result).toMatchObject({ problem: { code: "cancelled" } });
    await peer.whenClosed();
  });
});

describe("the time limit for connecting", () => {
  it.each([
    ["a TLS handshake", () => startSilentServer("https"), "facebook_down"],
    ["a proxy", startSilentProxy, "proxy_down"],
    ["a TLS handshake with a proxy", startSilentSecureProxy, "proxy_down"],
    ["a TLS handshake behind a proxy", startProxyToSilentServer, "facebook_down"],
  ] as const)("ends %s that is never answered", async (_name, start, code) => {
    const peer = await start();
    const clock = new ManualClock();
    const origin = new URL(peer.origin);
    const { signal } = new AbortController();
    const routes = await findRoutes(origin, undefined);
    const error = connectByRoutes(routes, origin, { clock, signal }).catch((each) => each);
    await peer.reached;
    clock.advance(connectTimeout);
    expect(await error).toMatchObject({ failure: { code, mayHaveArrived: false } });
    await peer.whenClosed();
  });
});

describe("a call that hangs", () => {
  it("does not keep other calls waiting", async () => {
    const graph = await startGraph(() => ({ body: "true" }));
    const answers: ProxyAnswer[] = ["silence", { tunnelTo: Number(new URL(graph.origin).port) }];
    const asked = Promise.withResolvers<void>();
    const proxy = await startProxy(() => {
      asked.resolve();
      return answers.shift() ?? "silence";
    });
    onTestFinished(() => proxy[Symbol.asyncDispose]());
    vi.stubEnv("http_proxy", proxy.origin);
    const facebook = createTestFacebook("http://graph.invalid");
    const hanging = facebook.revoke(user);
    await asked.promise;
    expect(await facebook.revoke(user)).toEqual({ ok: true, value: null });
    facebook.clock.expireRequests();
    expect(await hanging).toMatchObject({ problem: { code: "facebook_timeout" } });
  });
});
