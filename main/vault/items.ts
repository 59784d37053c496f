import type { Gate, Reply } from "./gate.ts";
import type { Keytar } from "./keytar.ts";

/** The items of one service in the keychain, by account. */
export interface Items {
  get(account: string): Promise<Reply<string | null>>;
  set(account: string, secret: string): Promise<Reply<void>>;
  delete(account: string): Promise<Reply<boolean>>;
}

export function openItems(keytar: Keytar, service: string, gate: Gate): Items {
  return {
    get: (account) => gate(() => keytar.getPassword(service, account)),
    set: (account, secret) => gate(() => keytar.setPassword(service, account, secret)),
    delete: (account) => gate(() => keytar.deletePassword(service, account)),
  };
}
