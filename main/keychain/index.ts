import type { KeychainPort, SecretWriteResult } from "../channels/ports/keychain.ts";
import { isTokenName, type SecretName } from "../channels/ports/secret-kinds.ts";
import type { KeychainConnection } from "./connection.ts";
import { createItemAccess } from "./item-access.ts";
import { createLockProbe } from "./lock-probe.ts";
import { fitsIntoItem } from "./pack-tokens.ts";
import { stateAfter } from "./status.ts";
import {
  createSystemKeychain,
  type SystemKeychain,
  unavailableKeychain,
} from "./system-keychain.ts";
import { createTokenItems, type ItemCount } from "./token-items.ts";
import { type Failure, loadFailure } from "./unavailable-reason.ts";

/**
 * The maximum length of a secret in UTF-8 bytes. This is the limit on Windows
 * (docs/research/electron.md §D.1).
 */
const maxSecretBytes = 2_560;

/** The maximum size of an item with tokens. Other systems than Windows take any size we tried. */
const maxItemBytes = (platform: NodeJS.Platform): number =>
  platform === "win32" ? maxSecretBytes : 16_000;

export interface Keychain extends KeychainPort {
  /**
   * Refuses further calls as if the keychain were locked. This also closes the other keychains on
   * the same connection. Resolves when the call in progress has finished, or never if that call is
   * waiting for a prompt. If the process exits before the call has finished, keytar aborts it.
   */
  close(): Promise<void>;
}

export interface KeychainDeps {
  readonly service: "Pagekeeper" | "Pagekeeper Practice";
  /**
   * A name that is part of the accounts of this profile's items, so that two profiles don't replace
   * each other's tokens. Absent for the user's standard profile.
   */
  readonly profile?: string | undefined;
  readonly connection: KeychainConnection;
  readonly itemCount: ItemCount;
  /** Returns the names of all secrets, except tokens, that may be in the keychain. */
  readonly ownItems: () => readonly SecretName[];
  readonly platform?: NodeJS.Platform;
}

/**
 * Creates a keychain that stores tokens in shared items (token-items.ts), and each other secret as
 * an item of its own under the secret's name (channels/ports/secret-kinds.ts). Does not load keytar
 * until the first call.
 *
 * If there is no keychain, `write` keeps the secrets in memory and returns `storedIn: "memory"`.
 * They stay there until they are written again, because the records say that they are in memory.
 *
 * Every call looks for a missing Secret Service again, because the service may start later and
 * looking takes only 2 ms. By contrast, keytar is loaded only once, because Node caches a failed
 * load and the user has to install something to fix it.
 *
 * A call that timed out may still take effect. So a write that returned `locked` may leave secrets
 * behind. The caller must keep their names as pending writes or deletes.
 */
export function createKeychain(deps: KeychainDeps): Keychain {
  const { connection, platform = process.platform } = deps;
  const { mutex, status } = connection;
  const memory = new Map<SecretName, string>();
  let loading: Promise<SystemKeychain> | undefined;

  /** Calls the system's keychain. `failureOf` returns why a result is incomplete. */
  async function call<R>(
    operation: (keychain: SystemKeychain) => Promise<R>,
    failureOf: (result: R) => Failure | undefined,
  ): Promise<R> {
    loading ??= openSystemKeychain(deps, platform);
    const keychain = await loading;
    const result = await operation(keychain);
    const failure = failureOf(result);
    // A locked keychain must not keep giving out its tokens.
    if (failure?.status === "locked") keychain.clearCache();
    status.set(stateAfter(failure));
    return result;
  }

  /**
   * Whether an item may contain a token that is in memory. The item may be from before the keychain
   * became unavailable, or it may have been written although the call failed.
   */
  const mayAlsoBeStored = (name: SecretName) => isTokenName(name) && deps.itemCount.get() > 0;

  return {
    status: status.status,
    onStatus: status.onStatus,

    read: (name) =>
      mutex.run(async () => {
        const secret = memory.get(name) ?? (await loading)?.cached(name);
        if (secret !== undefined) return { status: "found", secret };
        return call(
          (keychain) => keychain.read(name),
          (result) =>
            result.status === "found" || result.status === "absent" ? undefined : result,
        );
      }),

    async write(secrets, { signal, onWritten } = {}) {
      const unfit = unfitFor(platform, secrets);
      if (unfit !== undefined) return { status: unfit };
      return mutex.run(async (): Promise<SecretWriteResult> => {
        const left = new Map(secrets);
        const noteWritten = (names: readonly SecretName[]) => {
          for (const name of names) {
            left.delete(name);
            memory.delete(name);
          }
          onWritten?.(names);
        };
        const failure = await call(
          (keychain) =>
            keychain.write(secrets, { ...(signal && { signal }), onWritten: noteWritten }),
          (result) => result,
        );
        if (failure === undefined) return { status: "written", storedIn: "keychain" };
        if (failure.status !== "unavailable") return failure;
        for (const [name, secret] of left) memory.set(name, secret);
        onWritten?.([...left.keys()]);
        return { status: "written", storedIn: "memory" };
      });
    },

    delete: (names) =>
      mutex.run(async () => {
        const all = [...names];
        const wereInMemory = all.filter((name) => memory.delete(name));
        const result = await call(
          (keychain) => keychain.delete(all),
          ({ failure }) => failure,
        );
        if (result.failure?.status !== "unavailable") return result;
        const gone = wereInMemory.filter((name) => !mayAlsoBeStored(name));
        const deleted = new Set([...result.deleted, ...gone]);
        return deleted.size === new Set(all).size ? { deleted } : { ...result, deleted };
      }),

    clearCache: () => void mutex.run(async () => (await loading)?.clearCache()),
    close: connection.close,
  };
}

async function openSystemKeychain(
  { service, profile, connection, itemCount, ownItems }: KeychainDeps,
  platform: NodeJS.Platform,
): Promise<SystemKeychain> {
  try {
    const items = await connection.items(service);
    const probe = createLockProbe(items, platform);
    const access = createItemAccess(items, probe);
    const account = (number: number) =>
      profile === undefined ? `tokens:${number}` : `tokens:${profile}:${number}`;
    const maxBytes = maxItemBytes(platform);
    const tokens = createTokenItems({ access, count: itemCount, account, maxBytes });
    return createSystemKeychain({ access, tokens, probe, ownItems });
  } catch (error) {
    return unavailableKeychain(loadFailure(error, platform));
  }
}

/** Returns why the keychain cannot store these secrets, before any of them is written. */
function unfitFor(platform: NodeJS.Platform, secrets: ReadonlyMap<SecretName, string>) {
  for (const [name, secret] of secrets) {
    if (secret === "") return "failed";
    if (Buffer.byteLength(secret) > maxSecretBytes) return "too-large";
    if (isTokenName(name) && !fitsIntoItem(name, secret, maxItemBytes(platform)))
      return "too-large";
  }
  return undefined;
}
