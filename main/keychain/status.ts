import type { KeychainStatus } from "../../common/contract/snapshot.ts";
import type {
  KeychainPort,
  SecretReadResult,
  SecretRemoveResult,
  SecretWriteResult,
} from "../channels/ports/index.ts";
import { keychainTexts } from "../i18n/keychain.ts";
import type { KeychainUnavailableReason, WithReason } from "./unavailable-reason.ts";

/** `KeychainStatus` without its words. */
export type KeychainState =
  | Exclude<KeychainStatus, { name: "unavailable" }>
  | { readonly name: "unavailable"; readonly reason: KeychainUnavailableReason };

export interface StatusTracker extends Pick<KeychainPort, "status" | "onStatus"> {
  /** Tells the listeners only what is new. */
  set(state: KeychainState): void;
}

const isSame = (a: KeychainState, b: KeychainState): boolean =>
  a.name === b.name &&
  (a.name !== "unavailable" || b.name !== "unavailable" || a.reason === b.reason);

const inWords = (state: KeychainState): KeychainStatus =>
  state.name === "unavailable"
    ? { name: "unavailable", message: keychainTexts()[state.reason] }
    : state;

export function createStatusTracker(): StatusTracker {
  let current: KeychainState = { name: "ready" };
  const listeners = new Set<(status: KeychainStatus) => void>();
  return {
    status: () => inWords(current),
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(state) {
      if (isSame(current, state)) return;
      current = state;
      for (const listener of listeners) listener(inWords(state));
    },
  };
}

/** What an answer says of the keychain as a whole. One that failed has answered all the same. */
export function stateAfter(
  answer: WithReason<SecretReadResult | SecretWriteResult | SecretRemoveResult>,
): KeychainState {
  switch (answer.status) {
    case "locked":
      return { name: "locked" };
    case "unavailable":
      return { name: "unavailable", reason: answer.reason };
    default:
      return { name: "ready" };
  }
}
