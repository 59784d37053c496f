/** Connections that bring no request. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";
import { type TestBackend, testBackend } from "./support/backend.ts";

const longestWait = 10_000;

async function open({ backend }: TestBackend): Promise<Socket> {
  const socket = connect(backend.port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  await once(socket, "connect");
  return socket;
}

/** Each waiting connection has one timer, and who is answered has none. */
const waiting = ({ clock }: TestBackend, count: number) =>
  expect.poll(() => clock.pending).toBe(count);

const ask = (socket: Socket, { backend }: TestBackend, path = "/favicon.ico") =>
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost:${backend.port}\r\n\r\n`);

it("who sends nothing is sent away", async () => {
  const world = await testBackend();
  const socket = await open(world);
  await waiting(world, 1);
  world.clock.advance(longestWait);
  expect(await text(socket)).toMatch(/^HTTP\/1.1 400 /);
  expect(world.logged).toEqual(['{"event":"http.unreadable","error":"too-slow"}']);
});

it("who sends a request line by line is sent away, also after an answer", async () => {
  const world = await testBackend();
  const socket = await open(world);
  ask(socket, world);
  await once(socket, "data");
  await waiting(world, 1);
  socket.write("GET / HTTP/1.1\r\n");
  world.clock.advance(longestWait - 1);
  socket.write("X-More: 1\r\n");
  world.clock.advance(1);
  expect(await text(socket)).toMatch(/^HTTP\/1.1 400 /);
});

it("an answer may take as long as it likes, also to a request that was sent on behind another", async () => {
  const world = await testBackend();
  const held = Promise.withResolvers<boolean>();
  world.accounts.disconnectAccount = () => held.promise;
  const { cookie } = await world.signIn();
  const socket = await open(world);
  await waiting(world, 1);
  const host = `Host: localhost:${world.backend.port}\r\n`;
  const slow = "DELETE /auth/facebook/account/messenger-1 HTTP/1.1\r\n";
  socket.write(
    `GET /favicon.ico HTTP/1.1\r\n${host}\r\n${slow}${host}Cookie: ${cookie}\r\nConnection: close\r\n\r\n`,
  );
  const [first] = await once(socket, "data");
  expect(String(first)).toMatch(/^HTTP\/1.1 204 /);
  await waiting(world, 0);
  world.clock.advance(2 * longestWait);
  held.resolve(true);
  expect(await text(socket)).toMatch(/^HTTP\/1.1 204 /);
});

it("who goes before the answer is not waited for", async () => {
  const world = await testBackend();
  const begun = Promise.withResolvers<void>();
  world.accounts.disconnectAccount = () => {
    begun.resolve();
    return new Promise(() => undefined);
  };
  const browser = await world.signIn();
  const leaving = new AbortController();
  const path = "/auth/facebook/account/messenger-1";
  const asked = browser.ask(path, { method: "DELETE", signal: leaving.signal });
  await begun.promise;
  leaving.abort();
  await expect(asked).rejects.toThrow();
  // One line an answer, also where nobody was there to take it.
  await expect.poll(() => world.logged).toHaveLength(2);
  await waiting(world, 0);
});

it("nobody is waited for where there is no connection", async () => {
  const world = await testBackend();
  expect((await world.ask("/favicon.ico")).status).toBe(204);
  await waiting(world, 0);
});
