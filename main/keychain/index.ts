import type { KeychainPort } from "../channels/ports/keychain.ts";
import type { SecretName } from "../channels/ports/secret-kinds.ts";
import type { KeychainConnection } from "./connection.ts";
import { createLockProbe } from "./lock-probe.ts";
import { stateAfter } from "./status.ts";
import {
  createSystemKeychain,
  type SystemKeychain,
  unavailableKeychain,
} from "./system-keychain.ts";
import { loadFailure } from "./unavailable-reason.ts";

/**
 * The maximum length of a secret in UTF-8 bytes. This is the limit on Windows
 * (docs/research/electron.md §D.1).
 */
const maxSecretBytes = 2_560;

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
  readonly connection: KeychainConnection;
  /**
   * Returns the names of all secrets that may be in the keychain, including pending writes and
   * deletes. When the last of these secrets is deleted, so is the canary (lock-probe.ts).
   */
  readonly names: () => readonly SecretName[];
  readonly platform?: NodeJS.Platform;
}

/**
 * Creates a keychain that stores each secret as one item of the system's keychain, under the
 * secret's name (channels/ports/secret-kinds.ts). Does not load keytar until the first call.
 *
 * If there is no keychain, `write` keeps the secret in memory and returns `storedIn: "memory"`. The
 * secret stays there until it is written again, because the records say that it is in memory.
 *
 * Every call looks for a missing Secret Service again, because the service may start later and
 * looking takes only 2 ms. By contrast, keytar is loaded only once, because Node caches a failed
 * load and the user has to install something to fix it.
 *
 * A call that timed out may still take effect. So a write that returned `locked` may leave a secret
 * behind. The caller must keep the secret's name as a pending write or delete.
 */
export function createKeychain({
  service,
  connection,
  names,
  platform = process.platform,
}: KeychainDeps): Keychain {
  const { mutex, status } = connection;
  const memory = new Map<SecretName, string>();
  let loading: Promise<SystemKeychain> | undefined;

  async function load(): Promise<SystemKeychain> {
    try {
      const items = await connection.items(service);
      return createSystemKeychain(items, createLockProbe(items, platform), names);
    } catch (error) {
      return unavailableKeychain(loadFailure(error, platform));
    }
  }

  async function call<R extends Parameters<typeof stateAfter>[0]>(
    operation: (keychain: SystemKeychain) => Promise<R>,
  ): Promise<R> {
    loading ??= load();
    const result = await operation(await loading);
    status.set(stateAfter(result));
    return result;
  }

  return {
    status: status.status,
    onStatus: status.onStatus,

    read: (name) =>
      mutex.run(async () => {
        const secret = memory.get(name);
        if (secret !== undefined) return { status: "found", secret };
        return call((keychain) => keychain.read(name));
      }),

    async write(name, secret) {
      if (secret === "") return { status: "failed" };
      if (Buffer.byteLength(secret) > maxSecretBytes) return { status: "too-large" };
      return mutex.run(async () => {
        const result = await call((keychain) => keychain.write(name, secret));
        if (result.status === "written") memory.delete(name);
        if (result.status !== "unavailable") return result;
        memory.set(name, secret);
        return { status: "written", storedIn: "memory" };
      });
    },

    delete: (name) =>
      mutex.run(async () => {
        const wasInMemory = memory.delete(name);
        const result = await call((keychain) => keychain.delete(name));
        return wasInMemory && result.status === "unavailable" ? { status: "deleted" } : result;
      }),

    close: connection.close,
  };
}
