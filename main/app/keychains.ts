import { appSecretName, type SecretName } from "../channels/ports/secret-kinds.ts";
import { knownSecretNames } from "../channels/records/pending-secrets.ts";
import { log } from "../desktop/diagnostics/log.ts";
import type { UtilityProcess } from "../desktop/lifecycle/utility-process.ts";
import { createKeychainConnection } from "../keychain/connection.ts";
import { createKeychain, type Keychain } from "../keychain/index.ts";
import { loadReconnectingKeytar } from "../keychain/keytar/reconnecting-keytar.ts";
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
 * separate service name.
 */
export function createKeychains(
  { practice, records, settings }: Stores,
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
  const realKeychain = (names: () => readonly SecretName[]) =>
    createKeychain({ connection, service: "Pagekeeper", names });
  const practiceKeychain = (names: () => readonly SecretName[]) =>
    createKeychain({ connection, service: "Pagekeeper Practice", names });
  const tokens = ({ get }: RecordsFile) => knownSecretNames(get());
  const appSecrets = () => settings.get().appSecrets.map(appSecretName);

  if (practice) {
    const appKeychain = realKeychain(appSecrets);
    const keychain = practiceKeychain(() => tokens(records));
    return { keychain, appKeychain, openOther: () => appKeychain };
  }
  const keychain = realKeychain(() => [...tokens(records), ...appSecrets()]);
  return {
    keychain,
    appKeychain: keychain,
    openOther: (others) => practiceKeychain(() => tokens(others)),
  };
}
