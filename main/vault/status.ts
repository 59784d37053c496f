import type { KeychainStatus } from "../../preload/contract.ts";
import type { ReadAnswer, RemoveAnswer, VaultPort, WriteAnswer } from "../channels/ports.ts";

export interface StatusBoard extends Pick<VaultPort, "status" | "onStatus"> {
  /** Tells the listeners only what is new. */
  set(status: KeychainStatus): void;
}

const isSame = (a: KeychainStatus, b: KeychainStatus): boolean =>
  a.name === b.name &&
  (a.name !== "unavailable" || b.name !== "unavailable" || a.message === b.message);

export function openStatusBoard(): StatusBoard {
  let current: KeychainStatus = { name: "ready" };
  const listeners = new Set<(status: KeychainStatus) => void>();
  return {
    status: () => current,
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(status) {
      if (isSame(current, status)) return;
      current = status;
      for (const listener of listeners) listener(status);
    },
  };
}

/** What an answer says of the keychain as a whole. One that failed has answered all the same. */
export function statusAfter(answer: ReadAnswer | WriteAnswer | RemoveAnswer): KeychainStatus {
  switch (answer.status) {
    case "locked":
      return { name: "locked" };
    case "unavailable":
      return { name: "unavailable", message: answer.message };
    default:
      return { name: "ready" };
  }
}
