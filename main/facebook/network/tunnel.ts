import { once } from "node:events";
import { type IncomingMessage, request as sendRequest } from "node:http";
import type { Socket } from "node:net";
import { percentDecode } from "../../../common/percent-decode.ts";
import { ConnectError } from "./connect-error.ts";
import type { ProxyRoute } from "./routes.ts";

export interface TunnelOptions {
  readonly proxy: ProxyRoute;
  /** The host and port to connect to. */
  readonly host: string;
  readonly giveUp: AbortSignal;
}

/**
 * Asks a proxy for a connection to a host (RFC 9110 §9.3.6). Returns the socket to that host. If
 * that fails or takes too long, destroys the socket and rejects with a ConnectError.
 */
export async function openTunnel(
  socket: Socket,
  { proxy, host, giveUp }: TunnelOptions,
): Promise<Socket> {
  const request = sendRequest({
    method: "CONNECT",
    path: host,
    headers: { host, connection: "keep-alive", ...credentials(proxy.url) },
    createConnection: () => socket,
  });
  try {
    const answered = once(request, "connect", { signal: giveUp });
    request.end();
    const [response, , head] = (await answered) as [IncomingMessage, Socket, Buffer];
    if (response.statusCode !== 200) throw ConnectError.ofRefusal(response.statusCode, proxy.name);
    if (head.length > 0) socket.unshift(head);
    return socket;
  } catch (error) {
    request.on("error", () => undefined).destroy();
    socket.destroy();
    throw error instanceof ConnectError ? error : ConnectError.ofTunnel(error, proxy.name);
  }
}

/** Returns the header with the name and password in a proxy's URL (RFC 7617), if it has any. */
function credentials({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === "" && password === "") return {};
  const pair = [username, password].map(percentDecode).join(":");
  return { "proxy-authorization": `Basic ${Buffer.from(pair).toString("base64")}` };
}
