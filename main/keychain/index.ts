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

/** UTF-8 bytes; the limit of one item on Windows (docs/research/electron.md §D.1). */
const maxSecretBytes = 2_560;

export interface Keychain extends KeychainPort {
  /**
   * Refuses further calls, on this connection's other keychains too; they are answered as if the
   * keychain were locked. Resolves when the call in progress has finished, which may be never if it
   * waits for a prompt. A process that exits before that is aborted by keytar.
   */
  close(): Promise<void>;
}

export interface KeychainDeps {
  readonly service: "Pagekeeper" | "Pagekeeper Practice";
  readonly connection: KeychainConnection;
  /**
   * Names every secret that may be in the keychain, pending writes and deletes included. When none
   * of them is left, the canary (lock-probe.ts) is deleted as well.
   */
  readonly names: () => readonly SecretName[];
  readonly platform?: NodeJS.Platform;
}

/**
 * Stores each secret as one item of the system's keychain, under its name
 * (channels/ports/secret-kinds.ts). Loads nothing until the first call.
 *
 * Without a keychain, secrets go to memory and `write` says so. They stay there until they are
 * written again, because their record says `memory`. A missing Secret Service is looked for on
 * every call: it may start later, and trying takes 2 ms. keytar itself is loaded only once per run:
 * Node caches the failure, and the fix means installing something.
 *
 * A call that timed out may still take effect. A write that returned `locked` may leave a secret
 * behind, so the caller keeps its name among the pending writes or deletes.
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
