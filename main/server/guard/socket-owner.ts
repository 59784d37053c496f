import { readFile } from "node:fs/promises";

/** The part of `node:net`'s Socket that is needed here. A closed socket has no addresses. */
export interface Connection {
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
}

/** Returns whether the program at the other end runs as a user who may use the backend. */
export type UserCheck = (connection: Connection) => Promise<boolean>;

/**
 * Linux's lists of TCP sockets (proc(5)). Both are needed, because Firefox uses an IPv6 socket even
 * for 127.0.0.1.
 */
const tables = ["/proc/net/tcp", "/proc/net/tcp6"];

/**
 * Returns whether the program at the other end runs as our own user. Without this check, another
 * user of a Linux computer could use a stolen secret:
 * - a ticket, read from the command line of the browser that opens it (docs/research/electron.md
 *   §B.4, row 4);
 * - a session cookie, received by a server that they run on another port of localhost, because
 *   cookies ignore ports.
 *
 * Always returns true on macOS and Windows, which don't report the owner of a socket. Tickets are
 * safe there, because macOS doesn't put URLs on a browser's command line and Windows hides command
 * lines from other users.
 */
export const isOwnUser: UserCheck = async (connection) => {
  const own = process.getuid?.();
  if (process.platform !== "linux" || own === undefined) return true;
  const texts: string[] = [];
  // Read the second table only if the first one lacks the socket, because the kernel takes
  // milliseconds to generate a table.
  for (const path of connection.localAddress === "::1" ? tables.toReversed() : tables) {
    texts.push(await readFile(path, "latin1").catch(() => ""));
    if (userOf(rowsOf(texts), connection) !== undefined) break;
  }
  return isAllowedUser(texts, connection, own);
};

/**
 * Runs a check only once for each connection, because the check takes milliseconds and its result
 * cannot change.
 */
export function oncePerConnection(check: UserCheck): UserCheck {
  const results = new WeakMap<Connection, Promise<boolean>>();
  return (connection) => {
    const result = results.get(connection) ?? check(connection);
    results.set(connection, result);
    return result;
  };
}

/**
 * Allows our own user and root, because root forwards ports for users and can read our memory
 * anyway.
 */
export function isAllowedUser(
  texts: readonly string[],
  connection: Connection,
  own: number,
): boolean {
  const rows = rowsOf(texts);
  // An empty list lacks even our own listening socket, so the kernel is hiding sockets from us.
  // Allow the connection.
  if (rows.length === 0) return true;
  const user = userOf(rows, connection);
  return user === own || user === 0;
}

const rowsOf = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => text.trim().split("\n").slice(1));

/**
 * Returns the id of the user who owns the socket at the other end, or undefined if that socket is
 * closed. Skips rows without an inode, because they are closed sockets, which the kernel lists for
 * a while as owned by root.
 */
function userOf(rows: readonly string[], connection: Connection): number | undefined {
  const { localAddress, localPort, remoteAddress, remotePort } = connection;
  const peers = endpoints(remoteAddress, remotePort);
  const ours = endpoints(localAddress, localPort);
  for (const row of rows) {
    const [, from = "", to = "", , , , , user, , inode] = row.trim().split(/\s+/);
    const open = inode !== "0";
    if (open && peers.includes(from) && ours.includes(to)) return Number(user);
  }
  return undefined;
}

/**
 * Returns the ways in which the kernel may write an endpoint. The address is written in hex, and
 * the bytes of each 32-bit group are in the machine's order. An IPv4 address may be mapped to IPv6.
 */
function endpoints(address: string | undefined, port: number | undefined): readonly string[] {
  if (address === undefined || port === undefined) return [];
  const suffix = `:${hex(port, 4)}`;
  if (address === "::1") return [`${"0".repeat(24)}01000000${suffix}`];
  const reversed = address.split(".").reverse();
  const v4 = reversed.map((part) => hex(Number(part), 2)).join("");
  return [`${v4}${suffix}`, `${"0".repeat(16)}FFFF0000${v4}${suffix}`];
}

const hex = (value: number, digits: number): string =>
  value.toString(16).toUpperCase().padStart(digits, "0");
