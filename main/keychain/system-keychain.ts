import type {
  SecretName,
  SecretReadResult,
  SecretRemoveResult,
  SecretWriteResult,
} from "../channels/ports/index.ts";
import type { CallResult } from "./call-guard.ts";
import type { Items } from "./items.ts";
import type { LockProbe } from "./lock.ts";
import type { Failure, KeychainUnavailableReason, WithReason } from "./unavailable-reason.ts";

/** Secrets in a keychain, or where there is none: the answers of the port, without its queue and its memory. */
export interface SystemKeychain {
  read(name: SecretName): Promise<WithReason<SecretReadResult>>;
  write(name: SecretName, secret: string): Promise<WithReason<SecretWriteResult>>;
  remove(name: SecretName): Promise<WithReason<SecretRemoveResult>>;
}

type Change<T> =
  | { readonly kind: "answered"; readonly value: T }
  | { readonly kind: "failed"; readonly failure: Failure };

/** `names`: every secret the records know of, whether or not it was written yet. */
export function createSystemKeychain(
  items: Items,
  lock: LockProbe,
  names: () => readonly SecretName[],
): SystemKeychain {
  /** Proven not to be there, in this run; the records may hold their names a little longer. */
  const gone = new Set<SecretName>();

  const failure = (reply: Exclude<CallResult<unknown>, { kind: "answered" }>): Promise<Failure> =>
    reply.kind === "silent"
      ? Promise.resolve({ status: "locked" })
      : lock.diagnoseRejection(reply.error);

  /**
   * Finding out why a call was refused may find another service in place of the one that was asked (lasting-keytar.ts);
   * then that one is asked as well.
   */
  async function change<T>(call: () => Promise<CallResult<T>>): Promise<Change<T>> {
    const replaced = items.replaced();
    const first = await call();
    if (first.kind === "answered") return first;
    const why = await failure(first);
    if (why.status !== "failed" || items.replaced() === replaced) {
      return { kind: "failed", failure: why };
    }
    const second = await call();
    return second.kind === "answered" ? second : { kind: "failed", failure: await failure(second) };
  }

  async function forget(name: SecretName): Promise<void> {
    gone.add(name);
    if (names().every((known) => gone.has(known))) await lock.removeProbe();
  }

  /** Looks twice: the user may dismiss the first prompt and unlock at that of the canary. */
  async function look(name: SecretName): Promise<WithReason<SecretReadResult>> {
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
      const written = await change(() => items.set(name, secret));
      if (written.kind === "failed") return written.failure;
      const back = await look(name);
      if (back.status === "found" && back.secret === secret) {
        return { status: "written", storedIn: "keychain" };
      }
      return back.status === "found" || back.status === "absent" ? { status: "failed" } : back;
    },

    /** `false` proves nothing by itself; from a keychain that is known to be open it means absent. */
    async remove(name) {
      const removed = await change(() => items.delete(name));
      if (removed.kind === "failed") return removed.failure;
      if (!removed.value) {
        const closed = await lock.confirmOpen();
        if (closed !== undefined) return closed;
        const again = await items.delete(name);
        if (again.kind !== "answered") return failure(again);
      }
      await forget(name);
      return { status: "removed" };
    },
  };
}

/** Stands in where keytar cannot be loaded. */
export function unavailableKeychain(reason: KeychainUnavailableReason): SystemKeychain {
  const answer = async (): Promise<Failure> => ({ status: "unavailable", reason });
  return { read: answer, write: answer, remove: answer };
}
