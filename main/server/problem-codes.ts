/*
 * The codes that clients receive. They never change. Add new codes here. The type check then
 * requires their sentences in main/i18n.
 */

/** Why the backend responds to a request with an error. */
export type HttpErrorCode =
  | "signed_out"
  | "session_code_spent"
  | "bad_app"
  | "not_allowed"
  | "asked_too_often"
  | "ticket_spent"
  | "flow_over"
  | "start_again"
  | "bad_redirect_path"
  | "bad_request"
  | "headers_too_long"
  | "foreign_sender"
  | "foreign_user"
  | "not_found"
  | "not_saved"
  | "method_not_allowed"
  | "failed";

/** The texts of HTTP errors. A code may have another text for a web app. */
export type HttpErrorText = HttpErrorCode | "app_signed_out" | "confirmation_spent";

/** Why a link does not start a login. The page that contains the link receives this code. */
export type LinkErrorCode = "unknown_type" | "bad_intent" | "foreign_take_over";
