/** What is no HTTP that we read: Node reports it on the socket, before there is a request. */
import type { Server } from "node:http";
import type { Duplex } from "node:stream";
import { failurePage, failures } from "./failures.ts";
import { answerHeaders } from "./headers.ts";
import type { Log } from "./request-log.ts";

/** Milliseconds a sender gets to read its answer. */
const patience = 2_000;

export function answerUnreadable(server: Server, log: Log): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    // Said once: the rest of what is being sent arrives here piece by piece.
    if (!socket.writable) return;
    log("http.unreadable", { error: error.code ?? error.name });
    socket.end(error.code === "ECONNRESET" ? undefined : answerTo(error));
    const giveUp = setTimeout(() => socket.destroy(), patience);
    socket.once("close", () => clearTimeout(giveUp));
  });
}

/** The longest of our addresses is Facebook's callback, so one that is too long gets its page. */
const answerTo = ({ code }: NodeJS.ErrnoException): string =>
  rawAnswer(code === "HPE_HEADER_OVERFLOW" ? failurePage(failures.startAgain) : "");

function rawAnswer(body: string): string {
  const headers = {
    ...answerHeaders,
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(body)),
    Connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return ["HTTP/1.1 400 Bad Request", ...lines, "", body].join("\r\n");
}
