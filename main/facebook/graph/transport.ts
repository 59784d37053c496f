import type { Dispatcher } from "undici";
import type { Clock } from "../../channels/ports/clock.ts";
import {
  classifyNetworkError,
  type NetworkFailure,
  networkFailure,
} from "../errors/network-errors.ts";
import { ConnectError } from "../network/connect-error.ts";
import { type Connection, createConnections } from "../network/connections.ts";
import { readBody } from "../network/read-body.ts";
import { findRoutes, type ResolveProxy } from "../network/routes.ts";

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
  close(): void;
}

export interface TransportOptions {
  /** The scheme, host and port of the Graph API. */
  readonly graphOrigin: string;
  readonly clock: Clock;
  /** If absent, only the environment's proxies are used. */
  readonly resolveProxy?: ResolveProxy;
}

/**
 * The time limit for a whole call, from the choice of a proxy to the end of the response's body, in
 * milliseconds.
 */
export const requestTimeout = 30_000;

export function createTransport({ clock, resolveProxy, graphOrigin }: TransportOptions): Transport {
  const origin = new URL(graphOrigin);
  const connections = createConnections(origin, clock);
  const closing = new AbortController();

  async function exchange(
    request: HttpRequest,
    signal: AbortSignal,
  ): Promise<HttpResponse | NetworkFailure> {
    const routes = await findRoutes(origin, resolveProxy);
    signal.throwIfAborted();
    const connection = connections.take(routes);
    signal.addEventListener("abort", connection.drop, { once: true });
    try {
      const response = await exchangeOver(connection, request);
      if (response.kind === "failure") connection.drop();
      else if (!signal.aborted) connections.release(routes, connection);
      return response;
    } catch (error) {
      connection.drop();
      if (error instanceof ConnectError) return error.failure;
      return classifyNetworkError(error, connection.proxy());
    } finally {
      signal.removeEventListener("abort", connection.drop);
    }
  }

  return {
    async send(request) {
      const timeout = new AbortController();
      const cancelTimer = clock.after(requestTimeout, () => timeout.abort());
      const signal = AbortSignal.any([request.signal, timeout.signal, closing.signal]);
      try {
        return await Promise.race([exchange(request, signal), rejectOnAbort(signal)]);
      } catch (error) {
        if (request.signal.aborted || closing.signal.aborted) {
          return networkFailure("cancelled", true);
        }
        if (timeout.signal.aborted) return networkFailure("facebook_timeout", true);
        return classifyNetworkError(error);
      } finally {
        cancelTimer();
      }
    },
    close() {
      closing.abort();
      connections.close();
    },
  };
}

async function exchangeOver(
  { client, proxy }: Connection,
  { method, url, form, bearer }: HttpRequest,
): Promise<HttpResponse | NetworkFailure> {
  const response = await client.request({
    method,
    path: `${url.pathname}${url.search}`,
    headers: {
      accept: "application/json",
      "user-agent": "Pagekeeper",
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...(form && { "content-type": "application/x-www-form-urlencoded" }),
    },
    body: form?.toString() ?? null,
  });
  const { statusCode: status, headers } = response;
  const body = await readBody(response.body, headers["content-encoding"]);
  if (body === undefined) return networkFailure("facebook_unexpected", true, proxy());
  return { kind: "response", status, headers, body };
}

/** Rejects when the signal is aborted, so that a call ends in time whatever undici does. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(new Error("The call was aborted."));
  if (signal.aborted) onAbort();
  else signal.addEventListener("abort", onAbort, { once: true });
  return promise;
}
