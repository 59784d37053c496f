import { Client } from "undici";
import { type ConnectOptions, connectByRoutes } from "./connect.ts";
import type { Route } from "./routes.ts";

/** A connection to an origin that carries one call at a time. undici opens it at the first call. */
export interface Connection {
  readonly client: Client;
  /** Returns the host and port of the proxy in use, if there is one. */
  proxy(): string | undefined;
  /** Closes the connection in every phase, even while it is being made. */
  drop(): void;
}

export interface Connections {
  /** Returns an idle connection by these routes, or a new one. */
  take(routes: readonly Route[]): Connection;
  /** Keeps a connection for the next call. Call this only after a call that is complete. */
  release(routes: readonly Route[], connection: Connection): void;
  /** Closes the idle connections. */
  close(): void;
}

/** Keeps idle connections by their routes, because the routes change with the network. */
export function createConnections(origin: URL, clock: ConnectOptions["clock"]): Connections {
  const idle = new Map<string, Connection[]>();

  function idleBy(routes: readonly Route[]): Connection[] {
    const key = JSON.stringify(routes);
    const connections = idle.get(key) ?? [];
    idle.set(key, connections);
    return connections;
  }

  function open(routes: readonly Route[]): Connection {
    const dropped = new AbortController();
    let proxy: string | undefined;
    const client = new Client(origin, {
      connect(_options, callback) {
        connectByRoutes(routes, origin, { clock, signal: dropped.signal }).then(
          ({ socket, route }) => {
            proxy = route.kind === "proxy" ? route.name : undefined;
            callback(null, socket);
          },
          (error) => callback(error, null),
        );
      },
    });
    return {
      client,
      proxy: () => proxy,
      drop() {
        dropped.abort();
        client.destroy().catch(() => undefined);
      },
    };
  }

  return {
    take: (routes) => idleBy(routes).pop() ?? open(routes),
    release: (routes, connection) => void idleBy(routes).push(connection),
    close() {
      for (const connection of [...idle.values()].flat()) connection.drop();
      idle.clear();
    },
  };
}
