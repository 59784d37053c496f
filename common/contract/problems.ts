import type { Result } from "../result.ts";

/** Details for support, shown under "Details". Never contains a token. */
export interface ProblemDetails {
  /** Facebook's `error.code`. */
  readonly graphCode?: number;
  /** Facebook's `error.error_subcode`. */
  readonly graphSubcode?: number;
  readonly fbtraceId?: string;
  /** Facebook's own message (`error_user_title`, `error_user_msg`), without possible secrets. */
  readonly facebookSays?: string;
}

/** A problem as shown to the user. */
export interface ProblemView {
  /** Stable and machine-readable; also the `error_code` of a redirect. */
  readonly code: string;
  /** One or two plain sentences without `%`: what happened and what to do next. */
  readonly message: string;
  readonly details?: ProblemDetails;
}

/** Every call resolves to this. */
export type CallResult<T> = Result<T, ProblemView>;
