/** One HTTP exchange. Never throws: what goes wrong comes back as a problem's code, without the words of the error. */
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from "undici";
import { isLoopback } from "../../../common/is-loopback.ts";
import type { Clock } from "../../channels/ports/clock.ts";
import { classifyNetworkError, type NetworkFailure } from "../errors/network-errors.ts";

interface HttpRequest {
  readonly method: "GET" | "POST" | "DELETE";
  readonly url: URL;
  /** Sent as a form. */
  readonly form?: URLSearchParams;
  readonly signal: AbortSignal;
}

interface HttpResponse {
  readonly kind: "answer";
  readonly status: number;
  readonly headers: Dispatcher.ResponseData["headers"];
  readonly body: string;
}

export interface Transport {
  send(request: HttpRequest): Promise<HttpResponse | NetworkFailure>;
  close(): Promise<void>;
}

/** Milliseconds for a whole exchange, body included. */
export const requestTimeout = 30_000;
/** Bytes. A hundred Pages, or a batch of fifty, come to a few hundred thousand at most. */
const maxBodyBytes = 4 * 1024 * 1024;

export function createTransport(origin: string, clock: Clock): Transport {
  let dispatcher: Dispatcher | undefined;

  return {
    async send(httpRequest) {
      const timeout = new AbortController();
      const cancelTimer = clock.after(requestTimeout, () => timeout.abort());
      try {
        // Made here, not at the start: a malformed proxy variable throws, and must not end the app.
        dispatcher ??= createDispatcher(origin);
        return await exchange(dispatcher, httpRequest, timeout.signal);
      } catch (error) {
        if (httpRequest.signal.aborted)
          return { kind: "failure", code: "cancelled", mayHaveArrived: true };
        if (timeout.signal.aborted)
          return { kind: "failure", code: "facebook_timeout", mayHaveArrived: true };
        return classifyNetworkError(error);
      } finally {
        cancelTimer();
      }
    },
    close: async () => dispatcher?.destroy(),
  };
}

/** Proxies are taken from the environment, but a loopback Graph is on this computer, where no proxy can reach. */
function createDispatcher(origin: string): Dispatcher {
  return isLoopback(new URL(origin).hostname) ? new Agent() : new EnvHttpProxyAgent();
}

async function exchange(
  dispatcher: Dispatcher,
  { method, url, form, signal }: HttpRequest,
  timeout: AbortSignal,
): Promise<HttpResponse | NetworkFailure> {
  const answer = await request(url, {
    dispatcher,
    method,
    signal: AbortSignal.any([signal, timeout]),
    headers: {
      accept: "application/json",
      "user-agent": "Pagekeeper",
      ...(form && { "content-type": "application/x-www-form-urlencoded" }),
    },
    body: form?.toString() ?? null,
  });
  const body = await readBody(answer.body);
  if (body === undefined)
    return { kind: "failure", code: "facebook_unexpected", mayHaveArrived: true };
  return { kind: "answer", status: answer.statusCode, headers: answer.headers, body };
}

/** Undefined: too large. Leaving the loop early destroys the stream and with it the connection. */
async function readBody(stream: AsyncIterable<Buffer>): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
