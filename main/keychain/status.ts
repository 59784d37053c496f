import type { KeychainStatus } from "../../common/contract/snapshot.ts";
import type { KeychainPort } from "../channels/ports/keychain.ts";
import { keychainTexts } from "../i18n/keychain.ts";
import type { Failure, KeychainUnavailableReason } from "./unavailable-reason.ts";

/** Like `KeychainStatus`, but with a reason instead of a message in the user's language. */
export type KeychainState =
  | Exclude<KeychainStatus, { name: "unavailable" }>
  | { readonly name: "unavailable"; readonly reason: KeychainUnavailableReason };

export interface StatusTracker extends Pick<KeychainPort, "status" | "onStatus"> {
  /** Calls the listeners only if the state has changed. */
  set(state: KeychainState): void;
}

const isSame = (a: KeychainState, b: KeychainState): boolean =>
  a.name === b.name &&
  (a.name !== "unavailable" || b.name !== "unavailable" || a.reason === b.reason);

const withMessage = (state: KeychainState): KeychainStatus =>
  state.name === "unavailable"
    ? { name: "unavailable", message: keychainTexts()[state.reason] }
    : state;

export function createStatusTracker(): StatusTracker {
  let current: KeychainState = { name: "ready" };
  const listeners = new Set<(status: KeychainStatus) => void>();
  return {
    status: () => withMessage(current),
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(state) {
      if (isSame(current, state)) return;
      current = state;
      for (const listener of listeners) listener(withMessage(state));
    },
  };
}

/**
 * Returns the keychain's state after an operation. The state is `ready` even after a `failed`
 * operation, because the keychain answered.
 */
export function stateAfter(failure: Failure | undefined): KeychainState {
  switch (failure?.status) {
    case "locked":
      return { name: "locked" };
    case "unavailable":
      return { name: "unavailable", reason: failure.reason };
    default:
      return { name: "ready" };
  }
}
