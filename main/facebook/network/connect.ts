import { once } from "node:events";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { type ConnectionOptions, connect as connectTls } from "node:tls";
import type { Clock } from "../../channels/ports/clock.ts";
import { ConnectError } from "./connect-error.ts";
import type { ProxyRoute, Route } from "./routes.ts";
import { trustedCertificates } from "./trusted-certificates.ts";
import { openTunnel } from "./tunnel.ts";

/**
 * The time limit for a connection by one route, in milliseconds. Covers all phases: looking up the
 * name, TCP, the proxy and TLS.
 */
export const connectTimeout = 10_000;

export interface ConnectOptions {
  readonly clock: Pick<Clock, "after">;
  /** Gives up and closes the sockets. */
  readonly signal: AbortSignal;
}

export interface Connected {
  readonly socket: Socket;
  readonly route: Route;
}

/**
 * Connects to an origin by the first of at least one route that works. Tries the next one only if a
 * proxy does not run. If none works, rejects with the first route's ConnectError.
 *
 * We don't use undici's ProxyAgent, because it keeps waiting for a silent proxy when the call has
 * ended (docs/decisions/0027-system-network.md).
 */
export async function connectByRoutes(
  routes: readonly Route[],
  origin: URL,
  options: ConnectOptions,
): Promise<Connected> {
  const errors: ConnectError[] = [];
  for (const route of routes) {
    try {
      return { socket: await connectByRoute(route, origin, options), route };
    } catch (error) {
      if (!(error instanceof ConnectError)) throw error;
      errors.push(error);
      if (!error.triesNextRoute || options.signal.aborted) break;
    }
  }
  throw errors[0];
}

async function connectByRoute(
  route: Route,
  origin: URL,
  { clock, signal }: ConnectOptions,
): Promise<Socket> {
  const timeout = new AbortController();
  const cancelTimer = clock.after(connectTimeout, () => timeout.abort());
  const giveUp = AbortSignal.any([signal, timeout.signal]);
  try {
    if (route.kind === "direct") return await connectDirectly(origin, giveUp);
    if (route.kind === "unusable") throw ConnectError.ofUnsupportedProxy(route.name);
    return await connectThrough(route, origin, giveUp);
  } finally {
    cancelTimer();
  }
}

async function connectDirectly(origin: URL, giveUp: AbortSignal): Promise<Socket> {
  try {
    return await openSocket(origin, giveUp);
  } catch (error) {
    throw ConnectError.ofServer(error);
  }
}

async function connectThrough(
  proxy: ProxyRoute,
  origin: URL,
  giveUp: AbortSignal,
): Promise<Socket> {
  const { host, port } = addressOf(origin);
  const socket = await openProxy(proxy, giveUp);
  const tunnel = await openTunnel(socket, { proxy, host: `${origin.hostname}:${port}`, giveUp });
  if (origin.protocol !== "https:") return tunnel;
  try {
    const secure = connectTls({ ...tlsOptions(host), socket: tunnel });
    return await established(secure, "secureConnect", giveUp);
  } catch (error) {
    tunnel.destroy();
    throw ConnectError.ofServer(error, proxy.name);
  }
}

async function openProxy({ url, name }: ProxyRoute, giveUp: AbortSignal): Promise<Socket> {
  try {
    return await openSocket(url, giveUp);
  } catch (error) {
    throw ConnectError.ofProxy(error, name);
  }
}

/** Connects to the host of a URL, with TLS if the URL's scheme is `https:`. */
function openSocket(url: URL, giveUp: AbortSignal): Promise<Socket> {
  const { host, port } = addressOf(url);
  return url.protocol === "https:"
    ? established(connectTls({ ...tlsOptions(host), port }), "secureConnect", giveUp)
    : established(connectTcp({ host, port }), "connect", giveUp);
}

const tlsOptions = (host: string): ConnectionOptions => ({
  host,
  // A server name cannot be an IP address (RFC 6066 §3).
  servername: isIP(host) === 0 ? host : "",
  // Without HTTP/2, each call has a connection of its own that it can close.
  ALPNProtocols: ["http/1.1"],
  secureContext: trustedCertificates(),
  // Verify the certificate even if NODE_TLS_REJECT_UNAUTHORIZED says otherwise.
  rejectUnauthorized: true,
});

function addressOf({ hostname, port, protocol }: URL) {
  return {
    // A URL has brackets around an IPv6 address, but a socket's address has none.
    host: hostname.replaceAll(/^\[|\]$/g, ""),
    port: Number(port) || (protocol === "https:" ? 443 : 80),
  };
}

/** Waits until a socket is connected. If that fails or takes too long, destroys the socket. */
async function established(
  socket: Socket,
  event: "connect" | "secureConnect",
  giveUp: AbortSignal,
): Promise<Socket> {
  try {
    await once(socket, event, { signal: giveUp });
    return socket;
  } catch (error) {
    socket.on("error", () => undefined).destroy();
    throw error;
  }
}
