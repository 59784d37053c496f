/** Who holds a connection and brings no request: nothing at all, or one byte after the other. */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Clock } from "../channels/ports/clock.ts";

/** Milliseconds from its opening, or from its last answer, until all headers of a connection's next request are there. */
const longestWait = 10_000;

/**
 * Tells of each; what becomes of it is up to the listener. Node's own `headersTimeout` looks at all connections every few
 * seconds, also all day in the tray when there are none. These timers run only while somebody keeps us waiting.
 */
export function watchSlowSenders(
  server: Server,
  clock: Pick<Clock, "after">,
  onSlow: (socket: Socket) => void,
): void {
  const senders = new WeakMap<Socket, Sender>();
  server.on("connection", (socket: Socket) => {
    const sender = awaitSender(() => clock.after(longestWait, () => onSlow(socket)));
    senders.set(socket, sender);
    socket.once("close", sender.gone);
  });
  server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    const sender = senders.get(socket);
    sender?.asked();
    response.once("close", () => sender?.answered());
  });
}

interface Sender {
  asked(): void;
  answered(): void;
  gone(): void;
}

/** `wait` begins a wait and returns what ends it. */
function awaitSender(wait: () => () => void): Sender {
  // A sender may ask again before it is answered. How long an answer takes is not its fault.
  let unanswered = 0;
  let isGone = false;
  let stopWaiting = wait();
  return {
    asked() {
      unanswered += 1;
      stopWaiting();
    },
    answered() {
      unanswered -= 1;
      if (unanswered === 0 && !isGone) stopWaiting = wait();
    },
    gone() {
      isGone = true;
      stopWaiting();
    },
  };
}
