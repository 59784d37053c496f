import type { KeychainPort, SecretName } from "../channels/ports/index.ts";
import type { KeychainConnection } from "./connection.ts";
import { createItems } from "./items.ts";
import { rejectionProbe } from "./lock.ts";
import { itemProbe } from "./lock-probe.ts";
import { stateAfter } from "./status.ts";
import {
  createSystemKeychain,
  type SystemKeychain,
  unavailableKeychain,
} from "./system-keychain.ts";
import { loadFailure } from "./unavailable-reason.ts";

/** UTF-8 bytes; what the Windows keychain takes in one item (`research/electron.md` D.1). */
const largestSecret = 2_560;

export interface Keychain extends KeychainPort {
  /**
   * Makes no further call, neither does any keychain of the same access; what is asked from now on is answered as if the
   * keychain were locked. Resolves when the call under way has ended: a process that exits meanwhile is aborted by
   * keytar. At a prompt that may be never.
   */
  close(): Promise<void>;
}

export interface KeychainOptions {
  readonly service: "Pagekeeper" | "Pagekeeper Practice";
  readonly connection: KeychainConnection;
  /**
   * Every secret that records and settings know of, those included that are being written or removed, or are kept until
   * Facebook confirms an end. When none of them is left in the keychain, the canary goes too.
   */
  readonly names: () => readonly SecretName[];
  readonly platform?: NodeJS.Platform;
}

/**
 * Secrets in the computer's keychain, one call at a time. Loads nothing until it is first asked.
 *
 * Without a keychain, writes go to memory and say so. keytar that cannot be loaded stays so for this run (Node caches
 * the failure, and mending it means installing something); a service that is not there is asked for again each time,
 * as it may start later and its absence costs 2 ms. What went to memory stays there until it is written again, because
 * its record says `memory`.
 * A call given up on after 60 s may still take effect: a write that answered `locked` may yet leave a secret behind,
 * so the caller keeps its name in `writing` or `removing`.
 */
export function createKeychain(options: KeychainOptions): Keychain {
  const { service, connection, names, platform = process.platform } = options;
  const { status, callGuard, mutex } = connection;
  const memory = new Map<SecretName, string>();
  let loading: Promise<SystemKeychain> | undefined;

  async function load(): Promise<SystemKeychain> {
    try {
      const items = createItems(await connection.keytar(), service, callGuard);
      const lock = platform === "linux" ? itemProbe(items) : rejectionProbe(platform);
      return createSystemKeychain(items, lock, names);
    } catch (error) {
      return unavailableKeychain(loadFailure(error, platform));
    }
  }

  async function ask<A extends Parameters<typeof stateAfter>[0]>(
    question: (keychain: SystemKeychain) => Promise<A>,
  ): Promise<A> {
    loading ??= load();
    const answer = await question(await loading);
    status.set(stateAfter(answer));
    return answer;
  }

  return {
    status: status.status,
    onStatus: status.onStatus,

    read: (name) =>
      mutex.run(async () => {
        const secret = memory.get(name);
        if (secret !== undefined) return { status: "found", secret };
        return ask((keychain) => keychain.read(name));
      }),

    async write(name, secret) {
      if (secret === "") return { status: "failed" };
      if (Buffer.byteLength(secret) > largestSecret) return { status: "too-large" };
      return mutex.run(async () => {
        const answer = await ask((keychain) => keychain.write(name, secret));
        if (answer.status === "written") memory.delete(name);
        if (answer.status !== "unavailable") return answer;
        memory.set(name, secret);
        return { status: "written", storedIn: "memory" };
      });
    },

    remove: (name) =>
      mutex.run(async () => {
        const wasInMemory = memory.delete(name);
        const answer = await ask((keychain) => keychain.remove(name));
        return wasInMemory && answer.status === "unavailable" ? { status: "removed" } : answer;
      }),

    close: callGuard.close,
  };
}
