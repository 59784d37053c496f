import { appSecretName } from "../channels/ports/secret-kinds.ts";
import { updateRecords } from "../channels/records/update-records.ts";
import { log } from "../desktop/diagnostics/log.ts";
import type { UtilityProcess } from "../desktop/lifecycle/utility-process.ts";
import { createKeychainConnection } from "../keychain/connection.ts";
import { createKeychain, type Keychain, type KeychainDeps } from "../keychain/index.ts";
import { loadReconnectingKeytar } from "../keychain/keytar/reconnecting-keytar.ts";
import type { ItemCount } from "../keychain/token-items.ts";
import type { RecordsFile } from "../storage/records.ts";
import { systemClock } from "../system-clock.ts";
import type { Stores } from "./stores.ts";

export interface Keychains {
  /** Holds the tokens of this run's accounts. */
  readonly keychain: Keychain;
  /** Holds the App Secret of the real Meta app, even in practice mode. */
  readonly appKeychain: Keychain;
  /** Opens the keychain with the tokens of the other mode's accounts. */
  readonly openOther: (records: RecordsFile) => Keychain;
}

/**
 * Creates the keychains. They share one connection, but practice secrets are stored under a
 * separate service name. `profile` is a part of the items' names (profile-name.ts).
 */
export function createKeychains(
  { practice, records, settings }: Stores,
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
  const create = (
    service: KeychainDeps["service"],
    itemCount: ItemCount,
    ownItems: KeychainDeps["ownItems"],
  ) => createKeychain({ connection, service, profile, itemCount, ownItems });
  const appSecrets = () => settings.get().appSecrets.map(appSecretName);
  const open = (file: RecordsFile, isPractice: boolean) =>
    isPractice
      ? create("Pagekeeper Practice", itemCountIn(file), () => [])
      : create("Pagekeeper", itemCountIn(file), appSecrets);

  const keychain = open(records, practice);
  return {
    keychain,
    appKeychain: practice ? create("Pagekeeper", noItems, appSecrets) : keychain,
    openOther: (others) => open(others, !practice),
  };
}

const itemCountIn = (records: RecordsFile): ItemCount => ({
  get: () => records.get().tokenItems,
  set: (tokenItems) => updateRecords(records, (current) => ({ ...current, tokenItems })),
});

/** For a keychain that never writes tokens. */
const noItems: ItemCount = { get: () => 0, set: () => undefined };
