import { once } from "node:events";
import { createServer, type Server } from "node:http";

/** Both loopbacks of one port, listening but not yet answering. */
export interface LoopbackServers {
  readonly port: number;
  /** One a family; without IPv6 there is one. */
  readonly servers: readonly Server[];
  /** Ends every connection at once, and frees the port. */
  close(): Promise<void>;
}

export type ListenResult =
  | { readonly status: "listening"; readonly loopback: LoopbackServers }
  /** By another program, on either of the two. */
  | { readonly status: "taken" };

type ListenAnswer = "listening" | "taken" | "no-such-address";

/** Milliseconds, bytes, sockets: against giant headers and hoarders. Against slow senders there is `slow-senders.ts`. */
const limits = {
  // Node looks for slow senders even where nobody is called slow.
  headersTimeout: 0,
  requestTimeout: 0,
  connectionsCheckingInterval: 24 * 60 * 60 * 1000,
  maxHeaderSize: 16 * 1024,
};
const mostConnections = 128;

/** How often a free port of 127.0.0.1 may turn out to be taken on ::1. */
const attempts = 20;

/** Takes `port` on 127.0.0.1 and ::1, both or neither; 0: any port that is free on both. */
export async function listenOnLoopback(port: number): Promise<ListenResult> {
  for (let attempt = 1; attempt < attempts && port === 0; attempt += 1) {
    const answer = await openBoth(0);
    if (answer.status === "listening") return answer;
  }
  return openBoth(port);
}

/**
 * Whoever holds `[::1]:port` while we hold only 127.0.0.1 gets the half of the `localhost` traffic
 * that prefers IPv6: Facebook's codes among it (measured, research/electron.md B.3).
 */
async function openBoth(asked: number): Promise<ListenResult> {
  const v4 = newServer();
  const v6 = newServer();
  const first = await listen(v4, "127.0.0.1", asked);
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
  // A machine without IPv6: nobody else can sit on ::1 either.
  const servers = second === "listening" ? [v4, v6] : [v4];
  return { status: "listening", loopback: { port, servers, close: () => closeAll(servers) } };
}

function newServer(): Server {
  const server = createServer(limits);
  server.maxConnections = mostConnections;
  return server;
}

/** A taken port is no exception of `listen` but a later event. */
async function listen(server: Server, host: string, port: number): Promise<ListenAnswer> {
  server.listen({ host, port, exclusive: true });
  try {
    await once(server, "listening");
    return "listening";
  } catch (error) {
    return readListenError(error);
  }
}

function readListenError(error: unknown): ListenAnswer {
  switch (error instanceof Error && "code" in error ? error.code : undefined) {
    case "EADDRINUSE":
    // Windows answers so for ports that it keeps for itself.
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
