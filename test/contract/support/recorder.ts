/** Stands before the practice Facebook, hands everything on, and remembers it. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { Exchange } from "./exchange.ts";

export interface Recorder {
  readonly origin: string;
  /** Oldest first. */
  readonly exchanges: readonly Exchange[];
}

/** `target`: the origin behind it. Closed when the test ends. */
export async function startRecorder(target: string): Promise<Recorder> {
  const exchanges: Exchange[] = [];
  const server = createServer(async (request, response) => {
    try {
      const exchange = await passOn(target, request);
      exchanges.push(exchange);
      send(response, exchange);
    } catch {
      response.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, exchanges };
}

async function passOn(target: string, request: IncomingMessage): Promise<Exchange> {
  const { method = "GET", url: address = "/" } = request;
  const url = new URL(address, target);
  const sent = await readBody(request);
  const type = request.headers["content-type"];
  const reply = await fetch(url, {
    method,
    redirect: "manual",
    ...(type !== undefined && { headers: { "content-type": type } }),
    ...(sent !== "" && { body: sent }),
  });
  return {
    method,
    path: url.pathname,
    query: url.searchParams,
    form: new URLSearchParams(sent),
    status: reply.status,
    headers: Object.fromEntries(reply.headers),
    body: await reply.text(),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Those that describe how a body travels are this connection's own. */
const ofTheConnection = ["connection", "content-length", "keep-alive", "transfer-encoding"];

function send(response: ServerResponse, { status, headers, body }: Exchange): void {
  const kept = Object.entries(headers).filter(([name]) => !ofTheConnection.includes(name));
  response.writeHead(status, Object.fromEntries(kept));
  response.end(body);
}
