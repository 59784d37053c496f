/** The port for the system's keychain. `main/keychain` implements it. */

import type { KeychainStatus } from "../../../common/contract/snapshot.ts";
import type { SecretName } from "./secret-kinds.ts";

export type SecretFailure =
  | { readonly status: "locked" }
  /** This computer has no keychain, or the keychain cannot be reached. */
  | { readonly status: "unavailable" }
  /** A secret has more than 2,560 bytes, the limit on Windows. No secret was written. */
  | { readonly status: "too-large" }
  /** The keychain refused the operation, or did not return the secret that was written. */
  | { readonly status: "failed" };

export type SecretReadResult =
  | { readonly status: "found"; readonly secret: string }
  | { readonly status: "absent" }
  | SecretFailure;
export type SecretWriteResult =
  | {
      readonly status: "written";
      /** A secret in `memory` is lost when Pagekeeper quits. */
      readonly storedIn: "keychain" | "memory";
    }
  | SecretFailure;
/** After a failure of any kind, try to delete the other secrets again later. */
export interface SecretDeleteResult {
  /** The secrets that are known to be gone. */
  readonly deleted: ReadonlySet<SecretName>;
  /** Why the others could not be deleted. Absent if all were deleted. */
  readonly failure?: SecretFailure;
}

export interface SecretWriteOptions {
  /** Stops the write between two items of the keychain. The result is then still `written`. */
  readonly signal?: AbortSignal;
  /** Called after each item with the names of the secrets that have just been written. */
  readonly onWritten?: (names: readonly SecretName[]) => void;
}

/**
 * Stores secrets. `read` distinguishes an absent secret from a locked keychain, whereas keytar
 * returns `null` in both cases (docs/research/electron.md §D.2, §D.7).
 *
 * Write and delete many secrets in one call, because an item of the keychain holds many tokens and
 * each call writes an item at most once.
 */
export interface KeychainPort {
  read(name: SecretName): Promise<SecretReadResult>;
  /** Writes secrets until all are written or one cannot be. */
  write(
    secrets: ReadonlyMap<SecretName, string>,
    options?: SecretWriteOptions,
  ): Promise<SecretWriteResult>;
  delete(names: Iterable<SecretName>): Promise<SecretDeleteResult>;
  /**
   * Drops the tokens that were kept in memory to save calls. The next `read` asks the keychain
   * again, so it notices a token that another program has deleted.
   */
  clearCache(): void;
  status(): KeychainStatus;
  /** Calls `listener` whenever the status changes. Returns a function that removes the listener. */
  onStatus(listener: (status: KeychainStatus) => void): () => void;
}
