import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { describe, expect, it } from "vitest";
import type { Practice } from "../../../main/practice/index.ts";
import { dialogUrl, post, start } from "./support.ts";

const portOf = (practice: Practice): number => Number(new URL(practice.origin).port);

/** Sends the request with `node:http`, because `fetch` cannot change the Host header. */
async function statusFor(practice: Practice, path: string, host: string) {
  const sent = request({ host: "127.0.0.1", port: portOf(practice), path, headers: { host } });
  sent.end();
  const [response] = await once(sent, "response");
  response.resume();
  return response.statusCode;
}

describe("the practice Facebook's server", () => {
  it.each(["/practice", "/v26.0/me", "/v26.0/dialog/oauth"])(
    "rejects a rebound host at %s",
    async (path) => {
      const practice = await start();
      expect(await statusFor(practice, path, "evil.example")).toBe(403);
      expect(await statusFor(practice, path, `evil.example:${portOf(practice)}`)).toBe(403);
      expect(await statusFor(practice, path, `127.0.0.1:${portOf(practice)}`)).not.toBe(403);
    },
  );

  it("shows the dialog behind 100 kB of other programs' cookies", async () => {
    const practice = await start();
    const headers = { cookie: "other=".padEnd(100_000, "x") };
    expect((await fetch(dialogUrl(practice), { headers })).status).toBe(200);
  });

  it("listens on 127.0.0.1 only", async () => {
    const port = portOf(await start());
    // Try the computer's other addresses. This is safe, because requests to them never leave the
    // computer.
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ address, scopeid }) => address !== "127.0.0.1" && !scopeid);
    for (const { address } of others) {
      const socket = connect(port, address);
      await expect(once(socket, "connect")).rejects.toThrow();
      socket.destroy();
    }
  });

  it("fails to start if the port is taken", async () => {
    const port = portOf(await start());
    await expect(start({ port })).rejects.toThrow("EADDRINUSE");
  });

  it.each([
    ["left hanging", { action: "service", service: "hanging" }],
    ["delayed", { action: "delay", ms: 60_000 }],
  ] as const)("closes while a request is %s", async (_name, command) => {
    const practice = await start();
    practice.control.do(command);
    const failed = fetch(`${practice.origin}/v26.0/me`).then(
      () => "answered",
      () => "cut",
    );
    await expect.poll(() => practice.control.calls()).toHaveLength(1);
    await practice.close();
    expect(await failed).toBe("cut");
  });

  it("rejects a body that is too large", async () => {
    const practice = await start();
    const body = new URLSearchParams({ batch: "x".repeat(3 * 1024 * 1024) });
    // The server responds before it has read the body, so the client may see only a closed
    // connection.
    const status = await post(`${practice.origin}/v26.0/`, body).then(
      (reply) => reply.status,
      () => 413,
    );
    expect(status).toBe(413);
  });

  it("answers an unreadable body with a Graph error", async () => {
    const practice = await start();
    const reply = await fetch(`${practice.origin}/v26.0/me`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{",
    });
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({ error: { code: 100 } });
  });
});
