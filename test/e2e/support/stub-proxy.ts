import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { z } from "zod";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import { type AppCredentials, startFacebook } from "./external-facebook.ts";

/** A practice Facebook behind a proxy. The proxy can replace individual responses with any body. */
export interface StubProxy extends AsyncDisposable {
  /** The access tokens of people and Pages in all requests so far, oldest first. */
  readonly tokensReceived: readonly string[];
  /** The environment variables that make the app use this proxy as Facebook in live mode. */
  readonly liveEnv: Readonly<Record<string, string>>;
  /** Sets the bodies of the responses to requests for these accounts' conversations. */
  stubConversations(bodies: Iterable<readonly [account: StubbedAccount, body: string]>): void;
  /**
   * Replaces the response to the exchange of a login's code for a token. Pass undefined to restore
   * the real response.
   */
  stubCodeExchange(body: string | undefined): void;
}

export interface StubbedAccount {
  readonly channel: ChannelType;
  readonly pageId: string;
}

const accountKey = ({ channel, pageId }: StubbedAccount): string => `${channel} ${pageId}`;

const operations = z.array(z.object({ relative_url: z.string() }));

export interface StubProxyOptions extends Partial<AppCredentials> {
  readonly branches?: number;
  /**
   * The ids of people in this Meta app, by their id in the practice Facebook. Each of Meta's apps
   * knows a person under another id, but the practice Facebook knows only one.
   */
  readonly personIds?: Readonly<Record<string, string>>;
}

export async function startStubProxy(options: StubProxyOptions = {}): Promise<StubProxy> {
  const { personIds = {}, ...facebookOptions } = options;
  await using opened = new AsyncDisposableStack();
  const facebook = opened.use(await startFacebook(facebookOptions));
  const toScoped = (text: string) => replaceAll(text, Object.entries(personIds));
  const fromScoped = (text: string) =>
    replaceAll(
      text,
      Object.entries(personIds).map(([id, scoped]) => [scoped, id]),
    );
  const tokensReceived: string[] = [];
  const graph = facebook.liveEnv["PAGEKEEPER_GRAPH_URL"] ?? "";
  let bodies: ReadonlyMap<string, string> = new Map();
  let codeBody: string | undefined;

  async function forwardOrStub(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = Buffer.from(fromScoped((await buffer(request)).toString()));
    const form = new URLSearchParams(sent.toString());
    tokensReceived.push(...tokensIn(`${request.url} ${request.headers.authorization} ${form}`));
    if (codeBody !== undefined && form.has("code")) return end(response, 400, codeBody);
    const { authorization } = request.headers;
    const answer = await fetch(`${graph}${fromScoped(request.url ?? "")}`, {
      method: request.method ?? "GET",
      headers: {
        "content-type": request.headers["content-type"] ?? "text/plain",
        ...(authorization !== undefined && { authorization }),
      },
      ...(sent.length > 0 && { body: new Uint8Array(sent) }),
    });
    const text = toScoped(await answer.text());
    const batch = form.get("batch");
    end(response, answer.status, batch === null ? text : stubBatch(text, batch, bodies));
  }

  const server = createServer((request, response) => {
    forwardOrStub(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  opened.defer(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const open = opened.move();
  return {
    tokensReceived,
    liveEnv: { ...facebook.liveEnv, PAGEKEEPER_GRAPH_URL: `http://127.0.0.1:${port}` },
    stubConversations(next) {
      bodies = new Map([...next].map(([account, body]) => [accountKey(account), body]));
    },
    stubCodeExchange(body) {
      codeBody = body;
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

const replaceAll = (text: string, pairs: readonly (readonly [string, string])[]): string =>
  pairs.reduce((changed, [from, to]) => changed.replaceAll(from, to), text);

/** Returns the access tokens of people and Pages in a request. */
const tokensIn = (request: string): readonly string[] => request.match(/EAA[0-9a-f]+/g) ?? [];

function end(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(body);
}

/**
 * Takes the batch response `text` and replaces the response for each account in `bodies` with the
 * body given there. Returns the result.
 */
function stubBatch(text: string, batch: string, bodies: ReadonlyMap<string, string>): string {
  const requested = operations.parse(JSON.parse(batch));
  const items: unknown = JSON.parse(text);
  if (!Array.isArray(items)) return text;
  const answers = items.map((item, index) => {
    const body = bodies.get(requestedKey(requested[index]?.relative_url ?? ""));
    return body === undefined ? item : { code: 400, headers: [], body };
  });
  return JSON.stringify(answers);
}

/** Returns the key of the account in a path such as `<Page>/conversations?platform=<channel>`. */
function requestedKey(relativeUrl: string): string {
  const [path = "", query] = relativeUrl.split("?");
  const [pageId, edge] = path.split("/");
  return `${edge === "conversations" && new URLSearchParams(query).get("platform")} ${pageId}`;
}
