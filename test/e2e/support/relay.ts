/** Hosts the relay page with the headers that relay/README.md recommends. */
import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { listenOnLoopback } from "../../../main/server/listen.ts";

const relay = join(import.meta.dirname, "../../../relay");

/** Returns the line of the relay page that an operator edits. */
export const portLine = (port: string | number): string =>
  `<meta name="pagekeeper-port" content="${port}">`;

/** Returns the relay page with its port line replaced by `line`. */
function relayPage(line: string): string {
  const page = readFileSync(join(relay, "index.html"), "utf8");
  if (!page.includes(portLine(47814))) throw new Error("The page has no line for the port.");
  return page.replace(portLine(47814), line);
}

/** Returns the headers that relay/README.md recommends, and the content type. */
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
  /** The request target, exactly as in the request line. */
  readonly target: string;
  readonly referrer: string | undefined;
}

/** A server that records all requests and sends the same response to each. */
export interface Host extends AsyncDisposable {
  readonly port: number;
  readonly requests: readonly ReceivedRequest[];
}

/**
 * Serves the relay page at every path of `http://127.0.0.1:PORT`. No https is needed, because
 * browsers treat this origin as secure, too.
 */
export const hostRelay = (line: string): Promise<Host> => host(relayPage(line), relayHeaders());

/** Starts a stand-in for Pagekeeper's backend that accepts every callback. */
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
