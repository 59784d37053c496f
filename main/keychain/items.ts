import type { Gate, Reply } from "./call-guard.ts";
import type { Keytar } from "./keytar/keytar.ts";
import type { LastingKeytar } from "./keytar/reconnecting-keytar.ts";

/** The items of one service in the keychain, by account. */
export interface Items {
  get(account: string): Promise<Reply<string | null>>;
  set(account: string, secret: string): Promise<Reply<void>>;
  delete(account: string): Promise<Reply<boolean>>;
  /** How many times in this run another service took the place of the keychain's. */
  replaced(): number;
}

export function openItems(keytar: Keytar | LastingKeytar, service: string, gate: Gate): Items {
  return {
    get: (account) => gate.pass(() => keytar.getPassword(service, account)),
    set: (account, secret) => gate.pass(() => keytar.setPassword(service, account, secret)),
    delete: (account) => gate.pass(() => keytar.deletePassword(service, account)),
    replaced: () => ("replaced" in keytar ? keytar.replaced() : 0),
  };
}
