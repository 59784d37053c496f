/**
 * A server on a real socket that replaces the Graph API, so that each test can choose the
 * responses.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { parseJson } from "../../../../common/json.ts";
import { createFacebook, type FacebookConfig } from "../../../../main/facebook/index.ts";
import { type TestClock, testClock } from "./clock.ts";

export const appId = "4815162342";
export const appSecret = "S3CRETdeadbeefdeadbeefdeadbeef";

export interface ReceivedRequest {
  readonly method: string;
  /** The address as it was sent, with its query. */
  readonly url: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The response's body. A string is sent unchanged, and any other value is sent as JSON. */
  readonly body?: unknown;
}

/** Returns the reply, or "handled" if the function has written to the response itself. */
export type Responder = (
  received: ReceivedRequest,
  response: ServerResponse,
) => Reply | "handled" | Promise<Reply | "handled">;

export interface TestGraph {
  readonly origin: string;
  readonly requests: readonly ReceivedRequest[];
  respondWith(next: Responder): void;
}

export async function startGraph(respond: Responder = () => ({ body: {} })): Promise<TestGraph> {
  const requests: ReceivedRequest[] = [];
  let current = respond;
  const server = createServer(async (request, response) => {
    const one = await read(request);
    requests.push(one);
    const reply = await current(one, response);
    if (reply !== "handled") send(response, isInspection(one) ? asBatch(reply) : reply);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    respondWith: (next) => {
      current = next;
    },
  };
}

async function read(request: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const address = request.url ?? "/";
  const url = new URL(address, "http://graph");
  return unwrapInspection({
    method: request.method ?? "",
    url: address,
    path: url.pathname,
    query: url.searchParams,
    form: new URLSearchParams(Buffer.concat(chunks).toString()),
    headers: request.headers,
  });
}

const inspection = z.tuple([
  z.object({ method: z.string(), relative_url: z.string().startsWith("debug_token?") }),
]);

/** Returns a batch that only inspects a token as if the request had been sent alone. */
function unwrapInspection(request: ReceivedRequest): ReceivedRequest {
  const operation = inspection.safeParse(parseJson(request.form.get("batch") ?? "")).data?.[0];
  if (!operation) return request;
  const { pathname, searchParams } = new URL(operation.relative_url, "http://graph/v26.0/");
  const { method } = operation;
  return { ...request, method, path: pathname, query: searchParams, form: new URLSearchParams() };
}

const isInspection = ({ path, url }: ReceivedRequest): boolean => path !== url.split("?")[0];

const asBatch = ({ status: code = 200, body = {} }: Reply): Reply => ({
  body: [{ code, headers: [], body: toText(body) }],
});

const toText = (body: unknown): string => (typeof body === "string" ? body : JSON.stringify(body));

function send(response: ServerResponse, { status = 200, headers = {}, body = {} }: Reply): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(toText(body));
}

/** Creates Pagekeeper's own Facebook client and closes it when the test ends. */
export function createTestFacebook(
  origin: string,
  config: Partial<FacebookConfig> & { readonly clock?: TestClock } = {},
) {
  const clock = config.clock ?? testClock();
  const facebook = createFacebook({
    dialogOrigin: "https://dialog.example",
    graphOrigin: origin,
    version: "v26.0",
    appId,
    appSecret: () => appSecret,
    random: () => 0.5,
    ...config,
    clock,
  });
  onTestFinished(() => facebook.close());
  return { ...facebook, clock };
}

export const graphError = (code: number, subcode?: number, message = "(made up)") => ({
  error: {
    message,
    type: "OAuthException",
    code,
    ...(subcode !== undefined && { error_subcode: subcode }),
    fbtrace_id: "F0n/KYH+Z5K",
  },
});
