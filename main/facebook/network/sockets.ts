/** Opens sockets. If that fails or `giveUp` is aborted, destroys the socket. */
import { once } from "node:events";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { type ConnectionOptions, connect as connectTls } from "node:tls";
import { trustedCertificates } from "./trusted-certificates.ts";

/** Connects to the host of a URL, with TLS if the URL's scheme is `https:`. */
export function openSocket(url: URL, giveUp: AbortSignal): Promise<Socket> {
  const { host, port } = addressOf(url);
  return url.protocol === "https:"
    ? established(connectTls({ ...tlsOptions(host), port }), "secureConnect", giveUp)
    : established(connectTcp({ host, port }), "connect", giveUp);
}

/** Verifies that the peer of a connected socket is `host`, and encrypts the rest. */
export const startTls = (socket: Socket, host: string, giveUp: AbortSignal): Promise<Socket> =>
  established(connectTls({ ...tlsOptions(host), socket }), "secureConnect", giveUp);

const tlsOptions = (host: string): ConnectionOptions => ({
  host,
  // A server name cannot be an IP address (RFC 6066 §3).
  servername: isIP(host) === 0 ? host : "",
  // Without HTTP/2, each call has a connection of its own that it can close.
  ALPNProtocols: ["http/1.1"],
  secureContext: trustedCertificates(),
  // Verify the certificate even if NODE_TLS_REJECT_UNAUTHORIZED says otherwise.
  rejectUnauthorized: true,
});

export function addressOf({ hostname, port, protocol }: URL) {
  return {
    // A URL has brackets around an IPv6 address, but a socket's address has none.
    host: hostname.replaceAll(/^\[|\]$/g, ""),
    port: Number(port) || (protocol === "https:" ? 443 : 80),
  };
}

/** Waits until a socket is connected. If that fails or takes too long, destroys the socket. */
async function established(
  socket: Socket,
  event: "connect" | "secureConnect",
  giveUp: AbortSignal,
): Promise<Socket> {
  try {
    await once(socket, event, { signal: giveUp });
    return socket;
  } catch (error) {
    socket.on("error", () => undefined).destroy();
    throw error;
  }
}
