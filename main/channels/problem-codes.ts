/**
 * Codes of problems that arise in Pagekeeper rather than on Facebook. They never change: clients
 * get them as `error_code`, and records store those of health. For a new code the type check asks
 * for its sentences in main/i18n.
 */

/** Why a login, a check or a disconnect failed. */
export type ChannelProblemCode =
  | "cancelled"
  | "timed_out"
  | "replaced"
  | "already_running"
  | "permission_missing"
  | "different_user"
  | "no_pages"
  | "no_eligible_pages"
  | "not_saved"
  | "keychain_locked"
  | "keychain_unavailable"
  | "keychain_failed"
  | "token_too_large";

/** Why an account does not work, as found without asking Facebook. */
export type LocalHealthCode =
  /** There was no keychain, so the token was gone with the last run. */
  | "token_not_saved"
  /** The token is no longer in the keychain. */
  | "token_missing";
