import type { SecretReadResult } from "../channels/ports/keychain.ts";
import type { KeytarResult } from "./call-guard.ts";
import type { KeychainItems } from "./connection.ts";
import type { LockProbe } from "./lock-probe.ts";
import type { Failure, WithReason } from "./unavailable-reason.ts";

/**
 * Reads and changes whole items. Unlike keytar's, these answers are certain: `absent` means that
 * there is no such item, and a change without a failure has been confirmed. The caller must not
 * make two calls at once.
 */
export interface ItemAccess {
  /** Called before items are read in order to change them. */
  ensureOpen(): Promise<Failure | undefined>;
  read(account: string): Promise<WithReason<SecretReadResult>>;
  write(account: string, value: string): Promise<Failure | undefined>;
  delete(account: string): Promise<Failure | undefined>;
}

type ChangeResult<T> =
  | { readonly kind: "answered"; readonly value: T }
  | { readonly kind: "failed"; readonly failure: Failure };

export function createItemAccess(items: KeychainItems, probe: LockProbe): ItemAccess {
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

  /**
   * Reads an item. If there is none, confirms that the keychain is open, then reads again, because
   * the user may have dismissed the prompt of the first read and unlocked the keychain at the
   * canary's prompt.
   */
  async function read(account: string): Promise<WithReason<SecretReadResult>> {
    const first = await items.get(account);
    if (first.kind !== "answered") return failure(first);
    if (first.value !== null) return { status: "found", secret: first.value };
    const closed = await probe.confirmOpen();
    if (closed !== undefined) return closed;
    const second = await items.get(account);
    if (second.kind !== "answered") return failure(second);
    return second.value === null ? { status: "absent" } : { status: "found", secret: second.value };
  }

  return {
    ensureOpen: probe.ensureOpen,
    read,

    async write(account, value) {
      const closed = await probe.beforeWrite();
      if (closed !== undefined) return closed;
      const written = await change(() => items.set(account, value));
      if (written.kind === "failed") return written.failure;
      const stored = await read(account);
      if (stored.status === "found" && stored.secret === value) return undefined;
      return stored.status === "found" || stored.status === "absent"
        ? { status: "failed" }
        : stored;
    },

    async delete(account) {
      const deleted = await change(() => items.delete(account));
      if (deleted.kind === "failed") return deleted.failure;
      if (deleted.value) return undefined;
      // Trust the answer only if the keychain is open, because a locked keychain may also answer
      // `false`.
      const closed = await probe.confirmOpen();
      if (closed !== undefined) return closed;
      const again = await items.delete(account);
      return again.kind === "answered" ? undefined : failure(again);
    },
  };
}
