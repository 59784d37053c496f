import type { KeychainItems } from "./connection.ts";
import { type Failure, serviceFailure } from "./unavailable-reason.ts";

/** Tells whether a keychain that shows nothing, or rejects a call, is locked. */
export interface LockProbe {
  /** Called before each write. Returns undefined if the write may go ahead. */
  beforeWrite(): Promise<Failure | undefined>;
  /**
   * Called after keytar answered `null` or `false`. Returns undefined if the keychain is open, so
   * that the answer counts when the call is repeated.
   */
  confirmOpen(): Promise<Failure | undefined>;
  /** Called after keytar rejected a call. */
  diagnoseRejection(): Promise<Failure>;
  /** Called when the last secret is gone, to leave nothing of Pagekeeper behind. */
  deleteCanary(): Promise<void>;
}

export const createLockProbe = (items: KeychainItems, platform: NodeJS.Platform): LockProbe =>
  platform === "linux" ? canaryProbe(items) : rejectionProbe(platform);

/** One more item beside the secrets. Its value is not secret. */
const canaryAccount = "canary";
const canaryValue = "1";

const locked: Failure = { status: "locked" };

/**
 * On Linux a locked collection of the Secret Service answers exactly like an empty one
 * (docs/research/electron.md §D.2, case D). So before the first secret we store a canary: while it
 * can be read, the collection is open.
 *
 * A missing canary proves nothing: the collection may be locked or new, or the user deleted the
 * item. Then we try to store it, which a locked collection rejects. If the canary was there earlier
 * in this run, we know that the collection is locked and spare the user another prompt.
 *
 * One case stays wrong: if the user makes another collection the default and leaves the old one
 * locked, we take the secrets in it for deleted.
 */
function canaryProbe(items: KeychainItems): LockProbe {
  let seenInThisRun = false;

  async function readCanary(): Promise<"shown" | "not-shown" | Failure> {
    const result = await items.get(canaryAccount);
    if (result.kind === "timed-out") return locked;
    // A locked collection answers `null`. Only a service out of reach rejects a read.
    if (result.kind === "rejected") {
      return { status: "unavailable", reason: serviceFailure(result.error) };
    }
    if (result.value === null) return "not-shown";
    seenInThisRun = true;
    return "shown";
  }

  async function storeCanary(): Promise<Failure | undefined> {
    const result = await items.set(canaryAccount, canaryValue);
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
    confirmOpen,
    beforeWrite: async () => (seenInThisRun ? undefined : confirmOpen()),

    async diagnoseRejection() {
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
 * canary is needed. On macOS one would cost the user another prompt (docs/research/electron.md
 * §D.7, point 5). A rejection on macOS means a locked keychain or a declined prompt, and the user
 * can unlock either. Windows has no such lock.
 */
function rejectionProbe(platform: NodeJS.Platform): LockProbe {
  const failure: Failure = platform === "darwin" ? locked : { status: "failed" };
  return {
    beforeWrite: async () => undefined,
    confirmOpen: async () => undefined,
    diagnoseRejection: async () => failure,
    deleteCanary: async () => undefined,
  };
}
