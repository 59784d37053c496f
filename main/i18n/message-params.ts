/** Parameters of messages that need more than a number or a name. */
import type { HealthState } from "../../common/contract/accounts.ts";

export interface DifferentUserParams {
  /** The name of the user who logged in. */
  readonly user: string;
  readonly taken: ConnectedByOthers;
  readonly owners: readonly string[];
}

export type ConnectedByOthers =
  | { readonly kind: "account"; readonly name: string }
  | { readonly kind: "pages"; readonly count: number };

/** The state of an account, as shown in the menu of the tray. */
export interface AccountSummary {
  readonly state: HealthState;
  /** Whether Facebook has refused to check a working account for a while. */
  readonly unconfirmed?: boolean;
  /** When access to the account ends (ISO 8601). Only set if it ends soon. */
  readonly ends?: string | undefined;
}
