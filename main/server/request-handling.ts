import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { type Clock, settledWithin } from "../channels/ports/clock.ts";
import { respondToClientError } from "./client-error.ts";
import type { Log } from "./request-log.ts";

interface RequestHandlers {
  readonly onRequest: (request: IncomingMessage, response: ServerResponse) => void;
  /** Called if a client speaks TLS. */
  readonly onHttpsAttempt: () => void;
  readonly log: Log;
  readonly clock: Clock;
}

/** How long requests in progress may take when the handling stops, in milliseconds. */
const maxRemainingTime = 2_000;

/**
 * Handles the requests that arrive at `servers`. The returned function stops at once, so that other
 * handlers can take over. It resolves when the requests in progress have been answered or, after a
 * short while, dropped.
 */
export function handleRequests(
  servers: readonly Server[],
  { onRequest, onHttpsAttempt, log, clock }: RequestHandlers,
): () => Promise<void> {
  const unanswered = new Map<ServerResponse, Promise<void>>();

  const request = (message: IncomingMessage, response: ServerResponse) => {
    if (message.socket.destroyed) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    unanswered.set(response, promise);
    response.once("close", () => {
      unanswered.delete(response);
      resolve();
    });
    onRequest(message, response);
  };
  const clientError = respondToClientError(log, onHttpsAttempt);
  // Without this listener, an error would end the process, for example when no file handles are
  // left.
  const error = ({ name }: Error) => log("http.server-failed", { error: name });

  for (const server of servers) {
    server.on("request", request).on("clientError", clientError).on("error", error);
  }
  return async () => {
    for (const server of servers) {
      server.off("request", request).off("clientError", clientError).off("error", error);
    }
    await settledWithin(maxRemainingTime, Promise.all(unanswered.values()), clock);
    for (const response of unanswered.keys()) response.destroy();
  };
}
