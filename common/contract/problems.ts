import type { Result } from "../result.ts";

/**
 * What support needs to know about a problem. The window shows these details under "Details", so
 * they never contain a token.
 */
export interface ProblemDetails {
  /** The `error.code` of Facebook's response. */
  readonly graphCode?: number;
  /** The `error.error_subcode` of Facebook's response. */
  readonly graphSubcode?: number;
  readonly fbtraceId?: string;
  /**
   * Facebook's message for the user (`error_user_title`, `error_user_msg`). Anything that could be
   * a secret has been removed.
   */
  readonly facebookSays?: string;
  /** The host and port of the proxy in use when there was no connection. */
  readonly proxy?: string;
}

/** A field of the Meta app's form. */
export type MetaAppField = "appId" | "appSecret" | "configId" | "redirectUri";

/** A problem as the window shows it to the user. */
export interface ProblemView {
  /** A stable, machine-readable code. A redirect reports it as `error_code`. */
  readonly code: string;
  /**
   * One or two plain sentences that say what happened and what to do next. They never contain `%`.
   */
  readonly message: string;
  readonly details?: ProblemDetails;
  /** Where the form of the Meta app shows the message. */
  readonly field?: MetaAppField;
}

/** The result of a call: its value, or the problem that made it fail. */
export type CallResult<T> = Result<T, ProblemView>;
