import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** How many connections each server keeps. */
const maxConnections = 128;
/**
 * How many requests a client may send ahead. Browsers send none, and each one waits in memory until
 * the client has taken the responses before it.
 */
const maxUnanswered = 4;

/**
 * Limits what a client can occupy by connecting, by sending requests without reading the responses,
 * or by staying silent. Any page in a browser can open connections, and so can any program.
 */
export function limitConnections(server: Server): void {
  /** The number of unanswered requests of each open connection. The oldest connection is first. */
  const open = new Map<Socket, number>();
  const readLater = createReadQueue();

  server.on("connection", (socket: Socket) => {
    readLater(socket);
    open.set(socket, 0);
    socket.once("close", () => open.delete(socket));
    if (open.size > maxConnections) leastNeeded(open)?.destroy();
  });

  server.on("request", ({ socket }, response: ServerResponse) => {
    const unanswered = (open.get(socket) ?? 0) + 1;
    if (unanswered > maxUnanswered) socket.destroy();
    if (socket.destroyed) return;
    open.set(socket, unanswered);
    response.once("close", () => {
      if (open.has(socket)) open.set(socket, (open.get(socket) ?? 1) - 1);
    });
  });

  // Node would respond to an unknown expectation without our guard.
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));

  // Node emits this event if nothing was received or sent for a while.
  server.on("timeout", (socket: Socket) => {
    const waitsForUs = (open.get(socket) ?? 0) > 0 && socket.writableLength === 0;
    if (!waitsForUs) socket.destroy();
  });
}

/**
 * Returns a function that starts to read from one new connection in each turn of the event loop.
 * Node parses all requests of a chunk at once. If hundreds of clients sent whole chunks of requests
 * and we read them in one turn, the window would freeze for seconds.
 */
function createReadQueue(): (socket: Socket) => void {
  const waiting: Socket[] = [];
  const readNext = () => {
    waiting.shift()?.resume();
    if (waiting.length > 0) setImmediate(readNext);
  };
  return (socket) => {
    socket.pause();
    if (waiting.push(socket) === 1) setImmediate(readNext);
  };
}

/**
 * Returns the connection to close when there are too many: the oldest one that has sent nothing,
 * such as a page's preconnect, otherwise the oldest one that is not waiting for a response,
 * otherwise the newest one.
 */
function leastNeeded(open: ReadonlyMap<Socket, number>): Socket | undefined {
  const older = [...open.keys()];
  const newest = older.pop();
  return (
    older.find(({ bytesRead }) => bytesRead === 0) ??
    older.find((socket) => open.get(socket) === 0) ??
    newest
  );
}
