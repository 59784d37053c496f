/*
 * Clients get these codes, so they never change. A new one starts here; the type check then asks
 * for its sentences in main/i18n.
 */

/** Why the backend answers a request with an error. */
export type HttpErrorCode =
  | "signed_out"
  | "ticket_spent"
  | "flow_over"
  | "start_again"
  | "bad_redirect_path"
  | "bad_request"
  | "foreign_sender"
  | "foreign_user"
  | "not_found"
  | "not_saved"
  | "method_not_allowed"
  | "failed";

/** Why a link starts no login; sent back to the page it came from. */
export type LinkErrorCode = "unknown_type" | "bad_intent" | "foreign_take_over";
