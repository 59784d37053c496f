import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A Graph call and its response, sent over HTTP or inside a batch. */
export interface Exchange {
  readonly method: string;
  /** The path, including the version but without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  /** The token in the `Authorization` header, if there is one. */
  readonly bearer?: string;
  /** The HTTP status, or `unanswered`. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The status of a batch item that timed out or whose batch was rejected. */
export const unanswered = 0;

export const tokenParams = ["access_token", "appsecret_proof", "appsecret_time"];

/** Lists all parameters. A token in the header counts as `access_token` (§1.7). */
export const paramEntries = ({ bearer, query, form }: Exchange): readonly [string, string][] => [
  ...(bearer === undefined ? [] : [["access_token", bearer] as [string, string]]),
  ...query,
  ...form,
];

/** Merges the parameters. If several contain a name, the form wins. */
export const paramsOf = (exchange: Exchange): ReadonlyMap<string, string> =>
  new Map(paramEntries(exchange));

/** A proxy that records every exchange. */
export interface Recorder {
  readonly origin: string;
  /** The exchanges from oldest to newest. */
  readonly exchanges: readonly Exchange[];
}

/** Forwards requests to the origin `target` until the test ends. */
export async function startRecorder(target: string): Promise<Recorder> {
  const exchanges: Exchange[] = [];
  const server = createServer(async (request, response) => {
    try {
      const exchange = await forward(target, request);
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

async function forward(target: string, request: IncomingMessage): Promise<Exchange> {
  const { method = "GET", url: address = "/" } = request;
  const url = new URL(address, target);
  const sent = await readBody(request);
  const { "content-type": type, authorization } = request.headers;
  const bearer = /^Bearer (\S+)$/.exec(authorization ?? "")?.[1];
  const reply = await fetch(url, {
    method,
    redirect: "manual",
    headers: {
      ...(type !== undefined && { "content-type": type }),
      ...(authorization !== undefined && { authorization }),
    },
    ...(sent !== "" && { body: sent }),
  });
  return {
    method,
    path: url.pathname,
    query: url.searchParams,
    form: new URLSearchParams(sent),
    ...(bearer !== undefined && { bearer }),
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

/** The headers that concern a single connection and must not be forwarded. */
const connectionHeaders = ["connection", "content-length", "keep-alive", "transfer-encoding"];

function send(response: ServerResponse, { status, headers, body }: Exchange): void {
  const forwarded = Object.entries(headers).filter(([name]) => !connectionHeaders.includes(name));
  response.writeHead(status, Object.fromEntries(forwarded));
  response.end(body);
}
