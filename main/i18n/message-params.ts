/** What a sentence may be about, where that is more than a number or a name. */
import type { HealthState } from "../../common/contract/accounts.ts";

/** What somebody else connected. */
export type Taken =
  | { readonly kind: "account"; readonly name: string }
  | { readonly kind: "pages"; readonly count: number };

export interface Strangers {
  /** Who logged in. */
  readonly user: string;
  readonly taken: Taken;
  readonly owners: readonly string[];
}

/** What one line of a menu says of an account. `ends`: ISO 8601, where its access ends soon. */
export interface AccountInShort {
  readonly state: HealthState;
  readonly ends?: string | undefined;
}
