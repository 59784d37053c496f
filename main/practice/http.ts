/** Requests and replies as values, so that only server.ts touches a socket. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";

export interface Received {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Bytes; a dialog with 5,000 ticked Pages sends about 150 kB. */
const maxBody = 2 * 1024 * 1024;

/** Undefined: the body is too long. */
export async function receive(
  request: IncomingMessage,
  origin: string,
): Promise<Received | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBody) return undefined;
    chunks.push(chunk);
  }
  return {
    method: request.method ?? "GET",
    url: new URL(`${origin}${request.url ?? "/"}`),
    headers: request.headers,
    body: Buffer.concat(chunks),
  };
}

export function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, { "x-content-type-options": "nosniff", ...reply.headers });
  response.end(reply.body);
}

export const redirect = (location: string, status: 302 | 303 = 303): Reply => ({
  status,
  headers: { location, "cache-control": "no-store" },
  body: "",
});

export const plain = (status: number, body: string): Reply => ({
  status,
  headers: { "content-type": "text/plain; charset=utf-8" },
  body,
});

/** A browser names the origin of each form it posts; a page of another origin cannot claim ours. */
export const isSameOrigin = (received: Received): boolean =>
  received.headers.origin === received.url.origin;

/** What a browser's form sends; unlike `readParams` it keeps all values of a name. */
export const readForm = ({ body }: Received): URLSearchParams =>
  new URLSearchParams(body.toString());

/**
 * Query and body as one list; the body wins. Forms, multipart (Meta's own examples post with `curl -F`) and JSON.
 * Undefined: the body is none of these.
 */
export async function readParams(received: Received): Promise<URLSearchParams | undefined> {
  const params = new URLSearchParams(received.url.search);
  const fields = await bodyFields(received);
  for (const [name, value] of fields ?? []) params.set(name, value);
  return fields && params;
}

type Fields = Iterable<readonly [string, string]>;

async function bodyFields({ body, headers }: Received): Promise<Fields | undefined> {
  if (body.length === 0) return [];
  const type = headers["content-type"] ?? "application/x-www-form-urlencoded";
  if (type.startsWith("application/x-www-form-urlencoded")) {
    return new URLSearchParams(body.toString());
  }
  try {
    return type.startsWith("multipart/form-data")
      ? await multipartFields(body, type)
      : jsonFields(body.toString());
  } catch {
    return undefined;
  }
}

async function multipartFields(body: Buffer, type: string): Promise<Fields> {
  const form = await new Response(new Uint8Array(body), {
    headers: { "content-type": type },
  }).formData();
  return [...form].flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
}

/** Values that are not text travel as JSON, as in a form. */
function jsonFields(text: string): Fields {
  const parsed: unknown = JSON.parse(text);
  return Object.entries(Object(parsed)).map(([name, value]) => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
}
