/** The relay's page on a server of its own, with the header lines that relay/README.md asks for. */
import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { listenOnLoopback } from "../../../main/server/listen.ts";

const relay = join(import.meta.dirname, "../../../relay");

/** What the operator edits in the page. */
export const portLine = (port: string | number): string =>
  `<meta name="pagekeeper-port" content="${port}">`;

/** The page as it is hosted. `line` stands in the place of the one that names the port. */
function relayPage(line: string): string {
  const page = readFileSync(join(relay, "index.html"), "utf8");
  if (!page.includes(portLine(47814))) throw new Error("The page has no line for the port.");
  return page.replace(portLine(47814), line);
}

/** As documented. */
function relayHeaders(): Readonly<Record<string, string>> {
  const readme = readFileSync(join(relay, "README.md"), "utf8");
  const lines = /```http\n(.*?)```/s.exec(readme)?.[1]?.trim().split("\n") ?? [];
  const headers = lines.map((line): [string, string] => {
    const [name = "", ...value] = line.split(": ");
    return [name, value.join(": ")];
  });
  return { ...Object.fromEntries(headers), "Content-Type": "text/html; charset=utf-8" };
}

export interface Asked {
  /** As it stood in the request line. */
  readonly target: string;
  readonly referrer: string | undefined;
}

/** A server on both loopbacks that answers every request alike, and remembers them. */
export interface Host extends AsyncDisposable {
  readonly port: number;
  readonly asked: readonly Asked[];
}

/** The page at any path of `http://127.0.0.1:PORT`, an origin that browsers trust as they do https. */
export const hostRelay = (line: string): Promise<Host> => host(relayPage(line), relayHeaders());

/** What stands where Pagekeeper would: it takes whatever comes. */
export const hostCallback = (): Promise<Host> =>
  host('<link rel="icon" href="data:,"><title>Arrived</title>', { "Content-Type": "text/html" });

async function host(body: string, headers: Readonly<Record<string, string>>): Promise<Host> {
  const opened = await listenOnLoopback(0);
  if (opened.status === "taken") throw new Error("There is no free port.");
  const { loopback } = opened;
  const asked: Asked[] = [];
  const answer: RequestListener = (request, response) => {
    asked.push({ target: request.url ?? "", referrer: request.headers.referer });
    response.writeHead(200, headers).end(body);
  };
  for (const server of loopback.servers) server.on("request", answer);
  return { port: loopback.port, asked, [Symbol.asyncDispose]: () => loopback.close() };
}
