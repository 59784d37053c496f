import { appSecretName } from "../channels/ports/secret-kinds.ts";
import { updateRecords } from "../channels/records/update-records.ts";
import { log } from "../desktop/diagnostics/log.ts";
import type { UtilityProcess } from "../desktop/lifecycle/utility-process.ts";
import { createKeychainConnection } from "../keychain/connection.ts";
import { createKeychain, type Keychain } from "../keychain/index.ts";
import { loadReconnectingKeytar } from "../keychain/keytar/reconnecting-keytar.ts";
import type { ItemCount } from "../keychain/token-items.ts";
import { systemClock } from "../system-clock.ts";
import type { Stores } from "./stores.ts";

/** The keychains of both modes. They share one connection, but not the service's name. */
export interface Keychains {
  /** Holds the tokens of practice accounts. */
  readonly practice: Keychain;
  /** Holds the tokens of real accounts, and the App Secrets. */
  readonly real: Keychain;
}

/** `profile` is a part of the items' names (profile-name.ts). */
export function createKeychains(
  { filesOf, settings }: Pick<Stores, "filesOf" | "settings">,
  profile: string | undefined,
  startKeytarWorker: () => UtilityProcess,
): Keychains {
  const connection = createKeychainConnection({
    clock: systemClock,
    loadKeytar: () =>
      loadReconnectingKeytar({
        start() {
          log("keychain.reconnecting");
          return startKeytarWorker();
        },
      }),
  });
  /** Opens the records of a mode only when the number of its keychain items is needed. */
  const itemCountIn = (practice: boolean): ItemCount => ({
    get: () => filesOf(practice).records.get().tokenItems,
    set: (tokenItems) =>
      updateRecords(filesOf(practice).records, (current) => ({ ...current, tokenItems })),
  });
  return {
    practice: createKeychain({
      connection,
      service: "Pagekeeper Practice",
      profile,
      itemCount: itemCountIn(true),
      ownItems: () => [],
    }),
    real: createKeychain({
      connection,
      service: "Pagekeeper",
      profile,
      itemCount: itemCountIn(false),
      ownItems: () => settings.get().appSecrets.map(appSecretName),
    }),
  };
}
