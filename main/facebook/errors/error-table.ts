/**
 * What the errors of the Graph API mean, in the order of docs/research/meta.md §3.2. To handle
 * another code, add a row here; if no existing sentence fits, start with a new `FacebookCode`.
 * Old bodies that have their code only in the text get it from graph/parse-response.ts.
 */
import type { MetaPlace, Problem, Responsible } from "../../channels/model.ts";
import type { FacebookCode } from "./problem-codes.ts";

/** Matches an error that has all of these. */
export interface ErrorPattern {
  /** `error.code`, or an inclusive range. */
  readonly code?: number | readonly [from: number, to: number];
  /** `error.error_subcode`; `none` if it must be absent. */
  readonly subcode?: number | "none";
  /** For the few errors that differ only in their text. */
  readonly text?: RegExp;
  readonly transient?: true;
}

export type ErrorRow = readonly [
  pattern: ErrorPattern,
  /** `unchanged` if the error says nothing about the account. */
  health: NonNullable<Problem["health"]> | "unchanged",
  responsible: Responsible,
  /** `none` if nothing fixes it for good. */
  remedy: NonNullable<Problem["remedy"]> | "none",
  code: FacebookCode,
  /** The Meta page that the remedy leads to. */
  place?: MetaPlace,
];

/** Codes for the limits of the whole app; any other limit is an account's or a Page's. */
export const appLimitCodes: readonly (number | undefined)[] = [4, 341];

const unticked = /must be granted before impersonating/i;

