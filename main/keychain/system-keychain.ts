import type {
  SecretDeleteResult,
  SecretReadResult,
  SecretWriteOptions,
} from "../channels/ports/keychain.ts";
import { isTokenName, type SecretName, type TokenName } from "../channels/ports/secret-kinds.ts";
import type { ItemAccess } from "./item-access.ts";
import type { LockProbe } from "./lock-probe.ts";
import type { TokenItems } from "./token-items.ts";
import type { Failure, KeychainUnavailableReason, WithReason } from "./unavailable-reason.ts";

/** Accesses secrets in the system's keychain. The caller must not make two calls at once. */
export interface SystemKeychain {
  /** Returns a secret from memory, without a call to the keychain. */
  cached(name: SecretName): string | undefined;
  read(name: SecretName): Promise<WithReason<SecretReadResult>>;
  write(
    secrets: ReadonlyMap<SecretName, string>,
    options: SecretWriteOptions,
  ): Promise<Failure | undefined>;
  delete(names: readonly SecretName[]): Promise<SystemDeleteResult>;
  clearCache(): void;
}

interface SystemDeleteResult extends SecretDeleteResult {
  readonly failure?: Failure;
}

interface SystemKeychainDeps {
  /** Accesses the items that hold a single secret. The item's account is the secret's name. */
  readonly access: ItemAccess;
  readonly tokens: TokenItems;
  readonly probe: LockProbe;
  /** Returns the names of all secrets that may have an item of their own. */
  readonly ownItems: () => readonly SecretName[];
}

export function createSystemKeychain(deps: SystemKeychainDeps): SystemKeychain {
  const { access, tokens, probe, ownItems } = deps;
  /**
   * The secrets that were deleted or found to be absent since the app started, except for tokens.
   * `ownItems` may still name these secrets.
   */
  const absent = new Set<SecretName>();

  /** Deletes the canary together with the last secret. */
  async function deleteUnusedCanary(): Promise<void> {
    if (!probe.hasCanary || ownItems().some((name) => !absent.has(name))) return;
    if (await tokens.isEmpty()) await probe.deleteCanary();
  }

  async function deleteOwn(names: readonly SecretName[]): Promise<SystemDeleteResult> {
    const deleted = new Set<SecretName>();
    let failure: Failure | undefined;
    for (const name of names) {
      const refused = await access.delete(name);
      failure ??= refused;
      if (refused?.status === "locked") break;
      if (refused === undefined) deleted.add(name);
    }
    for (const name of deleted) absent.add(name);
    // Another keychain object may have changed the tokens of this service.
    if (deleted.size > 0) tokens.clearCache();
    return { deleted, ...(failure && { failure }) };
  }

  return {
    cached: (name) => (isTokenName(name) ? tokens.cached(name) : undefined),

    async read(name) {
      const result = await (isTokenName(name) ? tokens.read(name) : access.read(name));
      if (result.status !== "absent") return result;
      if (!isTokenName(name)) absent.add(name);
      await deleteUnusedCanary();
      return result;
    },

    async write(secrets, options) {
      const packed = new Map([...secrets].filter(isTokenEntry));
      if (packed.size > 0) {
        const failure = await tokens.write(packed, options);
        if (failure !== undefined) return failure;
      }
      for (const [name, secret] of secrets) {
        if (isTokenName(name)) continue;
        // The call may still write the secret after it has timed out.
        absent.delete(name);
        const failure = await access.write(name, secret);
        if (failure !== undefined) return failure;
        options.onWritten?.([name]);
      }
      return undefined;
    },

    async delete(names) {
      const own = await deleteOwn(names.filter((name) => !isTokenName(name)));
      const packed = new Set(names.filter(isTokenName));
      const shared = packed.size > 0 ? await tokens.delete(packed) : { deleted: new Set<never>() };
      await deleteUnusedCanary();
      const failure = own.failure ?? shared.failure;
      return {
        deleted: new Set<SecretName>([...own.deleted, ...shared.deleted]),
        ...(failure && { failure }),
      };
    },

    clearCache: tokens.clearCache,
  };
}

const isTokenEntry = (entry: readonly [SecretName, string]): entry is [TokenName, string] =>
  isTokenName(entry[0]);

/** Returns a replacement for the system's keychain if keytar cannot be loaded. */
export function unavailableKeychain(reason: KeychainUnavailableReason): SystemKeychain {
  const failure: Failure = { status: "unavailable", reason };
  return {
    cached: () => undefined,
    read: async () => failure,
    write: async () => failure,
    delete: async () => ({ deleted: new Set(), failure }),
    clearCache: () => undefined,
  };
}
