import type { Duplex } from "node:stream";
import { errorPage, httpErrors } from "./http-errors.ts";
import type { Log } from "./request-log.ts";
import { securityHeaders } from "./security-headers.ts";

/** How long a client may take to read the response, in milliseconds. */
const lingerMs = 2_000;

interface ClientError extends NodeJS.ErrnoException {
  /** The bytes that could not be parsed. */
  readonly rawPacket?: Buffer;
}

/**
 * Returns a listener that responds to malformed or incomplete HTTP requests, which never reach
 * Express. Calls `onHttpsAttempt` if a client speaks TLS.
 */
export const respondToClientError =
  (log: Log, onHttpsAttempt: () => void) =>
  (error: ClientError, socket: Duplex): void => {
    // Bytes that the client sends after our response cause this event, too. Ignore such bytes.
    if (!socket.writable) return;
    const isTls = isTlsHello(error.rawPacket);
    const code = isTls ? "TLS" : (error.code ?? error.name);
    log("http.unreadable", { error: code });
    if (isTls) onHttpsAttempt();
    socket.end(code === "ECONNRESET" ? undefined : responseTo(code));
    const timer = setTimeout(() => socket.destroy(), lingerMs);
    socket.once("close", () => clearTimeout(timer));
  };

/** A TLS connection starts with a handshake record (22) of version 3 (RFC 8446 §5.1). */
const isTlsHello = (packet: Buffer | undefined): boolean => packet?.[0] === 22 && packet[1] === 3;

/** Only cookies make headers that long. Other programs on localhost share theirs with us. */
const responseTo = (code: string): string =>
  code === "HPE_HEADER_OVERFLOW"
    ? rawResponse("431 Request Header Fields Too Large", errorPage(httpErrors.headersTooLong))
    : rawResponse("400 Bad Request", "");

function rawResponse(status: string, body: string): string {
  const headers = {
    ...securityHeaders,
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(body)),
    Connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status}`, ...lines, "", body].join("\r\n");
}
