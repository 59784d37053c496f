import type { AccountProblem } from "./account-problems.ts";
import type {
  ConnectedChannel,
  ConnectSummary,
  PendingOnFacebook,
  PermissionGap,
  UnconnectablePage,
} from "./accounts.ts";
import type { RunningCheck } from "./checks.ts";
import type { PracticeTour } from "./practice-tour.ts";

export type KeychainStatus =
  /** The keychain has answered, or has not been called yet. */
  | { readonly name: "ready" }
  /**
   * A call to the keychain has been running for seconds, probably because the system is asking the
   * user to allow the call.
   */
  | { readonly name: "waiting" }
  | { readonly name: "locked" }
  /**
   * There is no usable keychain, so tokens are kept only until Pagekeeper quits. `message` says
   * what is missing.
   */
  | { readonly name: "unavailable"; readonly message: string };

/** Whether the last call reached Facebook. */
export type Reachability =
  /** There was no call yet. */
  | { readonly name: "unknown" }
  | { readonly name: "reachable" }
  | {
      readonly name: "unreachable";
      /** What went wrong and what to do. */
      readonly message: string;
      /** When the first call failed since the last one that was answered (ISO 8601). */
      readonly since: string;
    };

/** A message about the app as a whole rather than one account. */
export interface Notice {
  readonly id: string;
  readonly kind:
    | "store-quarantined"
    | "port-taken"
    | "backend-failed"
    | "graph-version-retired"
    | "factory-reset-interrupted";
  readonly message: string;
}

/** Accounts that have left the list and will be disconnected unless the user brings them back. */
export interface PendingDisconnect {
  readonly id: string;
  readonly accountIds: readonly string[];
  /** The names of the first three accounts. */
  readonly names: readonly string[];
  /** Until when the user can bring them back (ISO 8601). */
  readonly until: string;
}

/** Everything that the window shows, except for running flows. */
export interface Snapshot {
  readonly practice: boolean;
  /** The tour of practice mode. Absent outside practice mode, and once the user has closed it. */
  readonly tour?: PracticeTour;
  readonly channels: readonly ConnectedChannel[];
  /** Why accounts fail or will fail soon, by cause. The most pressing problem comes first. */
  readonly problems: readonly AccountProblem[];
  readonly unconnectable: readonly UnconnectablePage[];
  readonly permissionGaps: readonly PermissionGap[];
  /** The newest login of each channel since Pagekeeper has started. */
  readonly connectSummaries: readonly ConnectSummary[];
  readonly pending: readonly PendingOnFacebook[];
  /** The number of tokens of disconnected accounts that are still in the keychain. */
  readonly tokensToDelete: number;
  readonly keychain: KeychainStatus;
  readonly facebook: Reachability;
  readonly notices: readonly Notice[];
  readonly checks: readonly RunningCheck[];
  readonly disconnecting: readonly PendingDisconnect[];
}
