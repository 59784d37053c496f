import type { KeychainStatus } from "../../../common/contract/snapshot.ts";
import type { SecretName } from "../../../main/channels/ports/secret-kinds.ts";

import { createKeychainConnection } from "../../../main/keychain/connection.ts";
import { createKeychain, type Keychain } from "../../../main/keychain/index.ts";
import { ManualClock } from "../../support/doubles/clock.ts";
import { FakeKeytar } from "./fake-keytar.ts";

export interface Fixture {
  readonly keychain: Keychain;
  readonly keytar: FakeKeytar;
  readonly clock: ManualClock;
  /** The statuses that `onStatus` has reported so far. */
  readonly statuses: readonly KeychainStatus[];
  /** The names of the secrets that the keychain should contain. */
  names: readonly SecretName[];
}

/** Creates a keychain that uses a fake keytar. */
export function fixture(platform: NodeJS.Platform = "linux", keytar = new FakeKeytar()): Fixture {
  const clock = new ManualClock();
  const statuses: KeychainStatus[] = [];
  const made: Omit<Fixture, "keychain"> = { keytar, clock, statuses, names: [] };
  const keychain = createKeychain({
    service: "Pagekeeper",
    connection: createKeychainConnection({ clock, loadKeytar: async () => keytar }),
    platform,
    names: () => made.names,
  });
  keychain.onStatus((status) => statuses.push(status));
  return Object.assign(made, { keychain });
}

/** Resolves to the promise's value, or to "pending" if a timer or prompt keeps it waiting. */
export async function stateOf<T>(promise: Promise<T>, clock: ManualClock): Promise<T | "pending"> {
  await clock.pass(0);
  return Promise.race([promise, Promise.resolve("pending" as const)]);
}
