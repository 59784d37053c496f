import type { PendingOnFacebook } from "./accounts.ts";

/**
 * What "Remove everything" may leave behind. `facebook` is access that Facebook has not confirmed
 * as revoked, and `keychain` is secrets in a locked keychain.
 */
export const factoryResetLeftovers = ["facebook", "keychain"] as const;
export type FactoryResetLeftover = (typeof factoryResetLeftovers)[number];

/** The result of "Remove everything". */
export type FactoryResetResult =
  /** Everything except files has been removed. Pagekeeper now restarts to delete the files. */
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
