/** Parameters of sentences that take more than a number or a name. */
import type { HealthState } from "../../common/contract/accounts.ts";

export interface DifferentUserParams {
  /** Who logged in. */
  readonly user: string;
  readonly taken: ConnectedByOthers;
  readonly owners: readonly string[];
}

export type ConnectedByOthers =
  | { readonly kind: "account"; readonly name: string }
  | { readonly kind: "pages"; readonly count: number };

/** What a tray menu item says about an account. */
export interface AccountSummary {
  readonly state: HealthState;
  /** ISO 8601; set if its access ends soon. */
  readonly ends?: string | undefined;
}
