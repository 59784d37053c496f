/**
 * Why the backend refuses a request, by codes that never change: clients get them. A new code starts
 * here; the type check then asks for its sentences in main/i18n.
 */

/** A request that is answered with an error page, or with JSON. */
export type FailureCode =
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

/** A link that starts no login; the page it came from is told. */
export type LinkCode = "unknown_type" | "bad_intent" | "foreign_take_over";
