import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { handleControl, isControlPath } from "./control/handler.ts";
import { handleDialog, isDialogPath } from "./dialog/handler.ts";
import { type GraphResult, handleGraph, recordHttpCall } from "./graph/http.ts";
import { type HttpRequest, plainText, readRequest, sendResponse } from "./http.ts";
import { pictureAt } from "./pictures.ts";
import { handleSettings, isSettingsPath } from "./settings/handler.ts";
import type { State } from "./state.ts";

/**
 * How often Node looks for slow senders, in milliseconds. The checks are rare, because the app runs
 * in the tray all day and slow requests to a simulated Facebook do no harm.
 */
const connectionsCheckingInterval = 60 * 60 * 1000;

/**
 * The maximum size of a request's headers, in bytes. Browsers send the cookies of all programs on
 * 127.0.0.1, whatever their port.
 */
const maxHeaderSize = 128 * 1024;

/** Resolves after `ms` milliseconds and rejects when the server closes. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export interface ListeningServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 only. Rejects if the port is in use. */
export async function listen(state: State, port: number, wait: Wait): Promise<ListeningServer> {
  const closing = new AbortController();
  const server = createServer(
    { connectionsCheckingInterval, maxHeaderSize },
    (incoming, response) => {
      handle(state, incoming, response, wait, closing.signal).catch((error: unknown) => {
        const name = error instanceof Error ? error.name : typeof error;
        if (closing.signal.aborted || response.headersSent) response.destroy();
        else sendResponse(response, plainText(500, `The practice Facebook failed: ${name}`));
      });
    },
  );
  const boundPort = await bind(server, port);
  state.origin = `http://127.0.0.1:${boundPort}`;
  return { port: boundPort, close: () => close(server, closing) };
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** Closes the server. Ends all responses, even delayed and hanging ones. */
function close(server: Server, closing: AbortController): Promise<void> {
  closing.abort();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function handle(
  state: State,
  incoming: IncomingMessage,
  response: ServerResponse,
  wait: Wait,
  signal: AbortSignal,
): Promise<void> {
  // Prevents DNS rebinding. A hostile page can make its own host name resolve to this computer, but
  // its requests still have that name in their Host header.
  if (`http://${incoming.headers.host}` !== state.origin) {
    return sendResponse(response, plainText(403, `Open ${state.origin} instead.`));
  }
  const request = await readRequest(incoming, state.origin);
  if (!request) return sendResponse(response, plainText(413, "The request is too large."));
  const result = await route(state, request, wait, signal);
  if (result === "disconnect") incoming.socket.destroy();
  else if (result !== "hang") sendResponse(response, result);
}

async function route(
  state: State,
  request: HttpRequest,
  wait: Wait,
  signal: AbortSignal,
): Promise<GraphResult> {
  const { pathname } = request.url;
  if (isControlPath(pathname)) return handleControl(state, request);
  if (isDialogPath(pathname)) return handleDialog(state, request);
  if (isSettingsPath(pathname)) return handleSettings(state, request);
  const picture = pictureAt(pathname);
  if (picture) return picture;
  recordHttpCall(state, request);
  if (state.failureModes.delayMs > 0) await wait(state.failureModes.delayMs, signal);
  return handleGraph(state, request);
}
