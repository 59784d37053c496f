import type { ConnectedChannel, PermissionGap, UnconnectablePage } from "./accounts.ts";

/** The response body of `GET /auth/facebook/channels`. */
export interface ChannelsResponse {
  readonly channels: readonly ConnectedChannel[];
  readonly unconnectable: readonly UnconnectablePage[];
  readonly permissionGaps: readonly PermissionGap[];
  readonly practice: boolean;
}

/** The response body of every JSON error. */
export interface ErrorResponse {
  readonly error: { readonly code: string; readonly message: string };
}
