import type { KeychainStatus } from "../../../common/contract/snapshot.ts";
import type {
  KeychainPort,
  SecretDeleteResult,
  SecretFailure,
  SecretReadResult,
  SecretWriteOptions,
  SecretWriteResult,
} from "../../../main/channels/ports/keychain.ts";
import type { SecretName } from "../../../main/channels/ports/secret-kinds.ts";
import { CrashAfter, never } from "./crash-after.ts";

/** A fake keychain. It can be locked or unavailable, or fail for some items only. */
export class FakeKeychain implements KeychainPort {
  /** The secrets in the keychain, by name. */
  readonly items: Map<SecretName, string>;
  /** The secrets that are only in memory because the keychain was unavailable, by name. */
  readonly memory = new Map<SecretName, string>();
  readonly #crash: CrashAfter;
  readonly #listeners = new Set<(status: KeychainStatus) => void>();
  state: "open" | "locked" | "unavailable" = "open";
  /** The names of the items that fail. All other items work. */
  readonly broken = new Set<SecretName>();
  /** All calls in order, such as "read page:1". */
  readonly calls: string[] = [];
  /** Called before each write, so that a test can change something just before the write. */
  beforeWrite: (name: SecretName) => void = () => undefined;

  constructor(items: ReadonlyMap<SecretName, string> = new Map(), crash = new CrashAfter()) {
    this.items = new Map(items);
    this.#crash = crash;
  }

  async read(name: SecretName): Promise<SecretReadResult> {
    this.calls.push(`read ${name}`);
    if (this.#crash.isDead) return never;
    const secret = this.memory.get(name);
    if (secret !== undefined) return { status: "found", secret };
    const failure = this.#failure(name);
    if (failure) return failure;
    const found = this.items.get(name);
    return found === undefined ? { status: "absent" } : { status: "found", secret: found };
  }

  /** Writes each secret as an item of its own. */
  async write(
    secrets: ReadonlyMap<SecretName, string>,
    { signal, onWritten }: SecretWriteOptions = {},
  ): Promise<SecretWriteResult> {
    let storedIn: "keychain" | "memory" = "keychain";
    for (const [name, secret] of secrets) {
      if (signal?.aborted) break;
      const result = await this.#write(name, secret);
      if (result.status !== "written") return result;
      if (result.storedIn === "memory") storedIn = "memory";
      onWritten?.([name]);
    }
    return { status: "written", storedIn };
  }

  async #write(name: SecretName, secret: string): Promise<SecretWriteResult> {
    this.calls.push(`write ${name}`);
    this.beforeWrite(name);
    if (this.#crash.isDead) return never;
    if (this.state === "unavailable") {
      this.memory.set(name, secret);
      return { status: "written", storedIn: "memory" };
    }
    const failure = this.#failure(name);
    if (failure) return failure;
    if (!this.#crash.countWrite()) return never;
    this.items.set(name, secret);
    return { status: "written", storedIn: "keychain" };
  }

  async delete(names: Iterable<SecretName>): Promise<SecretDeleteResult> {
    const deleted = new Set<SecretName>();
    let failure: SecretFailure | undefined;
    for (const name of names) {
      const refused = await this.#delete(name);
      failure ??= refused;
      if (refused?.status === "locked") break;
      if (refused === undefined) deleted.add(name);
    }
    return { deleted, ...(failure && { failure }) };
  }

  async #delete(name: SecretName): Promise<SecretFailure | undefined> {
    this.calls.push(`delete ${name}`);
    if (this.#crash.isDead) return never;
    if (this.memory.delete(name)) return undefined;
    const failure = this.#failure(name);
    if (failure) return failure;
    if (!this.#crash.countWrite()) return never;
    this.items.delete(name);
    return undefined;
  }

  clearCache(): void {
    this.calls.push("clear cache");
  }

  status(): KeychainStatus {
    if (this.state === "unavailable") return { name: "unavailable", message: "No keychain here." };
    return { name: this.state === "locked" ? "locked" : "ready" };
  }

  onStatus(listener: (status: KeychainStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setState(state: FakeKeychain["state"]): void {
    this.state = state;
    for (const listener of this.#listeners) listener(this.status());
  }

  #failure(name: SecretName): SecretFailure | undefined {
    if (this.state === "locked") return { status: "locked" };
    if (this.state === "unavailable") return { status: "unavailable" };
    return this.broken.has(name) ? { status: "failed" } : undefined;
  }
}
