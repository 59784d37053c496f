import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const script = fileURLToPath(new URL("../../scripts/with-keyring.mjs", import.meta.url));
/** Says where the bus is, and holds the session open until its own input ends; so a killed test run leaves nothing. */
const holder = "console.log(process.env.DBUS_SESSION_BUS_ADDRESS); process.stdin.resume();";
const service = ["--print-reply", "--dest=org.freedesktop.secrets"];
const defaultCollection = "/org/freedesktop/secrets/aliases/default";

/** Whose keychain it is. */
export interface Owner {
  /** A command that runs another as that user; empty: the one who runs the tests. */
  readonly as: readonly string[];
  /** Node, and scripts/with-keyring.mjs, where that user can read them. */
  readonly node: string;
  readonly withKeyring: string;
}

const thisUser: Owner = { as: [], node: process.execPath, withKeyring: script };

/** A private session bus, with an unlocked and empty keychain on it or, by `withService: false`, without any. */
export class Keyring implements AsyncDisposable {
  readonly #session: ChildProcess;
  readonly #as: readonly string[];
  /** For the environment of what shall use this keychain. */
  readonly address: string;

  private constructor(session: ChildProcess, address: string, as: readonly string[]) {
    this.#session = session;
    this.#as = as;
    this.address = address;
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
    return new Keyring(session, address, owner.as);
  }

  /** Standard output of a command that uses this keychain; rejects unless it exits with 0. */
  async run(file: string, args: readonly string[]): Promise<string> {
    const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: this.address };
    const [program = file, ...rest] = [...this.#as, file, ...args];
    return (await promisify(execFile)(program, rest, { env })).stdout;
  }

  /** The secret as another program reads it; undefined: there is none. */
  lookup(name: string, account: string): Promise<string | undefined> {
    return this.run("secret-tool", ["lookup", "service", name, "account", account]).catch(
      () => undefined,
    );
  }

  /** The number of items of every program, canaries included. */
  async size(): Promise<number> {
    const property = ["string:org.freedesktop.Secret.Collection", "string:Items"];
    const reply = await this.run("dbus-send", [
      ...service,
      defaultCollection,
      "org.freedesktop.DBus.Properties.Get",
      ...property,
    ]);
    return reply.match(/object path/g)?.length ?? 0;
  }

  /** There is no one to prompt on this bus, so every attempt to unlock counts as dismissed. */
  async lock(): Promise<void> {
    await this.run("dbus-send", [
      ...service,
      "/org/freedesktop/secrets",
      "org.freedesktop.Secret.Service.Lock",
      `array:objpath:${defaultCollection}`,
    ]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#session, "exit");
    this.#session.stdin?.end();
    await ended;
  }
}
