import type {
  ReadAnswer,
  RemoveAnswer,
  SecretFailure,
  SecretName,
  WriteAnswer,
} from "../channels/ports.ts";
import type { KeychainLack } from "../texts/vault.ts";
import type { Reply } from "./gate.ts";
import type { Items } from "./items.ts";
import type { Lock } from "./lock.ts";

/** Secrets in a keychain, or where there is none: the answers of the port, without its queue and its memory. */
export interface Keychain {
  read(name: SecretName): Promise<ReadAnswer>;
  write(name: SecretName, secret: string): Promise<WriteAnswer>;
  remove(name: SecretName): Promise<RemoveAnswer>;
}

/** `names`: every secret the records know of, whether or not it was written yet. */
export function openKeychain(
  items: Items,
  lock: Lock,
  names: () => readonly SecretName[],
): Keychain {
  /** Proven not to be there, in this run; the records may hold their names a little longer. */
  const gone = new Set<SecretName>();

  const failure = (reply: Exclude<Reply<unknown>, { kind: "answered" }>): Promise<SecretFailure> =>
    reply.kind === "silent" ? Promise.resolve({ status: "locked" }) : lock.explain(reply.error);

  async function forget(name: SecretName): Promise<void> {
    gone.add(name);
    if (names().every((known) => gone.has(known))) await lock.afterLast();
  }

  /** Looks twice: the user may dismiss the first prompt and unlock at that of the canary. */
  async function look(name: SecretName): Promise<ReadAnswer> {
    const first = await items.get(name);
    if (first.kind !== "answered") return failure(first);
    if (first.value !== null) return { status: "found", secret: first.value };
    const closed = await lock.confirmOpen();
    if (closed !== undefined) return closed;
    const second = await items.get(name);
    if (second.kind !== "answered") return failure(second);
    return second.value === null ? { status: "absent" } : { status: "found", secret: second.value };
  }

  return {
    async read(name) {
      const answer = await look(name);
      if (answer.status === "absent") await forget(name);
      return answer;
    },

    async write(name, secret) {
      const closed = await lock.beforeWrite();
      if (closed !== undefined) return closed;
      // Before the call: one that is given up on may still write it.
      gone.delete(name);
      const reply = await items.set(name, secret);
      if (reply.kind !== "answered") return failure(reply);
      const back = await look(name);
      if (back.status === "found" && back.secret === secret) {
        return { status: "written", kept: "keychain" };
      }
      return back.status === "found" || back.status === "absent" ? { status: "failed" } : back;
    },

    /** `false` proves nothing by itself; from a keychain that is known to be open it means absent. */
    async remove(name) {
      let reply = await items.delete(name);
      if (reply.kind === "answered" && !reply.value) {
        const closed = await lock.confirmOpen();
        if (closed !== undefined) return closed;
        reply = await items.delete(name);
      }
      if (reply.kind !== "answered") return failure(reply);
      await forget(name);
      return { status: "removed" };
    },
  };
}

/** Stands in where keytar cannot be loaded. */
export function missingKeychain(lack: KeychainLack): Keychain {
  const answer = async (): Promise<SecretFailure> => ({ status: "unavailable", lack });
  return { read: answer, write: answer, remove: answer };
}
