/** Web sites that attack the backend, or that the user has allowed to use it. */
import { once } from "node:events";
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { createServer } from "node:net";
import { type Loopback, loopbacks, portOf } from "../../support/ports.ts";
import { tlsServer } from "../../support/tls.ts";

/**
 * A web server that speaks http and https on the same port, and serves the same page at every path.
 * At `/no-referrer`, the page hides its address from the sites that it opens.
 */
export interface Site extends AsyncDisposable {
  readonly port: number;
  /** The `Cookie` headers of all requests. */
  readonly cookies: readonly string[];
}

/**
 * A page that runs the code that another page sends to it, and sends back the result. So a test can
 * attack from a frame.
 */
export const runnerPage = `<!doctype html><title>site</title>
<script>
addEventListener("message", async ({ data, source, ports: [port] }) => {
  if (source !== null && typeof data === "string") port.postMessage(await eval(data));
});
</script>`;

export async function startSite(): Promise<Site> {
  const cookies: string[] = [];
  const respond = ({ headers, url }: IncomingMessage, response: ServerResponse) => {
    cookies.push(headers.cookie ?? "");
    if (url === "/no-referrer") response.setHeader("Referrer-Policy", "no-referrer");
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(runnerPage);
  };
  const http = createHttpServer(respond);
  const https = createHttpsServer(tlsServer, respond);
  const listen = async (host: Loopback, port: number) => {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", (chunk: Buffer) => {
        socket.pause();
        socket.unshift(chunk);
        // A TLS connection starts with a handshake record (RFC 8446 §5.1).
        (chunk[0] === 22 ? https : http).emit("connection", socket);
        process.nextTick(() => socket.resume());
      });
    });
    server.listen({ host, port });
    await once(server, "listening");
    return server;
  };
  const [first = "127.0.0.1", ...others] = loopbacks;
  const server = await listen(first, 0);
  const port = portOf(server);
  const servers = [server, ...(await Promise.all(others.map((host) => listen(host, port))))];
  return {
    port,
    cookies,
    async [Symbol.asyncDispose]() {
      http.closeAllConnections();
      https.closeAllConnections();
      await Promise.all(servers.map((each) => once(each.close(), "close")));
    },
  };
}
