import type { KeychainStatus } from "../../../common/contract/snapshot.ts";
import type { SecretName } from "../../../main/channels/ports/index.ts";
import { createKeychainConnection } from "../../../main/keychain/connection.ts";
import { createKeychain, type Keychain } from "../../../main/keychain/index.ts";
import { ManualClock } from "../../support/doubles/clock.ts";
import { FakeKeytar } from "./fake-keytar.ts";

export interface Fixture {
  readonly keychain: Keychain;
  readonly keytar: FakeKeytar;
  readonly clock: ManualClock;
  /** Every status it went through. */
  readonly statuses: readonly KeychainStatus[];
  /** What the records know of. */
  names: readonly SecretName[];
}

/** A keychain over a keychain that a test holds in its hand. */
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

/** Settled or not, after all that could settle by itself has. */
export async function stateOf<T>(promise: Promise<T>, clock: ManualClock): Promise<T | "pending"> {
  await clock.pass(0);
  return Promise.race([promise, Promise.resolve("pending" as const)]);
}
