/** Hosts the relay's page with the headers that relay/README.md recommends. */
import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { listenOnLoopback } from "../../../main/server/listen.ts";

const relay = join(import.meta.dirname, "../../../relay");

/** The line that the operator edits. */
export const portLine = (port: string | number): string =>
  `<meta name="pagekeeper-port" content="${port}">`;

/** Returns the page with `line` in place of the one with the port. */
function relayPage(line: string): string {
  const page = readFileSync(join(relay, "index.html"), "utf8");
  if (!page.includes(portLine(47814))) throw new Error("The page has no line for the port.");
  return page.replace(portLine(47814), line);
}

/** Returns the documented headers. */
function relayHeaders(): Readonly<Record<string, string>> {
  const readme = readFileSync(join(relay, "README.md"), "utf8");
  const lines = /```http\n(.*?)```/s.exec(readme)?.[1]?.trim().split("\n") ?? [];
  const headers = lines.map((line): [string, string] => {
    const [name = "", ...value] = line.split(": ");
    return [name, value.join(": ")];
  });
  return { ...Object.fromEntries(headers), "Content-Type": "text/html; charset=utf-8" };
}

export interface ReceivedRequest {
  /** Exactly as in the request line. */
  readonly target: string;
  readonly referrer: string | undefined;
}

/** A server that gives the same response to every request, and records the requests. */
export interface Host extends AsyncDisposable {
  readonly port: number;
  readonly requests: readonly ReceivedRequest[];
}

/** Serves the page at every path of `http://127.0.0.1:PORT`, which browsers trust like https. */
export const hostRelay = (line: string): Promise<Host> => host(relayPage(line), relayHeaders());

/** Stands in for Pagekeeper and accepts everything. */
export const hostCallback = (): Promise<Host> =>
  host('<link rel="icon" href="data:,"><title>Arrived</title>', { "Content-Type": "text/html" });

async function host(body: string, headers: Readonly<Record<string, string>>): Promise<Host> {
  const result = await listenOnLoopback(0);
  if (result.status === "taken") throw new Error("No port is free.");
  const { loopback } = result;
  const requests: ReceivedRequest[] = [];
  const answer: RequestListener = (request, response) => {
    requests.push({ target: request.url ?? "", referrer: request.headers.referer });
    response.writeHead(200, headers).end(body);
  };
  for (const server of loopback.servers) server.on("request", answer);
  return { port: loopback.port, requests, [Symbol.asyncDispose]: () => loopback.close() };
}
