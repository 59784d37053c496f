import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { networkInterfaces } from "node:os";

export type Loopback = "127.0.0.1" | "::1";

/**
 * The loopback addresses that this computer has. There may be only one, because some computers have
 * no IPv6 address.
 */
export const loopbacks: readonly Loopback[] = (["127.0.0.1", "::1"] as const).filter((address) =>
  Object.values(networkInterfaces()).some((all) => all?.some((each) => each.address === address)),
);

export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

/** Occupies a port on `host`, as another program would. Port 0 picks any free port. */
export async function occupyPort(
  host: Loopback,
  port = 0,
): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer((socket) => socket.destroy());
  server.listen({ host, port, exclusive: true });
  await once(server, "listening");
  return {
    port: portOf(server),
    async [Symbol.asyncDispose]() {
      await once(server.close(), "close");
    },
  };
}

/** Returns whether the port is free on every loopback address. */
export async function isPortFree(port: number): Promise<boolean> {
  try {
    for (const host of loopbacks) await (await occupyPort(host, port))[Symbol.asyncDispose]();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return false;
    throw error;
  }
}

/**
 * Returns a free port from outside the range in which the system assigns ports to other programs.
 */
export async function findUnusedPort(): Promise<number> {
  const port = randomInt(20_000, 32_768);
  return (await isPortFree(port)) ? port : findUnusedPort();
}
