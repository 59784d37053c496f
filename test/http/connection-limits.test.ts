/** Tests clients that send too little, too much or too slowly, or that don't read responses. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
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

it.each([
  ["usual", (host: string) => host],
  ["without a Host", () => ""],
  ["with an unknown expectation", (host: string) => `${host}Expect: x\r\n`],
  ["with an expected continuation", (host: string) => `${host}Expect: 100-continue\r\n`],
  ["for an upgrade", (host: string) => `${host}Connection: Upgrade\r\nUpgrade: h2c\r\n`],
])("disconnects a client that sends many requests %s ahead", async (_name, headers) => {
  const test = await start();
  const socket = await open(test);
  socket.on("error", () => undefined);
  const request = `GET / HTTP/1.1\r\n${headers(`Host: localhost:${test.backend.port}\r\n`)}\r\n`;
  socket.write(request.repeat(1_000));
  await once(socket.resume(), "close");
  await expect.poll(() => test.logLines.length).toBeGreaterThan(0);
  expect(test.logLines.length).toBeLessThanOrEqual(4);
});

it("responds to a few requests that a client sends ahead", async () => {
  const test = await start();
  const socket = await open(test);
  const host = `Host: localhost:${test.backend.port}\r\n`;
  const request = `GET /favicon.ico HTTP/1.1\r\n${host}\r\n`;
  socket.write(`${request.repeat(3)}GET /favicon.ico HTTP/1.1\r\n${host}Connection: close\r\n\r\n`);
  expect((await text(socket)).match(/^HTTP\/1.1 204 /gm)).toHaveLength(4);
});

/** Signs in and asks for a list of accounts that is larger than the buffers of a connection. */
async function askForLongList(idleTimeout: number) {
  const test = await startTestBackend({}, { ...limits, idleTimeout });
  const practice = "x".repeat(20_000_000) as unknown as boolean;
  test.accounts.list = () => ({
    channels: [],
    problems: [],
    unconnectable: [],
    permissionGaps: [],
    connectSummaries: [],
    practice,
  });
  const { cookie } = await test.signIn();
  const socket = await open(test);
  socket.on("error", () => undefined);
  const head = `GET /auth/facebook/channels HTTP/1.1\r\nHost: localhost:${test.backend.port}\r\n`;
  socket.pause().write(`${head}Cookie: ${cookie}\r\nConnection: close\r\n\r\n`);
  return { ...test, socket };
}

it("disconnects a client that does not read the response", async () => {
  const { logLines } = await askForLongList(200);
  const answered = expect.stringContaining('"route":"channels"');
  await expect.poll(() => logLines, { timeout: 5_000 }).toContainEqual(answered);
});

it("sends a response to the end if the client reads slowly", async () => {
  const { socket } = await askForLongList(1_000);
  let received = 0;
  socket.on("data", (chunk: Buffer) => {
    // Pauses after each megabyte.
    if (Math.floor((received + chunk.length) / 1e6) > Math.floor(received / 1e6)) {
      socket.pause();
      setTimeout(() => socket.resume(), 100);
    }
    received += chunk.length;
  });
  await once(socket.resume(), "close");
  expect(received).toBeGreaterThan(20_000_000);
});

describe("when all places are taken", () => {
  const places = 128;
  const openAll = (test: TestBackend, count: number) =>
    Promise.all(Array.from({ length: count }, () => open(test)));

  it("closes the oldest connection that has sent nothing, and responds to a new one", async () => {
    const test = await start();
    const [oldest, ...others] = await openAll(test, places);
    const closed = once(oldest?.resume() as Socket, "close");
    expect((await test.ask("/favicon.ico")).status).toBe(204);
    await closed;
    expect(others.filter(({ closed }) => closed)).toEqual([]);
  });

  it("keeps responding while a page opens connections without an end", async () => {
    const test = await start();
    await openAll(test, places);
    for (let round = 0; round < 5; round += 1) {
      const [response] = await Promise.all([test.ask("/favicon.ico"), openAll(test, 20)]);
      expect(response.status).toBe(204);
    }
  });

  it("closes the oldest idle connection if each one has sent a request", async () => {
    const test = await start();
    const sockets = await openAll(test, places);
    const request = `GET /favicon.ico HTTP/1.1\r\nHost: localhost:${test.backend.port}\r\n\r\n`;
    await Promise.all(
      sockets.map((socket) => {
        socket.write(request);
        return once(socket, "data");
      }),
    );
    expect((await test.ask("/favicon.ico")).status).toBe(204);
  });

  it("does not close a connection that waits for a response", async () => {
    const test = await start();
    const held = Promise.withResolvers<boolean>();
    const reached = Promise.withResolvers<void>();
    test.accounts.disconnectAccount = () => {
      reached.resolve();
      return held.promise;
    };
    const browser = await test.signIn();
    const response = browser.ask("/auth/facebook/account/messenger-1", { method: "DELETE" });
    await reached.promise;
    await openAll(test, places);
    expect((await test.ask("/favicon.ico")).status).toBe(204);
    held.resolve(true);
    expect((await response).status).toBe(204);
  });
});
