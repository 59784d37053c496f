import type { PendingOnFacebook } from "./accounts.ts";

/**
 * What "Remove everything" may leave behind. `facebook` is access that Facebook has not confirmed
 * as revoked, and `keychain` is secrets in a locked keychain.
 */
export const factoryResetLeftovers = ["facebook", "keychain"] as const;
export type FactoryResetLeftover = (typeof factoryResetLeftovers)[number];

/** The result of "Remove everything". */
export type FactoryResetResult =
  /** Only files are left. Pagekeeper now restarts and deletes them. */
  | { readonly state: "removed" }
  | {
      readonly state: "left";
      readonly leftover: "facebook";
      readonly pending: readonly PendingOnFacebook[];
    }
  | {
      readonly state: "left";
      readonly leftover: "keychain";
      /** The number of secrets that are still in the keychain. */
      readonly secrets: number;
    };
