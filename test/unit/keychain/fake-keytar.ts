import type { Keytar } from "../../../main/keychain/keytar/keytar.ts";

/**
 * The behaviour of the keychain, in the cases of docs/research/electron.md §D.2:
 * - `locked` is case D.
 * - `no-collection` is cases B and B2.
 * - `gone` means that the Secret Service that keytar found has ended. Keytar then keeps failing,
 *   even if a new service is running.
 * - `rejecting` is how macOS and Windows refuse a call. This case is not in §D.2.
 */
export type Behaviour =
  | "open"
  | "locked"
  | "no-collection"
  | "no-bus"
  | "no-service"
  | "gone"
  | "prompting"
  | "rejecting";

const rejections: Partial<Record<Behaviour, string>> = {
  "no-bus": "Cannot autolaunch D-Bus without X11 $DISPLAY",
  "no-service": "The name org.freedesktop.secrets was not provided by any .service files",
  gone: "The name :1.1 was not provided by any .service files",
  rejecting: "The user name or passphrase you entered is not correct.",
};

/**
 * Stores items in a map and responds as the real keytar would to each behaviour of the keychain.
 */
export class FakeKeytar implements Keytar {
  behaviour: Behaviour = "open";
  readonly items: Map<string, string>;
  readonly calls: string[] = [];
  /** Called before each call. It may change the behaviour, as a user does by answering a prompt. */
  before: (call: string) => void = () => undefined;
  #running = 0;
  mostAtOnce = 0;
  readonly #prompts: (() => void)[] = [];

  /** Instances that are created with the same `items` share them. */
  constructor(items = new Map<string, string>()) {
    this.items = items;
  }

  getPassword(service: string, account: string): Promise<string | null> {
    return this.#call(`get ${account}`, () =>
      this.#showsNothing() ? null : (this.items.get(`${service}/${account}`) ?? null),
    );
  }

  setPassword(service: string, account: string, password: string): Promise<void> {
    return this.#call(`set ${account}`, () => {
      if (this.behaviour === "locked")
        throw new Error("Cannot create an item in a locked collection");
      if (this.behaviour === "no-collection")
        throw new Error(
          "Object does not exist at path “/org/freedesktop/secrets/collection/login”",
        );
      this.items.set(`${service}/${account}`, password);
    });
  }

  deletePassword(service: string, account: string): Promise<boolean> {
    return this.#call(`delete ${account}`, () =>
      this.#showsNothing() ? false : this.items.delete(`${service}/${account}`),
    );
  }

  #showsNothing(): boolean {
    return this.behaviour === "locked" || this.behaviour === "no-collection";
  }

  /** Answers the prompt. All calls waiting for the answer then continue with `behaviour`. */
  answerPrompt(behaviour: Behaviour): void {
    this.behaviour = behaviour;
    for (const resume of this.#prompts.splice(0)) resume();
  }

  async #call<T>(call: string, answer: () => T): Promise<T> {
    this.before(call);
    this.calls.push(call);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#running);
    try {
      if (this.behaviour === "prompting") {
        await new Promise<void>((resolve) => this.#prompts.push(resolve));
      }
      const rejection = rejections[this.behaviour];
      if (rejection !== undefined) throw new Error(rejection);
      return answer();
    } finally {
      this.#running -= 1;
    }
  }
}
