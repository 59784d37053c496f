import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { connect, type Socket } from "node:net";
import { portOf } from "./ports.ts";
import { tlsServer } from "./tls.ts";

/** A proxy on loopback that opens tunnels. All of them lead to one server, whatever their host. */
export interface TestProxy extends AsyncDisposable {
  /** The proxy's URL. */
  readonly origin: string;
  /** The host and port in the URL. */
  readonly name: string;
  /** The hosts and ports that were asked for, oldest first. */
  readonly targets: readonly string[];
  /** The `Proxy-Authorization` headers, oldest first. */
  readonly credentials: readonly (string | undefined)[];
  /** Resolves when a tunnel was requested and every connection to the proxy is closed. */
  whenUnused(): Promise<void>;
}

/**
 * How a proxy answers: with a tunnel to a port on 127.0.0.1, with a status, with a raw text that
 * need not be HTTP, or not at all.
 */
export type ProxyAnswer =
  | { readonly tunnelTo: number }
  | { readonly status: number }
  | { readonly raw: string }
  | "silence";

export interface ProxyOptions {
  /** Whether the proxy itself uses TLS, with the certificate of test/support/tls.ts. */
  readonly secure?: boolean;
}

export async function startProxy(
  answer: (target: string, request: IncomingMessage) => ProxyAnswer,
  { secure = false }: ProxyOptions = {},
): Promise<TestProxy> {
  const targets: string[] = [];
  const credentials: (string | undefined)[] = [];
  const sockets = new Set<Socket>();
  let onUnused: () => void = () => undefined;
  const server: Server = secure ? createSecureServer(tlsServer) : createServer();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => {
      sockets.delete(socket);
      onUnused();
    });
  });
  server.on("connect", (request: IncomingMessage, socket: Socket) => {
    const target = request.url ?? "";
    targets.push(target);
    credentials.push(request.headers["proxy-authorization"]);
    respond(socket, answer(target, request));
  });
  // A request without a tunnel, as for http addresses.
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    targets.push(`${URL.parse(request.url ?? "")?.host}:80`);
    response.writeHead(502).end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const name = `127.0.0.1:${portOf(server)}`;
  return {
    origin: `${secure ? "https" : "http"}://${name}`,
    name,
    targets,
    credentials,
    async whenUnused() {
      const isUnused = () => targets.length > 0 && sockets.size === 0;
      const { promise, resolve } = Promise.withResolvers<void>();
      onUnused = () => isUnused() && resolve();
      onUnused();
      await promise;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await once(server.close(), "close");
    },
  };
}

function respond(socket: Socket, answer: ProxyAnswer): void {
  socket.on("error", () => undefined);
  // Node's HTTP server leaves it to us to notice that the client has closed.
  if (answer === "silence") socket.resume().on("end", () => socket.destroy());
  else if ("raw" in answer) socket.end(answer.raw);
  else if ("status" in answer) socket.end(`HTTP/1.1 ${answer.status} Refused\r\n\r\n`);
  else openTunnel(socket, answer.tunnelTo);
}

function openTunnel(socket: Socket, port: number): void {
  const upstream = connect(port, "127.0.0.1", () => {
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    socket.pipe(upstream).pipe(socket);
  });
  upstream.on("error", () => socket.destroy());
  upstream.on("close", () => socket.destroy());
  socket.on("close", () => upstream.destroy());
}
