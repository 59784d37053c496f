/** Which sockets the backend takes, and how it lets go of them. */
import { once } from "node:events";
import { createServer, connect as openSocket, type Server, type Socket } from "node:net";
import { networkInterfaces } from "node:os";
import { expect, it, onTestFinished } from "vitest";
import { listen } from "../../main/server/index.ts";
import { listenOnLoopback } from "../../main/server/listen.ts";
import { holdPort, type Loopback, quietPort } from "../support/ports.ts";
import { testBackend } from "./support/backend.ts";

/** Another program that sits on one loopback only; nobody is on the other. */
async function squat(host: Loopback): Promise<number> {
  const held = await holdPort(host, await quietPort());
  onTestFinished(() => held[Symbol.asyncDispose]());
  return held.port;
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
  });

/** By an orderly end or by a reset, which is an error to `events.once`. */
const cutOff = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.on("error", () => undefined);
    socket.once("close", () => resolve());
  });

it.each(["127.0.0.1", "::1"] as const)(
  "says that the port is taken on %s, and what to do",
  async (host) => {
    const port = await squat(host);
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

it("lets go of 127.0.0.1 when ::1 is taken", async () => {
  const port = await squat("::1");
  await listen({ port, anyPort: false });
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  await closed(server);
});

it.each(["127.0.0.1", "::1"] as const)(
  "takes another port in practice mode when %s is taken",
  async (host) => {
    const port = await squat(host);
    const loopback = await listen({ port, anyPort: true });
    if (!loopback.ok) throw new Error(loopback.problem.message);
    onTestFinished(() => loopback.value.close());
    expect(loopback.value.port).not.toBe(port);
  },
);

it.each(["127.0.0.1", "::1"])("leaves nobody room on %s", async (host) => {
  const { backend } = await testBackend();
  expect(backend.origin).toBe(`http://localhost:${backend.port}`);
  const rival = createServer().listen({ port: backend.port, host, exclusive: true });
  const [error] = await once(rival, "error");
  expect(error).toMatchObject({ code: "EADDRINUSE" });
});

it("cannot be reached at any other address of the computer", async () => {
  const { backend } = await testBackend();
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  for (const { address } of others) {
    const socket = openSocket(backend.port, address);
    const [error] = await once(socket, "error");
    expect(error).toMatchObject({ code: "ECONNREFUSED" });
  }
});

it("ends every connection when it closes, and frees the port", async () => {
  const opened = await listenOnLoopback(0);
  if (opened.status !== "listening") throw new Error("No port was free.");
  const { port, close } = opened.loopback;
  const idle = openSocket(port, "127.0.0.1");
  const talking = openSocket(port, "::1");
  await Promise.all([once(idle, "connect"), once(talking, "connect")]);
  talking.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const ended = Promise.all([idle, talking].map(cutOff));
  await close();
  await ended;
  const again = await listenOnLoopback(port);
  if (again.status !== "listening") throw new Error("The port is still taken.");
  await again.loopback.close();
});
