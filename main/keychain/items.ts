import type { CallGuard, CallResult } from "./call-guard.ts";
import type { Keytar } from "./keytar/keytar.ts";
import type { ReconnectingKeytar } from "./keytar/reconnecting-keytar.ts";

/** The items of one service in the keychain, by account. */
export interface Items {
  get(account: string): Promise<CallResult<string | null>>;
  set(account: string, secret: string): Promise<CallResult<void>>;
  delete(account: string): Promise<CallResult<boolean>>;
  /** How many times in this run another service took the place of the keychain's. */
  replaced(): number;
}

export function createItems(
  keytar: Keytar | ReconnectingKeytar,
  service: string,
  callGuard: CallGuard,
): Items {
  return {
    get: (account) => callGuard.run(() => keytar.getPassword(service, account)),
    set: (account, secret) => callGuard.run(() => keytar.setPassword(service, account, secret)),
    delete: (account) => callGuard.run(() => keytar.deletePassword(service, account)),
    replaced: () => ("replaced" in keytar ? keytar.replaced() : 0),
  };
}
