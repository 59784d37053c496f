import type { PendingOnFacebook } from "./accounts.ts";

/**
 * "Remove everything" may have to leave these behind: access whose end Facebook did not confirm, or
 * secrets in a locked keychain.
 */
export const factoryResetLeftovers = ["facebook", "keychain"] as const;
export type FactoryResetLeftover = (typeof factoryResetLeftovers)[number];

/** How far "Remove everything" came. */
export type FactoryResetResult =
  /** Only files are left; they are deleted when Pagekeeper restarts, as it now does. */
  | { readonly state: "removed" }
  | {
      readonly state: "left";
      readonly leftover: "facebook";
      readonly pending: readonly PendingOnFacebook[];
    }
  | {
      readonly state: "left";
      readonly leftover: "keychain";
      /** How many secrets are still in the keychain. */
      readonly secrets: number;
    };
