import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { errorCode } from "../error-code.ts";

/** One port on both loopback addresses, listening but not answering yet. */
export interface LoopbackServers {
  readonly port: number;
  /** One for IPv4 and one for IPv6, if this computer has it. */
  readonly servers: readonly Server[];
  /** Ends every connection at once and frees the port. */
  close(): Promise<void>;
}

export type ListenResult =
  | { readonly status: "listening"; readonly loopback: LoopbackServers }
  /** Another program has the port on either address. */
  | { readonly status: "taken" };

/** Node's limits for a connection. Milliseconds and bytes. */
export interface ConnectionLimits {
  readonly headersTimeout: number;
  readonly connectionsCheckingInterval: number;
  readonly maxHeaderSize: number;
  /** Until a connection that sends nothing before its first request is closed. */
  readonly idleTimeout: number;
}

const defaultLimits: ConnectionLimits = {
  // From connecting, or from the first byte of a later request, until its headers are complete.
  headersTimeout: 10_000,
  // Node's 30 s would wake the CPU four times a minute, all day
  // (docs/decisions/0018-quiet-in-the-tray.md).
  connectionsCheckingInterval: 5 * 60_000,
  maxHeaderSize: 16 * 1024,
  // A timer of the socket costs nothing while nobody is connected. Without it, whoever opens all
  // connections and stays silent would block logins until the next check.
  idleTimeout: 10_000,
};
const maxConnections = 128;

/** How many free ports of 127.0.0.1 to try: each may turn out to be taken on ::1. */
const freePortAttempts = 20;

/** Takes `port` on both 127.0.0.1 and ::1, or on neither. 0 takes any port that is free on both. */
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
 * If another program had `[::1]:port` while we had only 127.0.0.1, it would get the `localhost`
 * traffic that prefers IPv6, Facebook's codes included (docs/research/electron.md §B.3).
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
  // Without IPv6, no other program can have ::1 either.
  const servers = second === "listening" ? [v4, v6] : [v4];
  return { status: "listening", loopback: { port, servers, close: () => closeAll(servers) } };
}

function newServer(limits: ConnectionLimits): Server {
  const server = createServer(limits);
  server.maxConnections = maxConnections;
  server.timeout = limits.idleTimeout;
  // A response may take longer.
  server.on("request", ({ socket }) => socket.setTimeout(0));
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
    // Windows reports this for ports that it reserves.
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
