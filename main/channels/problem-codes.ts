/**
 * What goes wrong here rather than at Facebook, by codes that never change: clients get them as
 * `error_code`, and records keep those of health. A new code starts here; the type check then asks
 * for its sentences in main/i18n.
 */

/** How a login, a check or a disconnect ended. */
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

/** Why an account does not work although Facebook did not say so. */
export type OwnHealthCode = "kept_for_one_run" | "key_lost";
