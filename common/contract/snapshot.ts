import type {
  ConnectedChannel,
  PendingOnFacebook,
  PermissionGap,
  UnconnectablePage,
} from "./accounts.ts";

export type KeychainStatus =
  /** It answered, or has not been asked yet. */
  | { readonly name: "ready" }
  /** A call has taken seconds: the system is probably showing a prompt. */
  | { readonly name: "waiting" }
  | { readonly name: "locked" }
  /** There is no keychain, so tokens last only for this run. `message` says what is missing. */
  | { readonly name: "unavailable"; readonly message: string };

/** A message about the app rather than an account. */
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

/** Everything the window shows except running flows. */
export interface Snapshot {
  readonly practice: boolean;
  readonly channels: readonly ConnectedChannel[];
  readonly unconnectable: readonly UnconnectablePage[];
  readonly permissionGaps: readonly PermissionGap[];
  readonly pending: readonly PendingOnFacebook[];
  readonly keychain: KeychainStatus;
  readonly notices: readonly Notice[];
  /** A check is running. */
  readonly checking: boolean;
  /** ISO 8601. Set while the check waits for Facebook's rate limit. */
  readonly pausedUntil?: string;
}
