/** Whose program is at the other end of a loopback connection. TCP does not say; Linux lists it in /proc/net (proc(5)). */
import { readFile } from "node:fs/promises";

/** As `node:net`'s Socket has them; absent once it is closed. */
export interface Connection {
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
}

/** Lists IPv4 connections, or IPv6 ones; a program may well reach 127.0.0.1 through an IPv6 socket, as Firefox does. */
const tables = ["/proc/net/tcp", "/proc/net/tcp6"];

/**
 * A ticket stands in the command line of the browser that is started with it, which on Linux every user of the
 * computer can read, and use before the browser does (research/electron.md B.4, row 4). A session's cookie goes to every
 * port of localhost that its browser visits, and so to the programs of other users. False: such a user.
 * macOS hands addresses over by event, Windows shows command lines to their user only, and neither says whose a
 * connection is: there it is always true.
 */
export async function isOwnUser(connection: Connection): Promise<boolean> {
  const own = process.getuid?.();
  if (process.platform !== "linux" || own === undefined) return true;
  const texts: string[] = [];
  // To make up a table takes the kernel milliseconds, and mostly the first one tells.
  for (const path of connection.localAddress === "::1" ? tables.toReversed() : tables) {
    texts.push(await readFile(path, "latin1").catch(() => ""));
    if (userOf(rowsOf(texts), connection) !== undefined) break;
  }
  return isAllowedUser(texts, connection, own);
}

/** Asks once a connection: who opened it does not change, and the answer takes milliseconds. */
export function oncePerConnection(
  ask: (connection: Connection) => Promise<boolean>,
): (connection: Connection) => Promise<boolean> {
  const answers = new WeakMap<Connection, Promise<boolean>>();
  return (connection) => {
    const answer = answers.get(connection) ?? ask(connection);
    answers.set(connection, answer);
    return answer;
  };
}

/** Pure. Root is let in: it forwards ports for its users, and could read our memory anyway. */
export function isAllowedUser(
  texts: readonly string[],
  connection: Connection,
  own: number,
): boolean {
  const rows = rowsOf(texts);
  // A kernel that lists nothing, not even our own listening socket, tells us nothing.
  if (rows.length === 0) return true;
  const user = userOf(rows, connection);
  return user === own || user === 0;
}

const rowsOf = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => text.trim().split("\n").slice(1));

/**
 * The row of the peer's end: its own address first, ours second. Undefined: closed meanwhile. The kernel goes on listing a
 * socket that its program has closed, without an inode, as root's whoever it was.
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

/** In the kernel's spelling: the address in hex, each 32 bits of it in the byte order of the machine, then the port. */
function endpoints(address: string | undefined, port: number | undefined): readonly string[] {
  if (address === undefined || port === undefined) return [];
  const end = `:${hex(port, 4)}`;
  if (address === "::1") return [`${"0".repeat(24)}01000000${end}`];
  const reversed = address.split(".").reverse();
  const four = reversed.map((part) => hex(Number(part), 2)).join("");
  return [`${four}${end}`, `${"0".repeat(16)}FFFF0000${four}${end}`];
}

const hex = (value: number, digits: number): string =>
  value.toString(16).toUpperCase().padStart(digits, "0");
