/** Tests connections that do not send a complete request in time. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { startTestBackend, type TestBackend } from "./support/backend.ts";

const limits = {
  headersTimeout: 1_000,
  connectionsCheckingInterval: 50,
  maxHeaderSize: 16 * 1024,
  idleTimeout: 60_000,
};

const start = () => startTestBackend({}, limits);

async function open({ backend }: TestBackend): Promise<Socket> {
  const socket = connect(backend.port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  await once(socket, "connect");
  return socket;
}

it("sends 400 to a client that sends nothing, and disconnects it", async () => {
  const test = await start();
  const socket = await open(test);
  expect(await text(socket)).toMatch(/^HTTP\/1.1 400 /);
  expect(test.logLines).toEqual(['{"event":"http.unreadable","error":"ERR_HTTP_REQUEST_TIMEOUT"}']);
});

it("closes a silent connection without waiting for Node's check", async () => {
  const silent = { ...limits, connectionsCheckingInterval: 60_000, idleTimeout: 100 };
  const socket = await open(await startTestBackend({}, silent));
  expect(await text(socket)).toBe("");
});

it("sends 400 to a client that sends its second request too slowly", async () => {
  const test = await start();
  const socket = await open(test);
  socket.write(`GET /favicon.ico HTTP/1.1\r\nHost: localhost:${test.backend.port}\r\n\r\n`);
  const [first] = await once(socket, "data");
  expect(String(first)).toMatch(/^HTTP\/1.1 204 /);
  const trickle = setInterval(() => socket.write("X-More: 1\r\n"), 200);
  onTestFinished(() => clearInterval(trickle));
  socket.write("GET / HTTP/1.1\r\n");
  socket.on("error", () => undefined);
  const [second] = await once(socket, "data");
  expect(String(second)).toMatch(/^HTTP\/1.1 400 /);
});

it("lets a response take longer than the limit, even for a pipelined request", async () => {
  const test = await start();
  const held = Promise.withResolvers<boolean>();
  test.accounts.disconnectAccount = () => held.promise;
  const { cookie } = await test.signIn();
  const socket = await open(test);
  const host = `Host: localhost:${test.backend.port}\r\n`;
  const slow = "DELETE /auth/facebook/account/messenger-1 HTTP/1.1\r\n";
  socket.write(
    `GET /favicon.ico HTTP/1.1\r\n${host}\r\n${slow}${host}Cookie: ${cookie}\r\nConnection: close\r\n\r\n`,
  );
  const [first] = await once(socket, "data");
  expect(String(first)).toMatch(/^HTTP\/1.1 204 /);
  await sleep(1.5 * limits.headersTimeout);
  held.resolve(true);
  expect(await text(socket)).toMatch(/^HTTP\/1.1 204 /);
});
