import type { SecretName, VaultPort } from "../channels/ports/index.ts";
import type { Access } from "./connection.ts";
import { openItems } from "./items.ts";
import { type Keychain, missingKeychain, openKeychain } from "./keychain.ts";
import { rejectingLock } from "./lock.ts";
import { canaryLock } from "./lock-probe.ts";
import { statusAfter } from "./status.ts";
import { loadFailure } from "./unavailable-reason.ts";

/** UTF-8 bytes; what the Windows keychain takes in one item (`research/electron.md` D.1). */
const largestSecret = 2_560;

export interface Vault extends VaultPort {
  /**
   * Makes no further call, neither does any vault of the same access; what is asked from now on is answered as if the
   * keychain were locked. Resolves when the call under way has ended: a process that exits meanwhile is aborted by
   * keytar. At a prompt that may be never.
   */
  close(): Promise<void>;
}

export interface VaultOptions {
  readonly service: "Pagekeeper" | "Pagekeeper Practice";
  readonly access: Access;
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
export function openVault(options: VaultOptions): Vault {
  const { service, access, names, platform = process.platform } = options;
  const { board, gate, inTurn } = access;
  const memory = new Map<SecretName, string>();
  let loading: Promise<Keychain> | undefined;

  async function load(): Promise<Keychain> {
    try {
      const items = openItems(await access.keytar(), service, gate);
      const lock = platform === "linux" ? canaryLock(items) : rejectingLock(platform);
      return openKeychain(items, lock, names);
    } catch (error) {
      return missingKeychain(loadFailure(error, platform));
    }
  }

  async function ask<A extends Parameters<typeof statusAfter>[0]>(
    question: (keychain: Keychain) => Promise<A>,
  ): Promise<A> {
    loading ??= load();
    const answer = await question(await loading);
    board.set(statusAfter(answer));
    return answer;
  }

  return {
    status: board.status,
    onStatus: board.onStatus,

    read: (name) =>
      inTurn(async () => {
        const secret = memory.get(name);
        if (secret !== undefined) return { status: "found", secret };
        return ask((keychain) => keychain.read(name));
      }),

    async write(name, secret) {
      if (secret === "") return { status: "failed" };
      if (Buffer.byteLength(secret) > largestSecret) return { status: "too-large" };
      return inTurn(async () => {
        const answer = await ask((keychain) => keychain.write(name, secret));
        if (answer.status === "written") memory.delete(name);
        if (answer.status !== "unavailable") return answer;
        memory.set(name, secret);
        return { status: "written", kept: "memory" };
      });
    },

    remove: (name) =>
      inTurn(async () => {
        const wasInMemory = memory.delete(name);
        const answer = await ask((keychain) => keychain.remove(name));
        return wasInMemory && answer.status === "unavailable" ? { status: "removed" } : answer;
      }),

    close: gate.close,
  };
}
