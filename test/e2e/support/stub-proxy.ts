/** A practice Facebook of which single answers are replaced on their way to the app, to the letter. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { z } from "zod";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import { openFacebook } from "./external-facebook.ts";

export interface RawFacebook extends AsyncDisposable {
  /** Sends the app there as if it were the real one. */
  readonly liveEnv: Readonly<Record<string, string>>;
  /** What is answered to whoever asks about an account's conversations; all others get the truth. */
  answer(bodies: Iterable<readonly [account: RawAccount, body: string]>): void;
  /** What is answered to whoever exchanges a login's code; undefined: the truth. */
  answerCode(body: string | undefined): void;
}

export interface RawAccount {
  readonly channel: ChannelType;
  readonly pageId: string;
}

const keyOf = ({ channel, pageId }: RawAccount): string => `${channel} ${pageId}`;

const operations = z.array(z.object({ relative_url: z.string() }));

/** `branches`: see the practice Facebook. */
export async function openRawFacebook(branches: number): Promise<RawFacebook> {
  await using opened = new AsyncDisposableStack();
  const facebook = opened.use(await openFacebook({ branches }));
  const graph = facebook.liveEnv["PAGEKEEPER_GRAPH_URL"] ?? "";
  let bodies: ReadonlyMap<string, string> = new Map();
  let codeBody: string | undefined;

  async function answerInstead(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await buffer(request);
    const form = new URLSearchParams(sent.toString());
    if (codeBody !== undefined && form.has("code")) return end(response, 400, codeBody);
    const answer = await fetch(`${graph}${request.url}`, {
      method: request.method ?? "GET",
      headers: { "content-type": request.headers["content-type"] ?? "text/plain" },
      ...(sent.length > 0 && { body: new Uint8Array(sent) }),
    });
    const text = await answer.text();
    const batch = form.get("batch");
    end(response, answer.status, batch === null ? text : replaced(text, batch, bodies));
  }

  const server = createServer((request, response) => {
    answerInstead(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  opened.defer(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const open = opened.move();
  return {
    liveEnv: { ...facebook.liveEnv, PAGEKEEPER_GRAPH_URL: `http://127.0.0.1:${port}` },
    answer(next) {
      bodies = new Map([...next].map(([account, body]) => [keyOf(account), body]));
    },
    answerCode(body) {
      codeBody = body;
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

function end(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(body);
}

/** The answer to a batch, with the items about these accounts replaced. */
function replaced(text: string, batch: string, bodies: ReadonlyMap<string, string>): string {
  const asked = operations.parse(JSON.parse(batch));
  const items: unknown = JSON.parse(text);
  if (!Array.isArray(items)) return text;
  const answers = items.map((item, index) => {
    const body = bodies.get(askedAbout(asked[index]?.relative_url ?? ""));
    return body === undefined ? item : { code: 400, headers: [], body };
  });
  return JSON.stringify(answers);
}

/** `<Page>/conversations?platform=<channel>…` */
function askedAbout(relativeUrl: string): string {
  const [path = "", query] = relativeUrl.split("?");
  const [pageId, edge] = path.split("/");
  return `${edge === "conversations" && new URLSearchParams(query).get("platform")} ${pageId}`;
}
