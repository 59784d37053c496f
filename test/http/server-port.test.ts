/** Tests which sockets the backend opens, and that it closes them. */
import { once } from "node:events";
import { createServer, connect as openSocket, type Server, type Socket } from "node:net";
import { networkInterfaces } from "node:os";
import { expect, it, onTestFinished } from "vitest";
import { listen } from "../../main/server/index.ts";
import { listenOnLoopback } from "../../main/server/listen.ts";
import { findUnusedPort, type Loopback, occupyPort } from "../support/ports.ts";
import { startTestBackend } from "./support/backend.ts";

/** Occupies a port on one loopback address, like another program. */
async function occupy(host: Loopback): Promise<number> {
  const held = await occupyPort(host, await findUnusedPort());
  onTestFinished(() => held[Symbol.asyncDispose]());
  return held.port;
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
  });

/** Resolves when the socket is closed. Unlike `events.once`, doesn't reject after a reset. */
const closedSocket = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.on("error", () => undefined);
    socket.once("close", () => resolve());
  });

it.each(["127.0.0.1", "::1"] as const)(
  "reports that the port is taken on %s, with a remedy",
  async (host) => {
    const port = await occupy(host);
    const started = await listen({ port, anyPort: false });
    expect(started).toMatchObject({
      ok: false,
      problem: {
        code: "port_taken",
        message: expect.stringMatching(/another port in Settings.*redirect URI of your Meta app/),
      },
    });
  },
);

it("releases the port on 127.0.0.1 if it is taken on ::1", async () => {
  const port = await occupy("::1");
  await listen({ port, anyPort: false });
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  await closed(server);
});

it.each(["127.0.0.1", "::1"] as const)(
  "uses another port in practice mode if the port is taken on %s",
  async (host) => {
    const port = await occupy(host);
    const loopback = await listen({ port, anyPort: true });
    if (!loopback.ok) throw new Error(loopback.problem.message);
    onTestFinished(() => loopback.value.close());
    expect(loopback.value.port).not.toBe(port);
  },
);

it.each(["127.0.0.1", "::1"])("prevents other programs from using its port on %s", async (host) => {
  const { backend } = await startTestBackend();
  expect(backend.origin).toBe(`http://localhost:${backend.port}`);
  const rival = createServer().listen({ port: backend.port, host, exclusive: true });
  const [error] = await once(rival, "error");
  expect(error).toMatchObject({ code: "EADDRINUSE" });
});

it("cannot be reached on any other address of the computer", async () => {
  const { backend } = await startTestBackend();
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  for (const { address } of others) {
    const socket = openSocket(backend.port, address);
    const [error] = await once(socket, "error");
    expect(error).toMatchObject({ code: "ECONNREFUSED" });
  }
});

it("closes all connections and frees the port when the backend closes", async () => {
  const opened = await listenOnLoopback(0);
  if (opened.status !== "listening") throw new Error("No port was free.");
  const { port, close } = opened.loopback;
  const idle = openSocket(port, "127.0.0.1");
  const talking = openSocket(port, "::1");
  await Promise.all([once(idle, "connect"), once(talking, "connect")]);
  talking.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const ended = Promise.all([idle, talking].map(closedSocket));
  await close();
  await ended;
  const again = await listenOnLoopback(port);
  if (again.status !== "listening") throw new Error("The port is still taken.");
  await again.loopback.close();
});
