import { once } from "node:events";
import { createServer, connect as openSocket, type Socket } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import {
  type Connection,
  isAllowedUser,
  isOwnUser,
  oncePerConnection,
} from "../../../../main/server/guard/socket-owner.ts";

const heading = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid";
const row = (from: string, to: string, user: number, state = "01", inode = 288685) =>
  `  17: ${from} ${to} ${state} 00000000:00000000 00:00000000 00000000 ${user}        0 ${inode} 1 0 20 4 30 10 -1`;
const table = (...rows: string[]) => [heading, ...rows, ""].join("\n");

/** 47814 is BAC6, 51000 is C738. */
const v4: Connection = {
  localAddress: "127.0.0.1",
  localPort: 47814,
  remoteAddress: "127.0.0.1",
  remotePort: 51000,
};
const v6: Connection = { ...v4, localAddress: "::1", remoteAddress: "::1" };
const ours4 = "0100007F:BAC6";
const peer4 = "0100007F:C738";
const listening = row(ours4, "00000000:0000", 1000, "0A");
const ourEnd = row(ours4, peer4, 1000);
const one6 = "00000000000000000000000001000000";
const mapped = "0000000000000000FFFF00000100007F";

describe("a ticket may be used", () => {
  it.each<[string, string[], Connection, boolean]>([
    ["by our own user", [table(listening, ourEnd, row(peer4, ours4, 1000))], v4, true],
    ["by root, who forwards ports", [table(listening, row(peer4, ours4, 0))], v4, true],
    ["by nobody else", [table(listening, ourEnd, row(peer4, ours4, 1001))], v4, false],
    ["over IPv6", [table(), table(row(`${one6}:C738`, `${one6}:BAC6`, 1000))], v6, true],
    [
      "over IPv6 by nobody else",
      [table(), table(row(`${one6}:C738`, `${one6}:BAC6`, 1001))],
      v6,
      false,
    ],
    [
      "through an IPv6 socket that reaches 127.0.0.1",
      [table(listening), table(row(`${mapped}:C738`, `${mapped}:BAC6`, 1000))],
      v4,
      true,
    ],
    ["not by who is gone already", [table(listening, ourEnd)], v4, false],
    [
      "not by who has closed its end, which the kernel then lists as root's",
      [table(listening, ourEnd, row(peer4, ours4, 0, "05", 0))],
      v4,
      false,
    ],
    [
      "not on the word of another connection",
      [table(listening, row("0200007F:C738", ours4, 1000))],
      v4,
      false,
    ],
    ["not by a connection that is closed", [table(listening, row(peer4, ours4, 1000))], {}, false],
    ["where the system lists nothing", ["", ""], v4, true],
  ])("%s", (_case, texts, connection, expected) => {
    expect(isAllowedUser(texts, connection, 1000)).toBe(expected);
  });
});

it("is asked once a connection", async () => {
  const ask = vi.fn(async () => true);
  const asked = oncePerConnection(ask);
  const connection = { ...v4 };
  expect(await asked(connection)).toBe(true);
  expect(await asked(connection)).toBe(true);
  expect(ask).toHaveBeenCalledTimes(1);
  await asked({ ...v4 });
  expect(ask).toHaveBeenCalledTimes(2);
});

async function openConnection(host: string) {
  // Half-open, so that the server's end stays when the client's is closed.
  const server = createServer({ allowHalfOpen: true }).listen(0, host);
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port.");
  const client = openSocket(address.port, host);
  onTestFinished(() => void client.destroy());
  const [accepted] = (await once(server, "connection")) as [Socket];
  onTestFinished(() => void accepted.destroy());
  return { client, accepted };
}

it.each(["127.0.0.1", "::1"])("knows a connection of this very program at %s", async (host) => {
  const { accepted } = await openConnection(host);
  expect(await isOwnUser(accepted)).toBe(true);
});

it.skipIf(process.platform !== "linux").each(["127.0.0.1", "::1"])(
  "knows no more whose a connection at %s was once its other end is closed",
  async (host) => {
    const { client, accepted } = await openConnection(host);
    client.destroy();
    await once(accepted.resume(), "end");
    expect(await isOwnUser(accepted)).toBe(false);
  },
);
