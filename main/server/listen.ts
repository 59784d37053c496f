import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { errorCode } from "../error-code.ts";
import { limitConnections } from "./connections.ts";

/** The servers on one port of both loopback addresses. They have no request handlers yet. */
export interface LoopbackServers {
  readonly port: number;
  /** The server for IPv4 and, if this computer has IPv6, the server for IPv6. */
  readonly servers: readonly Server[];
  /** Closes all connections at once and frees the port. */
  close(): Promise<void>;
}

export type ListenResult =
  | { readonly status: "listening"; readonly loopback: LoopbackServers }
  /** Another program uses the port on at least one of the addresses. */
  | { readonly status: "taken" };

/** Limits for a connection, in milliseconds and bytes. See `http.createServer` in Node. */
export interface ConnectionLimits {
  readonly headersTimeout: number;
  readonly connectionsCheckingInterval: number;
  readonly maxHeaderSize: number;
  /**
   * How long a connection may stay silent, or leave a response unread, before it is closed. Doesn't
   * count the time that we need to respond.
   */
  readonly idleTimeout: number;
}

const defaultLimits: ConnectionLimits = {
  // The maximum time to receive a request's headers. It starts when the client connects. For a
  // later request on the same connection, it starts with the request's first byte.
  headersTimeout: 10_000,
  // Node's default of 30 seconds would wake the CPU four times a minute, because there are two
  // servers (docs/decisions/0018-quiet-in-the-tray.md).
  connectionsCheckingInterval: 5 * 60_000,
  // Browsers send the cookies of all programs on localhost, whatever their port.
  maxHeaderSize: 128 * 1024,
  // Disconnects silent clients. Otherwise, a program could occupy all connections and block logins
  // until Node's next check of the connections. Unlike that check, this timer costs nothing while
  // nobody is connected.
  idleTimeout: 10_000,
};

/**
 * How many free ports of 127.0.0.1 to try. One may not be enough, because a port that is free there
 * may be taken on ::1.
 */
const freePortAttempts = 20;

/** Listens on `port` of both 127.0.0.1 and ::1, or of neither. 0 selects a port free on both. */
export async function listenOnLoopback(
  port: number,
  limits = defaultLimits,
): Promise<ListenResult> {
  for (let attempt = 1; attempt < freePortAttempts && port === 0; attempt += 1) {
    const result = await listenOnBoth(0, limits);
    if (result.status === "listening") return result;
  }
  return listenOnBoth(port, limits);
}

/**
 * Listens on both addresses, because browsers may connect to `localhost` over IPv6. If we listened
 * only on 127.0.0.1, a program that listens on ::1 could receive Facebook's codes
 * (docs/research/electron.md §B.3).
 */
async function listenOnBoth(requested: number, limits: ConnectionLimits): Promise<ListenResult> {
  const v4 = newServer(limits);
  const v6 = newServer(limits);
  const first = await listen(v4, "127.0.0.1", requested);
  if (first === "no-such-address") throw new Error("This computer has no 127.0.0.1.");
  if (first === "taken") return { status: "taken" };
  const port = portOf(v4);
  const second = await listen(v6, "::1", port).catch(async (error: unknown) => {
    await closeServer(v4);
    throw error;
  });
  if (second === "taken") {
    await closeServer(v4);
    return { status: "taken" };
  }
  // If this computer has no IPv6, no other program can listen on ::1.
  const servers = second === "listening" ? [v4, v6] : [v4];
  return { status: "listening", loopback: { port, servers, close: () => closeAll(servers) } };
}

function newServer(limits: ConnectionLimits): Server {
  // Node would respond to requests without a Host by itself, and so without our limits. The guard
  // refuses them.
  const server = createServer({ ...limits, requireHostHeader: false });
  server.timeout = limits.idleTimeout;
  limitConnections(server);
  return server;
}

type AddressResult = "listening" | "taken" | "no-such-address";

async function listen(server: Server, host: string, port: number): Promise<AddressResult> {
  server.listen({ host, port, exclusive: true });
  try {
    await once(server, "listening");
    return "listening";
  } catch (error) {
    return readListenError(error);
  }
}

function readListenError(error: unknown): AddressResult {
  switch (errorCode(error)) {
    case "EADDRINUSE":
    // Windows reports EACCES for the ports that it reserves.
    case "EACCES":
      return "taken";
    case "EADDRNOTAVAIL":
    case "EAFNOSUPPORT":
      return "no-such-address";
    default:
      throw error;
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(servers.map(closeServer));
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
