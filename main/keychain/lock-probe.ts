import type { KeychainItems } from "./connection.ts";
import { type Failure, isCollectionMissing, serviceFailure } from "./unavailable-reason.ts";

/**
 * Finds out whether the keychain is locked. Empty answers and rejected calls don't prove that it is
 * locked, because they also occur with an unlocked keychain.
 */
export interface LockProbe {
  /** Called before each write. Returns undefined if the write may go ahead. */
  beforeWrite(): Promise<Failure | undefined>;
  /**
   * Called before items are read in order to change them. Unlike `confirmOpen`, it also succeeds if
   * the user has emptied the keychain since the app started.
   */
  ensureOpen(): Promise<Failure | undefined>;
  /**
   * Called after keytar answered `null` or `false`. Returns undefined if the keychain is open. The
   * caller then repeats the call and can trust the answer.
   */
  confirmOpen(): Promise<Failure | undefined>;
  /** Called after keytar rejected a call with `error`. Returns the probable cause. */
  diagnoseRejection(error: unknown): Promise<Failure>;
  readonly hasCanary: boolean;
  /** Called when the last secret is gone, so that Pagekeeper leaves nothing in the keychain. */
  deleteCanary(): Promise<void>;
}

export const createLockProbe = (items: KeychainItems, platform: NodeJS.Platform): LockProbe =>
  platform === "linux" ? canaryProbe(items) : rejectionProbe(platform);

/** The account of the canary, an item whose value is not secret. All profiles share it. */
const canaryAccount = "canary";
const canaryValue = "1";

const locked: Failure = { status: "locked" };
const noCollection: Failure = { status: "unavailable", reason: "no-collection" };

/**
 * On Linux a locked collection of the Secret Service answers exactly like an empty one
 * (docs/research/electron.md §D.2, case D). So we store an extra item, the canary, before the first
 * secret. If the canary can be read, the collection is open.
 *
 * A missing canary proves nothing. The collection may be locked or new, or the user may have
 * deleted the item. So we try to store the canary, because a locked collection rejects that, and
 * the rejection tells it from a missing collection. But if the canary was read or stored since the
 * app started, we assume that the collection is locked. This spares the user another prompt.
 *
 * The probe is wrong in one case. If the user makes another collection the default and leaves the
 * old one locked, the probe reports the old collection's secrets as deleted.
 */
function canaryProbe(items: KeychainItems): LockProbe {
  let seenInThisRun = false;

  async function readCanary(): Promise<"shown" | "not-shown" | Failure> {
    const result = await items.get(canaryAccount);
    if (result.kind === "timed-out") return locked;
    // A locked collection answers `null`, so a read is rejected only if the service is unreachable.
    if (result.kind === "rejected") {
      return { status: "unavailable", reason: serviceFailure(result.error) };
    }
    if (result.value === null) return "not-shown";
    seenInThisRun = true;
    return "shown";
  }

  async function storeCanary(): Promise<Failure | undefined> {
    const result = await items.set(canaryAccount, canaryValue);
    if (result.kind === "rejected" && isCollectionMissing(result.error)) return noCollection;
    if (result.kind !== "answered") return locked;
    seenInThisRun = true;
    return undefined;
  }

  async function confirmOpen(): Promise<Failure | undefined> {
    const mustExist = seenInThisRun;
    const canary = await readCanary();
    if (canary === "shown") return undefined;
    if (canary !== "not-shown") return canary;
    return mustExist ? locked : storeCanary();
  }

  return {
    hasCanary: true,
    confirmOpen,
    beforeWrite: async () => (seenInThisRun ? undefined : confirmOpen()),

    async ensureOpen() {
      const canary = await readCanary();
      if (canary === "shown") return undefined;
      return canary === "not-shown" ? storeCanary() : canary;
    },

    async diagnoseRejection(error) {
      if (isCollectionMissing(error)) {
        // The collection is gone, so the canary in it proves nothing any more.
        seenInThisRun = false;
        return noCollection;
      }
      const canary = await readCanary();
      if (canary === "shown") return { status: "failed" };
      return canary === "not-shown" ? locked : canary;
    },

    async deleteCanary() {
      const result = await items.delete(canaryAccount);
      if (result.kind === "answered") seenInThisRun = false;
    },
  };
}

/**
 * On macOS and Windows keytar rejects if the keychain cannot answer, so `null` means absent and no
 * canary is needed. On macOS a canary would even cause another prompt (docs/research/electron.md
 * §D.7, point 5). There, a rejection means that the keychain is locked or the user declined the
 * prompt, so unlocking helps. On Windows the keychain cannot be locked.
 */
function rejectionProbe(platform: NodeJS.Platform): LockProbe {
  const failure: Failure = platform === "darwin" ? locked : { status: "failed" };
  return {
    hasCanary: false,
    beforeWrite: async () => undefined,
    ensureOpen: async () => undefined,
    confirmOpen: async () => undefined,
    diagnoseRejection: async () => failure,
    deleteCanary: async () => undefined,
  };
}
