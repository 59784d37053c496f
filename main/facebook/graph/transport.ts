import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from "undici";
import { isLoopback } from "../../../common/is-loopback.ts";
import type { Clock } from "../../channels/ports/clock.ts";
import { classifyNetworkError, type NetworkFailure } from "../errors/network-errors.ts";
import type { NonTableCode } from "../errors/problems.ts";

interface HttpRequest {
  readonly method: "GET" | "POST" | "DELETE";
  readonly url: URL;
  readonly form?: URLSearchParams;
  /** The token to send in the `Authorization` header. */
  readonly bearer?: string;
  readonly signal: AbortSignal;
}

interface HttpResponse {
  readonly kind: "response";
  readonly status: number;
  readonly headers: Dispatcher.ResponseData["headers"];
  readonly body: string;
}

export interface Transport {
  /** Makes one HTTP call. Instead of rejecting, returns a failure without the error's message. */
  send(request: HttpRequest): Promise<HttpResponse | NetworkFailure>;
  close(): Promise<void>;
}

/** The time limit for a whole call, including the response's body, in milliseconds. */
export const requestTimeout = 30_000;
/**
 * The maximum size of a response, in bytes. The limit is generous, because a response with a
 * hundred Pages has a few hundred kilobytes at most.
 */
const maxBodyBytes = 4 * 1024 * 1024;

export function createTransport(origin: string, clock: Clock): Transport {
  let dispatcher: Dispatcher | undefined;

  return {
    async send(httpRequest) {
      const timeout = new AbortController();
      const cancelTimer = clock.after(requestTimeout, () => timeout.abort());
      try {
        // Create the dispatcher only now, so that the app still starts if a proxy variable is
        // malformed. In that case, only this call fails.
        dispatcher ??= createDispatcher(origin);
        return await exchange(dispatcher, httpRequest, timeout.signal);
      } catch (error) {
        if (httpRequest.signal.aborted) return failAfterSending("cancelled");
        if (timeout.signal.aborted) return failAfterSending("facebook_timeout");
        return classifyNetworkError(error);
      } finally {
        cancelTimer();
      }
    },
    close: async () => dispatcher?.destroy(),
  };
}

const failAfterSending = (code: NonTableCode): NetworkFailure => ({
  kind: "failure",
  code,
  mayHaveArrived: true,
});

/** Uses the proxy from the environment, unless the Graph API is simulated on this computer. */
function createDispatcher(origin: string): Dispatcher {
  return isLoopback(new URL(origin).hostname) ? new Agent() : new EnvHttpProxyAgent();
}

async function exchange(
  dispatcher: Dispatcher,
  { method, url, form, bearer, signal }: HttpRequest,
  timeout: AbortSignal,
): Promise<HttpResponse | NetworkFailure> {
  const response = await request(url, {
    dispatcher,
    method,
    signal: AbortSignal.any([signal, timeout]),
    headers: {
      accept: "application/json",
      "user-agent": "Pagekeeper",
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...(form && { "content-type": "application/x-www-form-urlencoded" }),
    },
    body: form?.toString() ?? null,
  });
  const body = await readBody(response.body);
  if (body === undefined) return failAfterSending("facebook_unexpected");
  return { kind: "response", status: response.statusCode, headers: response.headers, body };
}

/**
 * Returns undefined if the body is too large. Leaving the loop early also closes the connection.
 */
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