// biome-ignore format: one line for each row of the research.
export const errorTable: readonly ErrorRow[] = [
  [{ code: 1 },                     "unchanged",            "facebook",   "wait",             "facebook_down"],
  [{ code: 2 },                     "unchanged",            "facebook",   "wait",             "facebook_down"],
  [{ transient: true },             "unchanged",            "facebook",   "wait",             "facebook_down"],
  [{ code: 4 },                     "unchanged",            "facebook",   "wait",             "throttled"],
  [{ code: 17 },                    "unchanged",            "facebook",   "wait",             "throttled"],
  [{ code: 32 },                    "unchanged",            "facebook",   "wait",             "throttled"],
  [{ code: 341 },                   "unchanged",            "facebook",   "wait",             "throttled"],
  [{ code: 613 },                   "unchanged",            "facebook",   "wait",             "throttled"],
  [{ code: 613, subcode: 1996 },    "unchanged",            "facebook",   "wait",             "throttled"],
  [{ code: 613, subcode: 2534040 }, "unchanged",            "facebook",   "wait",             "throttled"],
  [{ code: 80001 },                 "unchanged",            "facebook",   "wait",             "throttled"],
  [{ code: 80002 },                 "unchanged",            "facebook",   "wait",             "throttled"],
  [{ code: 80006 },                 "unchanged",            "facebook",   "wait",             "throttled"],
  [{ code: 10 },                    "permission",           "user",       "grant-permission", "permission_lost"],
  [{ code: 10, subcode: 2018278 },  "unchanged",            "user",       "wait",             "outside_message_window"],
  [{ code: 10, subcode: 2534022 },  "unchanged",            "user",       "wait",             "outside_message_window"],
  [{ code: 10, subcode: 2534077 },  "action-at-facebook",   "user",       "open-facebook",    "link_unverified", "linked-accounts"],
  [{ code: 10, subcode: 1893063 },  "blocked",              "user",       "open-facebook",    "page_restricted", "support-inbox"],
  [{ code: 10, subcode: 2018300 },  "unchanged",            "user",       "none",             "handled_elsewhere"],
  [{ code: 100, subcode: 2534037 }, "unchanged",            "user",       "none",             "handled_elsewhere"],
  [{ code: 100 },                   "unchanged",            "pagekeeper", "none",             "request_refused"],
  [{ code: 100, subcode: 33 },      "gone",                 "user",       "ask-page-admin",   "page_gone", "page"],
  [{ code: 100, subcode: 2534013 }, "instagram-not-linked", "user",       "open-facebook",    "instagram_not_linked", "linked-accounts"],
  [{ code: 100, subcode: 2534014 }, "unchanged",            "user",       "none",             "recipient_unknown"],
  [{ code: 100, subcode: 2534029 }, "blocked",              "user",       "open-facebook",    "business_blocked", "business-support"],
  // The proof is always sent, so a refused one was made with the wrong secret.
  [{ code: 100, text: /appsecret_proof/i }, "unchanged",    "operator",   "set-up-app",       "app_secret_wrong"],
  [{ code: 102 },                   "reconnect",            "user",       "connect-again",    "token_invalid"],
  [{ code: 190 },                   "reconnect",            "user",       "connect-again",    "token_invalid"],
  [{ code: 190, subcode: 458 },     "reconnect",            "user",       "connect-again",    "app_removed"],
  [{ code: 190, subcode: 459 },     "action-at-facebook",   "user",       "open-facebook",    "checkpoint", "facebook"],
  [{ code: 190, subcode: 460 },     "reconnect",            "user",       "connect-again",    "password_changed"],
  [{ code: 190, subcode: 463 },     "reconnect",            "user",       "connect-again",    "token_expired"],
  [{ code: 190, subcode: 464 },     "action-at-facebook",   "user",       "open-facebook",    "user_unconfirmed", "facebook"],
  [{ code: 190, subcode: 467 },     "reconnect",            "user",       "connect-again",    "logged_out"],
  [{ code: 190, subcode: 466 },     "reconnect",            "user",       "connect-again",    "access_ended"],
  [{ code: 190, subcode: 490 },     "reconnect",            "user",       "connect-again",    "token_invalid"],
  [{ code: 190, subcode: 492 },     "lost-role",            "user",       "ask-page-admin",   "role_lost", "page-access"],
  [{ code: 190, subcode: "none", text: unticked }, "not-granted", "user", "connect-again",    "page_not_granted"],
  [{ code: [200, 299] },            "permission",           "user",       "grant-permission", "permission_missing"],
  [{ code: 200, subcode: 2018028 }, "permission",           "operator",   "set-up-app",       "app_not_reviewed", "app-dashboard"],
  [{ code: 200, subcode: 2534041 }, "instagram-access-off", "user",       "open-instagram",   "instagram_access_off", "instagram-message-access"],
  // Documented both as a code and as a subcode.
  [{ code: 36103 },                 "instagram-not-linked", "user",       "open-instagram",   "instagram_not_professional", "instagram-professional"],
  [{ subcode: 36103 },              "instagram-not-linked", "user",       "open-instagram",   "instagram_not_professional", "instagram-professional"],
  [{ code: 2534084 },               "permission",           "operator",   "set-up-app",       "instagram_advanced_access_missing", "app-dashboard"],
  [{ subcode: 2534084 },            "permission",           "operator",   "set-up-app",       "instagram_advanced_access_missing", "app-dashboard"],
  [{ code: 368 },                   "blocked",              "user",       "wait",             "policy_blocked", "support-inbox"],
  [{ code: 506 },                   "unchanged",            "user",       "none",             "duplicate"],
  [{ code: 1609005 },               "unchanged",            "user",       "none",             "duplicate"],
  [{ code: 551 },                   "unchanged",            "user",       "wait",             "recipient_unavailable"],
  [{ code: 104 },                   "unchanged",            "pagekeeper", "none",             "request_refused"],
  [{ code: 2500 },                  "unchanged",            "pagekeeper", "none",             "request_refused"],
  [{ code: 100, subcode: 36009 },   "unchanged",            "user",       "connect-again",    "code_used"],

  // Not in §3.2: the same limit for other business use cases.
  [{ code: [80000, 80014] },        "unchanged",            "facebook",   "wait",             "throttled"],
  // A wrong secret has code 1, like an outage (facebookarchive/php-graph-sdk #538).
  [{ text: /validating client secret/i }, "unchanged",      "operator",   "set-up-app",       "app_secret_wrong"],
  // Has code 101 or 190, but is about the app, not the token.
  [{ text: /validating application/i },   "unchanged",      "operator",   "set-up-app",       "app_misconfigured"],
  [{ text: /redirect_uri/i },             "unchanged",      "operator",   "set-up-app",       "redirect_uri_mismatch"],
];
