/** The port for the system's keychain. `main/keychain` implements it. */

import type { KeychainStatus } from "../../../common/contract/snapshot.ts";
import type { SecretName } from "./secret-kinds.ts";

export type SecretFailure =
  | { readonly status: "locked" }
  /** This computer has no keychain, or the keychain cannot be reached. */
  | { readonly status: "unavailable" }
  /** The secret has more than 2,560 bytes, the limit on Windows. */
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
/**
 * `deleted` means that the secret is known to be gone. After a failure of any kind, try again
 * later.
 */
export type SecretDeleteResult = { readonly status: "deleted" } | SecretFailure;

/**
 * Stores secrets. `read` distinguishes an absent secret from a locked keychain, whereas keytar
 * returns `null` in both cases (docs/research/electron.md §D.2, §D.7).
 */
export interface KeychainPort {
  read(name: SecretName): Promise<SecretReadResult>;
  write(name: SecretName, secret: string): Promise<SecretWriteResult>;
  delete(name: SecretName): Promise<SecretDeleteResult>;
  status(): KeychainStatus;
  /** Calls `listener` whenever the status changes. Returns a function that removes the listener. */
  onStatus(listener: (status: KeychainStatus) => void): () => void;
}
