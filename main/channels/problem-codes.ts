/**
 * The codes of problems that arise in Pagekeeper rather than on Facebook. Don't change a code:
 * clients receive it as `error_code`, and records may store it. If you add a code, type-checking
 * fails until main/i18n has sentences for it.
 */

/** Why a login, a check or a disconnect failed. */
export type ChannelProblemCode =
  | "cancelled"
  /** Pagekeeper changed over to another Meta app, practice mode or another port meanwhile. */
  | "settings_changed"
  | "timed_out"
  | "replaced"
  | "already_running"
  | "permission_missing"
  | "different_user"
  | "no_pages"
  | "no_eligible_pages"
  | "no_usable_token"
  | "not_saved"
  | "keychain_locked"
  | "keychain_unavailable"
  | "keychain_failed"
  | "token_too_large";

/** Why an account does not work, as determined without asking Facebook. */
export type LocalHealthCode =
  /** There was no keychain, so the token was only in memory and was lost when Pagekeeper quit. */
  | "token_not_saved"
  /** The token is no longer in the keychain. */
  | "token_missing"
  /** Another Meta app obtained the token. */
  | "app_changed"
  /** The Instagram account is linked to another Page now, and connected with that Page. */
  | "instagram_moved";
