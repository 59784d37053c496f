import type { Failure } from "./unavailable-reason.ts";

/** How to tell whether a keychain that shows nothing, or refuses, is locked. Each platform has its own way. */
export interface LockProbe {
  /** Before every write. Undefined: go on. */
  beforeWrite(): Promise<Failure | undefined>;
  /** After keytar answered `null` or `false`. Undefined: the keychain is open, what it shows now is all there is. */
  confirmOpen(): Promise<Failure | undefined>;
  /** After keytar rejected. */
  diagnoseRejection(error: unknown): Promise<Failure>;
  /** After the last secret is gone: leaves nothing of Pagekeeper behind. */
  removeProbe(): Promise<void>;
}

/**
 * macOS and Windows reject when they cannot answer, so `null` is absent and no canary is needed; on macOS it would cost
 * the user one more prompt (`research/electron.md` D.7, 5). What macOS rejects with is a locked keychain or a declined
 * prompt: both are the user's to unlock. Windows has no lock of its own.
 */
export function rejectionProbe(platform: NodeJS.Platform): LockProbe {
  const failure: Failure = platform === "darwin" ? { status: "locked" } : { status: "failed" };
  return {
    beforeWrite: async () => undefined,
    confirmOpen: async () => undefined,
    diagnoseRejection: async () => failure,
    removeProbe: async () => undefined,
  };
}
