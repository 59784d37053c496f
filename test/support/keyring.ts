import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { bus, Connection } from "./dbus/connection.ts";
import { Variant } from "./dbus/values.ts";

const script = fileURLToPath(new URL("./with-keyring.ts", import.meta.url));
/** Says where the bus is, and holds the session open until its own input ends; so a killed test run leaves nothing. */
const holder = "console.log(process.env.DBUS_SESSION_BUS_ADDRESS); process.stdin.resume();";
const service = { destination: "org.freedesktop.secrets", path: "/org/freedesktop/secrets" };
const defaultCollection = `${service.path}/aliases/default`;

/** Whose keychain it is. */
export interface Owner {
  /** A command that runs another as that user; empty: the one who runs the tests. */
  readonly as: readonly string[];
  /** Node, and with-keyring.ts, where that user can read them. */
  readonly node: string;
  readonly withKeyring: string;
}

const thisUser: Owner = { as: [], node: process.execPath, withKeyring: script };

/**
 * A private session bus, with an unlocked and empty keychain on it or, by `withService: false`, without any.
 *
 * What a test asks of the keychain goes over one connection that lasts as long as the bus. A program for each question
 * ends gnome-keyring now and then: one client's first request and the end of another's connection race in it
 * (gnome-keyring issue 196; seen with 42.1 within some hundred such programs).
 */
export class Keyring implements AsyncDisposable {
  readonly #session: ChildProcess;
  readonly #bus: Connection;
  readonly #as: readonly string[];
  /** For the environment of what shall use this keychain. */
  readonly address: string;

  private constructor(
    session: ChildProcess,
    bus: Connection,
    address: string,
    as: readonly string[],
  ) {
    this.#session = session;
    this.#bus = bus;
    this.address = address;
    this.#as = as;
  }

  static async open({
    withService = true,
    owner = thisUser,
  }: {
    readonly withService?: boolean;
    readonly owner?: Owner;
  } = {}): Promise<Keyring> {
    const flags = withService ? [] : ["--no-service"];
    const { as, node, withKeyring } = owner;
    const [file = node, ...args] = [...as, node, withKeyring, ...flags, node, "-e", holder];
    const session = spawn(file, args, { stdio: ["pipe", "pipe", "inherit"] });
    const [address]: string[] = await Promise.race([
      once(createInterface({ input: session.stdout }), "line"),
      once(session, "exit").then(() => Promise.reject(new Error("with-keyring did not start"))),
    ]);
    if (address === undefined) throw new Error("with-keyring said no address");
    const bus = await Connection.open(address);
    // No question yet: gnome-keyring is to know the connection before the first one comes.
    if (withService)
      await bus.call({ ...service, interface: "org.freedesktop.DBus.Peer", member: "Ping" });
    return new Keyring(session, bus, address, owner.as);
  }

  /** Standard output of a command that uses this keychain; rejects unless it exits with 0. */
  async run(file: string, args: readonly string[]): Promise<string> {
    const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: this.address };
    const [program = file, ...rest] = [...this.#as, file, ...args];
    return (await promisify(execFile)(program, rest, { env })).stdout;
  }

  /** The secret as another program reads it; undefined: there is none, or it is locked. */
  async lookup(name: string, account: string): Promise<string | undefined> {
    const [item] = await this.#search({ service: name, account });
    if (item === undefined) return undefined;
    // Secrets cross this bus as they are.
    const [, session] = await this.#ask("OpenSession", "sv", "plain", new Variant("s", ""));
    // One that was removed meanwhile is left out of the answer.
    const [secrets] = await this.#ask("GetSecrets", "aoo", [item], session);
    const [found] = secrets as [string, [string, number[], number[], string]][];
    return found && Buffer.from(found[1][2]).toString();
  }

  /** What the items of a service are called where a user looks into the keychain. */
  async labels(name: string): Promise<readonly string[]> {
    const items = await this.#search({ service: name });
    return Promise.all(
      items.map(async (item) => String(await this.#property(item, "Item", "Label"))),
    );
  }

  /** The number of items of every program, canaries included. */
  async size(): Promise<number> {
    const items = await this.#property(defaultCollection, "Collection", "Items");
    return (items as readonly string[]).length;
  }

  /** There is no one to prompt on this bus, so every attempt to unlock counts as dismissed. */
  async lock(): Promise<void> {
    await this.#ask("Lock", "ao", [defaultCollection]);
  }

  /** The process of gnome-keyring. */
  async pid(): Promise<number> {
    const [pid] = await this.#bus.call({
      ...bus,
      member: "GetConnectionUnixProcessID",
      signature: "s",
      body: [service.destination],
    });
    return Number(pid);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#bus[Symbol.dispose]();
    const ended = once(this.#session, "exit");
    this.#session.stdin?.end();
    await ended;
  }

  /** Paths of the unlocked items that have these attributes. */
  async #search(attributes: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const [unlocked] = await this.#ask("SearchItems", "a{ss}", Object.entries(attributes));
    return unlocked as readonly string[];
  }

  /** A method of the service itself (Secret Service API, "The Service"). */
  #ask(member: string, signature: string, ...body: unknown[]): Promise<readonly unknown[]> {
    return this.#bus.call({
      ...service,
      interface: "org.freedesktop.Secret.Service",
      ...{ member, signature, body },
    });
  }

  async #property(path: string, of: "Collection" | "Item", name: string): Promise<unknown> {
    const [value] = await this.#bus.call({
      ...service,
      path,
      interface: "org.freedesktop.DBus.Properties",
      member: "Get",
      signature: "ss",
      body: [`org.freedesktop.Secret.${of}`, name],
    });
    return value;
  }
}
