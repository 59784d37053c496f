import type { KeychainStatus } from "../../../common/contract/snapshot.ts";
import type { KeychainPort, SecretFailure } from "../../../main/channels/ports/keychain.ts";
import type { SecretName } from "../../../main/channels/ports/secret-kinds.ts";
import { createKeychainConnection } from "../../../main/keychain/connection.ts";
import { createKeychain, type Keychain, type KeychainDeps } from "../../../main/keychain/index.ts";
import type { ItemCount } from "../../../main/keychain/token-items.ts";
import { ManualClock } from "../../support/doubles/clock.ts";
import { FakeKeytar } from "./fake-keytar.ts";

/** A keychain whose calls change one secret at a time. */
export interface SingleSecrets extends Pick<Keychain, "read" | "status" | "onStatus" | "close"> {
  write(name: SecretName, secret: string): ReturnType<KeychainPort["write"]>;
  delete(name: SecretName): Promise<SecretFailure | { readonly status: "deleted" }>;
}

export interface Fixture {
  /**
   * Tests of single items use the names of app secrets, because each of these is an item of its
   * own.
   */
  readonly keychain: SingleSecrets;
  readonly keytar: FakeKeytar;
  readonly clock: ManualClock;
  /** The statuses that `onStatus` has reported so far. */
  readonly statuses: readonly KeychainStatus[];
  /** The names of the app secrets that the keychain should contain. */
  names: readonly SecretName[];
}

/** Creates a keychain that uses a fake keytar. */
export function fixture(platform: NodeJS.Platform = "linux", keytar = new FakeKeytar()): Fixture {
  const clock = new ManualClock();
  const statuses: KeychainStatus[] = [];
  const made: Omit<Fixture, "keychain"> = { keytar, clock, statuses, names: [] };
  const keychain = singleSecrets({
    connection: createKeychainConnection({ clock, loadKeytar: async () => keytar }),
    platform,
    ownItems: () => made.names,
  });
  keychain.onStatus((status) => statuses.push(status));
  return Object.assign(made, { keychain });
}

export function singleSecrets(
  deps: Pick<KeychainDeps, "connection"> & Partial<KeychainDeps>,
): SingleSecrets {
  const keychain = createKeychain({
    service: "Pagekeeper",
    platform: "linux",
    itemCount: countInMemory(),
    ownItems: () => [],
    ...deps,
  });
  return {
    ...keychain,
    write: (name, secret) => keychain.write(new Map([[name, secret]])),
    async delete(name) {
      const { failure } = await keychain.delete([name]);
      return failure ?? { status: "deleted" };
    },
  };
}

export function countInMemory(count = 0): ItemCount {
  return {
    get: () => count,
    set: (next) => {
      count = next;
    },
  };
}

/** Resolves to the promise's value, or to "pending" if a timer or prompt keeps it waiting. */
export async function stateOf<T>(promise: Promise<T>, clock: ManualClock): Promise<T | "pending"> {
  await clock.pass(0);
  return Promise.race([promise, Promise.resolve("pending" as const)]);
}
