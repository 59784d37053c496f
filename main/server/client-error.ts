/** What is no HTTP that we read, or does not come to an end: it is answered on the socket, before there is a request. */
import type { Server } from "node:http";
import type { Duplex } from "node:stream";
import type { Clock } from "../channels/ports/clock.ts";
import { errorPage, httpErrors } from "./http-errors.ts";
import type { Log } from "./request-log.ts";
import { securityHeaders } from "./security-headers.ts";
import { watchSlowSenders } from "./slow-senders.ts";

/** Milliseconds a sender gets to read its answer. */
const patience = 2_000;

export function handleClientErrors(server: Server, clock: Pick<Clock, "after">, log: Log): void {
  const refuse = (socket: Duplex, code: string) => {
    // Said once: the rest of what is being sent arrives here piece by piece.
    if (!socket.writable) return;
    log("http.unreadable", { error: code });
    socket.end(code === "ECONNRESET" ? undefined : answerTo(code));
    const giveUp = setTimeout(() => socket.destroy(), patience);
    socket.once("close", () => clearTimeout(giveUp));
  };
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) =>
    refuse(socket, error.code ?? error.name),
  );
  watchSlowSenders(server, clock, (socket) => refuse(socket, "too-slow"));
}

/** The longest of our addresses is Facebook's callback, so one that is too long gets its page. */
const answerTo = (code: string): string =>
  rawAnswer(code === "HPE_HEADER_OVERFLOW" ? errorPage(httpErrors.startAgain) : "");

function rawAnswer(body: string): string {
  const headers = {
    ...securityHeaders,
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(body)),
    Connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return ["HTTP/1.1 400 Bad Request", ...lines, "", body].join("\r\n");
}
