/** Converts requests and responses to plain values, so that only server.ts handles sockets. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";

export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The maximum length of a body, in bytes. The limit is generous, because a dialog with 5,000
 * selected Pages sends only about 150 kB.
 */
const maxBody = 2 * 1024 * 1024;

/** Returns undefined if the body exceeds `maxBody`. */
export async function readRequest(
  incoming: IncomingMessage,
  origin: string,
): Promise<HttpRequest | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBody) return undefined;
    chunks.push(chunk);
  }
  return {
    method: incoming.method ?? "GET",
    url: new URL(`${origin}${incoming.url ?? "/"}`),
    headers: incoming.headers,
    body: Buffer.concat(chunks),
  };
}

export function sendResponse(
  outgoing: ServerResponse,
  { status, headers, body }: HttpResponse,
): void {
  outgoing.writeHead(status, { "x-content-type-options": "nosniff", ...headers });
  outgoing.end(body);
}

export const redirect = (location: string, status: 302 | 303 = 303): HttpResponse => ({
  status,
  headers: { location, "cache-control": "no-store" },
  body: "",
});

export const plainText = (status: number, body: string): HttpResponse => ({
  status,
  headers: { "content-type": "text/plain; charset=utf-8" },
  body,
});

/**
 * Returns whether a form was sent from our own page. Browsers send the page's origin along with the
 * form, so a forged request from another site is detected.
 */
export const isSameOrigin = (request: HttpRequest): boolean =>
  request.headers.origin === request.url.origin;

/** Parses a form that a browser submitted. Unlike `readParams`, keeps repeated names. */
export const readForm = ({ body }: HttpRequest): URLSearchParams =>
  new URLSearchParams(body.toString());

/**
 * Merges the parameters of the query and the body. If both contain a name, the body wins. The body
 * may be a form, JSON, or multipart as in Meta's examples (`curl -F`). Returns undefined for any
 * other body.
 */
export async function readParams(request: HttpRequest): Promise<URLSearchParams | undefined> {
  const params = new URLSearchParams(request.url.search);
  const fields = await bodyFields(request);
  for (const [name, value] of fields ?? []) params.set(name, value);
  return fields && params;
}

type Fields = Iterable<readonly [string, string]>;

async function bodyFields({ body, headers }: HttpRequest): Promise<Fields | undefined> {
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

/** Parses a JSON object as if it were a form. Values that are not strings become JSON text. */
function jsonFields(text: string): Fields {
  const parsed: unknown = JSON.parse(text);
  return Object.entries(Object(parsed)).map(([name, value]) => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
}
