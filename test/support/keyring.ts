import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createClient, type MessageBus, Variant } from "dbus-native";

const script = fileURLToPath(new URL("./with-keyring.ts", import.meta.url));
/**
 * A script that prints the bus's address and keeps the session open until its standard input
 * closes. The input also closes when a test run is killed, so nothing is left running.
 */
const holder = "console.log(process.env.DBUS_SESSION_BUS_ADDRESS); process.stdin.resume();";
const service = { destination: "org.freedesktop.secrets", path: "/org/freedesktop/secrets" };
/** Opens a session that transfers secrets unencrypted, which is fine on a private bus. */
const plain = ["plain", new Variant("s", "")];
const defaultCollection = `${service.path}/aliases/default`;

/** The user who owns a keychain. */
export interface Owner {
  /**
   * The command that runs other commands as the owner, for example `setpriv`. It is empty if the
   * owner is the user who runs the tests.
   */
  readonly as: readonly string[];
  /** The path of a Node executable that the owner can run. */
  readonly node: string;
  readonly withKeyring: string;
}

const thisUser: Owner = { as: [], node: process.execPath, withKeyring: script };

/** A secret in the format of the Secret Service API. */
type Secret = readonly [session: string, parameters: Buffer, value: Buffer, contentType: string];

/** The state of the keychain that with-keyring.ts starts. */
export type KeychainState = "open" | "no-service" | "no-collection" | "damaged-collection";

/**
 * A private session bus with a keychain, which is unlocked and empty unless another state is
 * requested. All calls share one connection, because gnome-keyring 42.1 sometimes crashes if each
 * call opens a new connection. The crash is a race between a client's first request and the closing
 * of another client's connection (gnome-keyring issue 196).
 */
export class Keyring implements AsyncDisposable {
  readonly #session: ChildProcess;
  readonly #bus: MessageBus;
  readonly #as: readonly string[];
  /**
   * The address of the bus. A program uses this keychain if its variable `DBUS_SESSION_BUS_ADDRESS`
   * is set to this address.
   */
  readonly address: string;

  private constructor(
    session: ChildProcess,
    bus: MessageBus,
    address: string,
    as: readonly string[],
  ) {
    this.#session = session;
    this.#bus = bus;
    this.address = address;
    this.#as = as;
  }

  static async start({
    keychain = "open",
    owner = thisUser,
  }: {
    readonly keychain?: KeychainState;
    readonly owner?: Owner;
  } = {}): Promise<Keyring> {
    const flags = keychain === "open" ? [] : [`--${keychain}`];
    const { as, node, withKeyring } = owner;
    const [file = node, ...args] = [...as, node, withKeyring, ...flags, node, "-e", holder];
    const session = spawn(file, args, { stdio: ["pipe", "pipe", "inherit"] });
    const [address]: string[] = await Promise.race([
      once(createInterface({ input: session.stdout }), "line"),
      once(session, "exit").then(() => Promise.reject(new Error("with-keyring did not start"))),
    ]);
    if (address === undefined) throw new Error("with-keyring printed no address");
    const bus = createClient({ busAddress: address });
    // The ping lets gnome-keyring notice the connection before the first real call.
    if (keychain !== "no-service") {
      await bus.invoke({ ...service, interface: "org.freedesktop.DBus.Peer", member: "Ping" });
    }
    return new Keyring(session, bus, address, owner.as);
  }

  /** Runs a command with this keychain and returns its output. Rejects if the command fails. */
  async run(file: string, args: readonly string[]): Promise<string> {
    const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: this.address };
    const [program = file, ...rest] = [...this.#as, file, ...args];
    return (await promisify(execFile)(program, rest, { env })).stdout;
  }

  /**
   * Reads one of Pagekeeper's secrets. Returns undefined if the secret is missing or locked.
   */
  async lookup(name: string, secret: string): Promise<string | undefined> {
    return (await this.secrets(name)).get(secret);
  }

  /** Returns Pagekeeper's unlocked secrets by name. Tokens share items (token-items.ts). */
  async secrets(name: string): Promise<ReadonlyMap<string, string>> {
    return new Map(
      [...(await this.items(name))].flatMap(([account, value]) => {
        if (account.startsWith("tokens:")) return Object.entries<string>(JSON.parse(value));
        return account === "canary" ? [] : [[account, value]];
      }),
    );
  }

  /** Returns the values of a service's unlocked items by account, as another program would. */
  async items(name: string): Promise<ReadonlyMap<string, string>> {
    const paths = await this.#search({ service: name });
    const [, session] = await this.#call<[unknown, string]>("OpenSession", "sv", ...plain);
    // The response omits an item that has just been removed.
    const values = await this.#call<Record<string, Secret>>("GetSecrets", "aoo", paths, session);
    return new Map(
      await Promise.all(
        Object.entries(values).map(async ([path, [, , value]]) => {
          const attributes = await this.#property<Record<string, string>>(
            path,
            "Item",
            "Attributes",
          );
          return [attributes["account"] ?? "", value.toString()] as const;
        }),
      ),
    );
  }

  /** Returns the number of items in the keychain, including canaries and other programs' items. */
  async size(): Promise<number> {
    const items = await this.#property<readonly string[]>(defaultCollection, "Collection", "Items");
    return items.length;
  }

  /**
   * Locks the keychain permanently. This bus has no prompt service, so gnome-keyring treats every
   * attempt to unlock the keychain as dismissed.
   */
  async lock(): Promise<void> {
    await this.#call("Lock", "ao", [defaultCollection]);
  }

  /** Creates an unlocked default collection, as the user does in Passwords and Keys. */
  async createCollection(): Promise<void> {
    const [, session] = await this.#call<[unknown, string]>("OpenSession", "sv", ...plain);
    const secret = [session, Buffer.alloc(0), Buffer.from("practice"), "text/plain"];
    const collection = await this.#bus.invoke<string>({
      ...service,
      // The public method asks for the password at a prompt, and this bus has no prompt service.
      interface: "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface",
      member: "CreateWithMasterPassword",
      signature: "a{sv}(oayays)",
      body: [{ "org.freedesktop.Secret.Collection.Label": new Variant("s", "Login") }, secret],
    });
    await this.#call("SetAlias", "so", "default", collection);
  }

  /** Returns the process id of gnome-keyring. */
  async pid(): Promise<number> {
    return this.#bus.getConnectionUnixProcessId(service.destination);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#bus.close();
    const ended = once(this.#session, "exit");
    this.#session.stdin?.end();
    await ended;
  }

  /** Returns the D-Bus paths of the unlocked items with these attributes. */
  async #search(attributes: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const [unlocked] = await this.#call<[string[], string[]]>("SearchItems", "a{ss}", attributes);
    return unlocked;
  }

  /** Calls a method of `org.freedesktop.Secret.Service`. */
  async #call<T>(member: string, signature: string, ...body: unknown[]): Promise<T> {
    const of = { ...service, interface: "org.freedesktop.Secret.Service" };
    return this.#bus.invoke<T>({ ...of, member, signature, body });
  }

  async #property<T>(path: string, of: "Collection" | "Item", name: string): Promise<T> {
    return this.#bus.invoke<T>({
      ...service,
      path,
      interface: "org.freedesktop.DBus.Properties",
      member: "Get",
      signature: "ss",
      body: [`org.freedesktop.Secret.${of}`, name],
    });
  }
}
