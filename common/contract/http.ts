import type { AccountProblem } from "./account-problems.ts";
import type {
  ConnectedChannel,
  ConnectSummary,
  PermissionGap,
  UnconnectablePage,
} from "./accounts.ts";

/** The response body of `GET /auth/facebook/channels`. */
export interface ChannelsResponse {
  readonly channels: readonly ConnectedChannel[];
  /** Why accounts fail or will fail soon, by cause. The most pressing problem comes first. */
  readonly problems: readonly AccountProblem[];
  readonly unconnectable: readonly UnconnectablePage[];
  readonly permissionGaps: readonly PermissionGap[];
  /** The newest login of each channel since Pagekeeper has started. */
  readonly connectSummaries: readonly ConnectSummary[];
  readonly practice: boolean;
}

/** The response body of every JSON error. */
export interface ErrorResponse {
  readonly error: { readonly code: string; readonly message: string };
}
