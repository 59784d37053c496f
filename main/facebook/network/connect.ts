import type { Socket } from "node:net";
import type { Clock } from "../../channels/ports/clock.ts";
import { ConnectError } from "./connect-error.ts";
import type { ProxyRoute, Route } from "./routes.ts";
import { addressOf, openSocket, startTls } from "./sockets.ts";
import { openTunnel } from "./tunnel.ts";

/**
 * The time limit for a connection by one route, in milliseconds. Covers all phases: looking up the
 * name, TCP, the proxy and TLS.
 */
export const connectTimeout = 10_000;

export interface ConnectOptions {
  readonly clock: Pick<Clock, "after">;
  /** When aborted, closes the sockets and gives up. */
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
    return await startTls(tunnel, host, giveUp);
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
