import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { portOf } from "../../../support/ports.ts";
import { createTestFacebook } from "../support/graph.ts";
import { user } from "../support/revoke.ts";

/** Starts a server that sends `text` as soon as it has received something. */
async function startPeer(text: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(text, "latin1"));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${portOf(server)}`;
}

const ok = "HTTP/1.1 200 OK\r\n";

describe("a peer that does not speak HTTP as Graph does", () => {
  it.each([
    ["greets like SSH", "SSH-2.0-OpenSSH_9.9\r\n"],
    ["greets like SMTP", "220 mail.example ESMTP\r\n"],
    ["speaks TLS", "\x15\x03\x01\x00\x02\x02\x28"],
    ["speaks HTTP/2", "\x00\x00\x00\x04\x00\x00\x00\x00\x00"],
    ["speaks HTTP/0.9", "<html>Hello</html>"],
    ["speaks a version that does not exist", "HTTP/9.9 200 OK\r\n\r\n"],
    ["has no status", "HTTP/1.1 OK\r\n\r\n"],
    ["sends binary data", "\x00\xff\xfe\x01\x02\x03"],
    [
      "upgrades to another protocol",
      "HTTP/1.1 101 Up\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
    ],
    ["sends a broken header", `${ok}a b c\r\n\r\ntrue`],
    ["sends too long headers", `${ok}a: ${"x".repeat(200_000)}\r\n\r\ntrue`],
    ["sends a length that is no number", `${ok}content-length: many\r\n\r\ntrue`],
    ["sends two lengths", `${ok}content-length: 4\r\ncontent-length: 5\r\n\r\ntrue`],
    ["sends broken chunks", `${ok}transfer-encoding: chunked\r\n\r\nzz\r\ntrue\r\n`],
    ["sends less than announced", `${ok}content-length: 40\r\n\r\ntrue`],
    ["sends nothing", ""],
  ])("is no mistake of Pagekeeper's own if it %s", async (_name, text) => {
    const result = await createTestFacebook(await startPeer(text)).revoke(user);
    expect(result).toMatchObject({ ok: false, problem: { responsible: "facebook" } });
  });
});
