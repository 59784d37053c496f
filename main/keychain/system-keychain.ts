import type {
  SecretDeleteResult,
  SecretReadResult,
  SecretWriteResult,
} from "../channels/ports/keychain.ts";
import type { SecretName } from "../channels/ports/secret-kinds.ts";
import type { KeytarResult } from "./call-guard.ts";
import type { KeychainItems } from "./connection.ts";
import type { LockProbe } from "./lock-probe.ts";
import type { Failure, KeychainUnavailableReason, WithReason } from "./unavailable-reason.ts";

/** Accesses secrets in the system's keychain. The caller must not make two calls at once. */
export interface SystemKeychain {
  read(name: SecretName): Promise<WithReason<SecretReadResult>>;
  write(name: SecretName, secret: string): Promise<WithReason<SecretWriteResult>>;
  delete(name: SecretName): Promise<WithReason<SecretDeleteResult>>;
}

type ChangeResult<T> =
  | { readonly kind: "answered"; readonly value: T }
  | { readonly kind: "failed"; readonly failure: Failure };

/** `names` returns the names of all secrets that may be in the keychain. */
export function createSystemKeychain(
  items: KeychainItems,
  probe: LockProbe,
  names: () => readonly SecretName[],
): SystemKeychain {
  /**
   * The secrets that were deleted or found to be absent since the app started. The records may
   * still name these secrets.
   */
  const absent = new Set<SecretName>();

  const failure = (
    result: Exclude<KeytarResult<unknown>, { kind: "answered" }>,
  ): Promise<Failure> =>
    result.kind === "timed-out"
      ? Promise.resolve({ status: "locked" })
      : probe.diagnoseRejection(result.error);

  /**
   * Makes a call that changes an item. If the call is rejected, diagnosing the rejection may
   * reconnect keytar to a new Secret Service (reconnecting-keytar.ts). If so, repeats the call.
   */
  async function change<T>(call: () => Promise<KeytarResult<T>>): Promise<ChangeResult<T>> {
    const reconnects = items.reconnects();
    const first = await call();
    if (first.kind === "answered") return first;
    const diagnosis = await failure(first);
    if (diagnosis.status !== "failed" || items.reconnects() === reconnects) {
      return { kind: "failed", failure: diagnosis };
    }
    const second = await call();
    return second.kind === "answered" ? second : { kind: "failed", failure: await failure(second) };
  }

  async function markAbsent(name: SecretName): Promise<void> {
    absent.add(name);
    if (names().every((known) => absent.has(known))) await probe.deleteCanary();
  }

  /**
   * Reads a secret. If there is none, confirms that the keychain is open, then reads again, because
   * the user may have dismissed the prompt of the first read and unlocked the keychain at the
   * canary's prompt.
   */
  async function find(name: SecretName): Promise<WithReason<SecretReadResult>> {
    const first = await items.get(name);
    if (first.kind !== "answered") return failure(first);
    if (first.value !== null) return { status: "found", secret: first.value };
    const closed = await probe.confirmOpen();
    if (closed !== undefined) return closed;
    const second = await items.get(name);
    if (second.kind !== "answered") return failure(second);
    return second.value === null ? { status: "absent" } : { status: "found", secret: second.value };
  }

  return {
    async read(name) {
      const result = await find(name);
      if (result.status === "absent") await markAbsent(name);
      return result;
    },

    async write(name, secret) {
      const closed = await probe.beforeWrite();
      if (closed !== undefined) return closed;
      // Remove the name before the call, because the call may still write the secret after it has
      // timed out.
      absent.delete(name);
      const written = await change(() => items.set(name, secret));
      if (written.kind === "failed") return written.failure;
      const stored = await find(name);
      if (stored.status === "found" && stored.secret === secret) {
        return { status: "written", storedIn: "keychain" };
      }
      return stored.status === "found" || stored.status === "absent"
        ? { status: "failed" }
        : stored;
    },

    async delete(name) {
      const deleted = await change(() => items.delete(name));
      if (deleted.kind === "failed") return deleted.failure;
      // Trust the answer only if the keychain is open, because a locked keychain may also answer
      // `false`.
      if (!deleted.value) {
        const closed = await probe.confirmOpen();
        if (closed !== undefined) return closed;
        const again = await items.delete(name);
        if (again.kind !== "answered") return failure(again);
      }
      await markAbsent(name);
      return { status: "deleted" };
    },
  };
}

/** Returns a replacement for the system's keychain if keytar cannot be loaded. */
export function unavailableKeychain(reason: KeychainUnavailableReason): SystemKeychain {
  const fail = async (): Promise<Failure> => ({ status: "unavailable", reason });
  return { read: fail, write: fail, delete: fail };
}
