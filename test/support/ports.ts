/** TCP ports of this computer, as another program holds or finds them. */
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { networkInterfaces } from "node:os";

export type Loopback = "127.0.0.1" | "::1";

/** Those that this computer has: some have no IPv6. */
export const loopbacks: readonly Loopback[] = (["127.0.0.1", "::1"] as const).filter((address) =>
  Object.values(networkInterfaces()).some((all) => all?.some((each) => each.address === address)),
);

export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

/** Another program on `host` alone; 0: on a port that is free. */
export async function holdPort(
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

/** Another program could take the port on every loopback. */
export async function isFree(port: number): Promise<boolean> {
  try {
    for (const host of loopbacks) await (await holdPort(host, port))[Symbol.asyncDispose]();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return false;
    throw error;
  }
}

/** A free one, and none of those that the system hands to whoever asks for any: nobody comes upon it by chance. */
export async function quietPort(): Promise<number> {
  const port = randomInt(20_000, 32_768);
  return (await isFree(port)) ? port : quietPort();
}
