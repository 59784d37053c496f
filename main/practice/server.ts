/** The sockets: which requests are ours at all, who answers them, and how everything ends. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answerControl, isControl } from "./control/handler.ts";
import { answerDialog, isDialog } from "./dialog/handler.ts";
import { answerGraph, type GraphOutcome, recordHttp } from "./graph/http.ts";
import { plain, type Received, receive, send } from "./http.ts";
import { picture } from "./pictures.ts";
import type { World } from "./state.ts";

/**
 * Milliseconds between two of Node's looks for slow senders. They go on all day in the tray, and who keeps a simulated
 * Facebook waiting harms nobody.
 */
const connectionsCheckingInterval = 60 * 60 * 1000;

/** Resolves after `ms` milliseconds; rejects when the server closes. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 only; rejects when the port is taken. */
export async function listen(world: World, port: number, wait: Wait): Promise<Listening> {
  const closing = new AbortController();
  const server = createServer({ connectionsCheckingInterval }, (request, response) => {
    handle(world, request, response, wait, closing.signal).catch((error: unknown) => {
      const name = error instanceof Error ? error.name : typeof error;
      if (closing.signal.aborted || response.headersSent) response.destroy();
      else send(response, plain(500, `A fault of the practice Facebook itself: ${name}`));
    });
  });
  const bound = await bind(server, port);
  world.origin = `http://127.0.0.1:${bound}`;
  return { port: bound, close: () => close(server, closing) };
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

/** Also ends what is still being answered, delayed or left hanging. */
function close(server: Server, closing: AbortController): Promise<void> {
  closing.abort();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function handle(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  wait: Wait,
  signal: AbortSignal,
): Promise<void> {
  // A rebound name points a stranger's page at this port: its requests carry that name as their Host.
  if (`http://${request.headers.host}` !== world.origin) {
    return send(response, plain(403, `Open ${world.origin} instead.`));
  }
  const received = await receive(request, world.origin);
  if (!received) return send(response, plain(413, "Too much."));
  const outcome = await route(world, received, wait, signal);
  if (outcome === "cut") request.socket.destroy();
  else if (outcome !== "silence") send(response, outcome);
}

async function route(
  world: World,
  received: Received,
  wait: Wait,
  signal: AbortSignal,
): Promise<GraphOutcome> {
  const { pathname } = received.url;
  if (isControl(pathname)) return answerControl(world, received);
  if (isDialog(pathname)) return answerDialog(world, received);
  const found = picture(pathname);
  if (found) return found;
  recordHttp(world, received);
  if (world.behaviour.delayMs > 0) await wait(world.behaviour.delayMs, signal);
  return answerGraph(world, received);
}
