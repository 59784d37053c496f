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

/** The ports 47814 and 51000 are BAC6 and C738 in hex. */
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

describe("isAllowedUser", () => {
  it.each<[string, string[], Connection, boolean]>([
    ["allows our own user", [table(listening, ourEnd, row(peer4, ours4, 1000))], v4, true],
    ["allows root, which forwards ports", [table(listening, row(peer4, ours4, 0))], v4, true],
    ["rejects another user", [table(listening, ourEnd, row(peer4, ours4, 1001))], v4, false],
    [
      "allows our own user over IPv6",
      [table(), table(row(`${one6}:C738`, `${one6}:BAC6`, 1000))],
      v6,
      true,
    ],
    [
      "rejects another user over IPv6",
      [table(), table(row(`${one6}:C738`, `${one6}:BAC6`, 1001))],
      v6,
      false,
    ],
    [
      "allows an IPv6 socket connected to 127.0.0.1",
      [table(listening), table(row(`${mapped}:C738`, `${mapped}:BAC6`, 1000))],
      v4,
      true,
    ],
    ["rejects a missing peer", [table(listening, ourEnd)], v4, false],
    [
      "rejects a closed peer, which the kernel lists as root's",
      [table(listening, ourEnd, row(peer4, ours4, 0, "05", 0))],
      v4,
      false,
    ],
    ["ignores other connections", [table(listening, row("0200007F:C738", ours4, 1000))], v4, false],
    ["rejects a closed connection", [table(listening, row(peer4, ours4, 1000))], {}, false],
    ["allows everyone if the system lists nothing", ["", ""], v4, true],
  ])("%s", (_case, texts, connection, expected) => {
    expect(isAllowedUser(texts, connection, 1000)).toBe(expected);
  });
});

it("oncePerConnection checks each connection once", async () => {
  const check = vi.fn(async () => true);
  const checkOnce = oncePerConnection(check);
  const connection = { ...v4 };
  expect(await checkOnce(connection)).toBe(true);
  expect(await checkOnce(connection)).toBe(true);
  expect(check).toHaveBeenCalledTimes(1);
  await checkOnce({ ...v4 });
  expect(check).toHaveBeenCalledTimes(2);
});

async function openConnection(host: string) {
  // With `allowHalfOpen`, the server's end stays open after the client has closed its end.
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

it.each(["127.0.0.1", "::1"])("isOwnUser recognizes this process at %s", async (host) => {
  const { accepted } = await openConnection(host);
  expect(await isOwnUser(accepted)).toBe(true);
});

it.skipIf(process.platform !== "linux").each(["127.0.0.1", "::1"])(
  "isOwnUser rejects a connection at %s whose other end is closed",
  async (host) => {
    const { client, accepted } = await openConnection(host);
    client.destroy();
    await once(accepted.resume(), "end");
    expect(await isOwnUser(accepted)).toBe(false);
  },
);
