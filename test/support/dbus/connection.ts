/** A program on a D-Bus bus: it calls others, owns names, and answers. Enough for tests; not all of D-Bus. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { decode, encode, type Message, messageTypes } from "./message.ts";

export interface Call {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

/** Undefined: there is no such method. */
export type Serve = (
  call: Message,
) => { readonly signature?: string; readonly body?: readonly unknown[] } | undefined;

/** The bus itself, as one calls it. */
export const bus = {
  destination: "org.freedesktop.DBus",
  path: "/org/freedesktop/DBus",
  interface: "org.freedesktop.DBus",
} as const;

export class Connection implements Disposable {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, PromiseWithResolvers<Message>>();
  #serve: Serve = () => undefined;
  #serial = 0;
  #received = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** `address`: `unix:path=…`, as a bus says it. */
  static async open(address: string): Promise<Connection> {
    const path = /^unix:path=([^,;]+)/.exec(address)?.[1];
    if (path === undefined) throw new Error(`No socket in ${address}`);
    const socket = connect(path);
    await once(socket, "connect");
    await authenticate(socket);
    const connection = new Connection(socket);
    socket.on("data", (bytes: Buffer) => connection.#receive(bytes));
    socket.on("close", () => connection.#giveUp());
    await connection.call({ ...bus, member: "Hello" });
    return connection;
  }

  /** From now on calls to `name` come here. */
  async own(name: string, serve: Serve): Promise<void> {
    this.#serve = serve;
    await this.call({ ...bus, member: "RequestName", signature: "su", body: [name, 0] });
  }

  /** Whether a program of that name is on the bus. */
  async isThere(name: string): Promise<boolean> {
    const [has] = await this.call({
      ...bus,
      member: "NameHasOwner",
      signature: "s",
      body: [name],
    });
    return has === true;
  }

  /** The answer's values; rejects with the error's name and words. */
  async call({ signature = "", body = [], ...to }: Call): Promise<readonly unknown[]> {
    const answer = Promise.withResolvers<Message>();
    const serial = this.#send({ type: messageTypes.call, ...to, signature, body });
    this.#waiting.set(serial, answer);
    const message = await answer.promise;
    if (message.type !== messageTypes.error) return message.body;
    throw new Error(`${message.errorName}: ${message.body.join(" ")}`);
  }

  signal(message: Omit<Message, "type" | "serial">): void {
    this.#send({ type: messageTypes.signal, ...message });
  }

  [Symbol.dispose](): void {
    this.#socket.destroy();
  }

  #send({ signature, ...message }: Omit<Message, "serial">): number {
    this.#serial += 1;
    const types = signature === "" ? {} : { signature };
    this.#socket.write(encode({ ...message, ...types, serial: this.#serial }));
    return this.#serial;
  }

  #receive(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (let next = decode(this.#received); next; next = decode(this.#received)) {
      this.#received = this.#received.subarray(next.length);
      this.#handle(next.message);
    }
  }

  #handle(message: Message): void {
    if (message.type === messageTypes.call) this.#answer(message);
    else if (message.type !== messageTypes.signal) {
      this.#waiting.get(message.replySerial ?? 0)?.resolve(message);
      this.#waiting.delete(message.replySerial ?? 0);
    }
  }

  #answer(call: Message): void {
    const to = { destination: call.sender, replySerial: call.serial };
    const answer = this.#serve(call);
    if (answer) this.#send({ type: messageTypes.answer, ...to, body: [], ...answer });
    else {
      const errorName = "org.freedesktop.DBus.Error.UnknownMethod";
      this.#send({ type: messageTypes.error, ...to, errorName, body: [] });
    }
  }

  #giveUp(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error("The bus is gone."));
    this.#waiting.clear();
  }
}

/** By the user's id, which the kernel vouches for. */
async function authenticate(socket: Socket): Promise<void> {
  const user = Buffer.from(String(process.getuid?.() ?? 0)).toString("hex");
  socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
  const [answer]: Buffer[] = await once(socket, "data");
  if (!answer?.toString().startsWith("OK ")) throw new Error("The bus does not let us in.");
  socket.write("BEGIN\r\n");
}
