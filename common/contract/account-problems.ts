import type { MetaLink, Remedy } from "./accounts.ts";
import type { ProblemDetails } from "./problems.ts";

/** A cause for which accounts fail, or will fail soon. One action ends it for all of them. */
export interface AccountProblem {
  /** Stays the same as long as the cause lasts, such as "login:2001:password_changed". */
  readonly id: string;
  /** `expiring` means that the accounts still work, but that their access ends soon. */
  readonly kind: "failing" | "expiring";
  /** A short heading, such as "Dana Reyes must log in again". */
  readonly title: string;
  /** Some sentences that say what happened, what to do and which accounts that restores. */
  readonly message: string;
  /** The accounts. A login that ends the problem reconnects the first one. Never empty. */
  readonly accountIds: readonly string[];
  readonly remedy?: Remedy;
  readonly link?: MetaLink;
  /** What Facebook said about the first account. */
  readonly details?: ProblemDetails;
  /** The person whose new login ends the problem. Absent if no login ends it. */
  readonly user?: { readonly id: string; readonly name: string };
}
