import { once } from "node:events";
import { createServer } from "node:http";
import { portOf } from "../../support/ports.ts";

/** A proxy that refuses every request, so that a browser behind it cannot reach the internet. */
export interface InternetProxy extends AsyncDisposable {
  readonly port: number;
  /** The addresses that the browser wanted, oldest first. */
  readonly requests: readonly string[];
}

export async function startInternetProxy(): Promise<InternetProxy> {
  const requests: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    requests.push(url);
    response.writeHead(502).end();
  });
  server.on("connect", ({ url = "" }, socket) => {
    requests.push(url);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: portOf(server),
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}
