/**
 * The meaning of each Graph API error, in the order of docs/research/meta.md §3.2. To handle
 * another error, add a row here. If no existing sentence fits, add a `FacebookCode` first.
 */
import type { MetaPlace, Problem, Responsible } from "../../channels/model.ts";
import type { FacebookCode } from "./problem-codes.ts";

/** A pattern for errors. An error must match all properties that are present. */
export interface ErrorPattern {
  /** The `error.code`, an inclusive range of codes, or `none` if the error must not have a code. */
  readonly code?: number | readonly [from: number, to: number] | "none";
  /** The `error.error_subcode`, or `none` if the error must not have a subcode. */
  readonly subcode?: number | "none";
  /** Matches `error.message`. Use it only if the codes cannot tell two errors apart. */
  readonly text?: RegExp;
  readonly transient?: true;
}

export type ErrorRow = readonly [
  pattern: ErrorPattern,
  /** The new health of the account, or `unchanged` if the error says nothing about it. */
  health: NonNullable<Problem["health"]> | "unchanged",
  responsible: Responsible,
  /** The action that fixes the problem, or `none` if there is no such action. */
  remedy: NonNullable<Problem["remedy"]> | "none",
  code: FacebookCode,
  /** The Meta page where the user can apply the remedy. */
  place?: MetaPlace,
];

/** The error codes for limits of the whole app. All other limits belong to a Page or a user. */
export const appLimitCodes: readonly (number | undefined)[] = [4, 341];

const unticked = /must be granted before impersonating/i;
/** Meta has blocked the app itself, or switched it off because it was not used. */
const appBlocked = /API access (blocked|deactivated)|for non-active apps/i;
const appNotActive = /\bapp (is )?not active\b/i;
const appInDevelopment = /\bin (development|sandbox) mode\b/i;

// biome-ignore format: one line for each row of the research.
export const errorTable: readonly ErrorRow[] = [
  [{ code: 1 },                     "unchanged",            "facebook",   "wait",             "facebook_down"],
  [{ code: 2 },                     "unchanged",            "facebook",   "wait",             "facebook_down"],
  [{ code: [-2, -1] },              "unchanged",            "facebook",   "wait",             "facebook_down"],
  [{ transient: true },             "unchanged",            "facebook",   "wait",             "facebook_down"],
  [{ code: 3 },                     "permission",           "operator",   "set-up-app",       "app_capability_missing", "app-dashboard"],
  [{ code: 5 },                     "unchanged",            "operator",   "set-up-app",       "app_address_refused", "app-dashboard"],
  [{ code: 12 },                    "unchanged",            "pagekeeper", "none",             "request_refused"],
  [{ code: 15 },                    "unchanged",            "operator",   "set-up-app",       "app_type_native", "app-dashboard"],
  [{ code: 21 },                    "gone",                 "user",       "connect-again",    "page_merged"],
  [{ code: 25, subcode: 2207050 },  "blocked",              "user",       "open-instagram",   "instagram_restricted"],
  [{ code: 4 },                     "unchanged",            "facebook",   "wait",             "throttled"],
  [{ code: 9 },                     "unchanged",            "facebook",   "wait",             "throttled"],
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
  [{ code: 10, text: /must be reviewed and approved/i }, "permission", "operator", "set-up-app", "app_not_reviewed", "app-dashboard"],
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
  // If Meta refuses a call's proof, the app secret must be wrong, because the proof is computed
  // from it.
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
  // The reasons for which a token ends are subcodes of 190, but some calls send them as codes.
  [{ code: 458 },                   "reconnect",            "user",       "connect-again",    "app_removed"],
  [{ code: 459 },                   "action-at-facebook",   "user",       "open-facebook",    "checkpoint", "facebook"],
  [{ code: 460 },                   "reconnect",            "user",       "connect-again",    "password_changed"],
  [{ code: 463 },                   "reconnect",            "user",       "connect-again",    "token_expired"],
  [{ code: 464 },                   "action-at-facebook",   "user",       "open-facebook",    "user_unconfirmed", "facebook"],
  [{ code: 466 },                   "reconnect",            "user",       "connect-again",    "access_ended"],
  [{ code: 467 },                   "reconnect",            "user",       "connect-again",    "logged_out"],
  [{ code: 492 },                   "lost-role",            "user",       "ask-page-admin",   "role_lost", "page-access"],
  [{ code: [450, 468] },            "reconnect",            "user",       "connect-again",    "token_invalid"],
  [{ code: 415 },                   "action-at-facebook",   "user",       "open-facebook",    "two_factor_required", "facebook"],
  [{ code: [200, 299] },            "permission",           "user",       "grant-permission", "permission_missing"],
  [{ code: 200, subcode: 2018028 }, "permission",           "operator",   "set-up-app",       "app_not_reviewed", "app-dashboard"],
  [{ code: 200, subcode: 2534041 }, "instagram-access-off", "user",       "open-instagram",   "instagram_access_off", "instagram-message-access"],
  [{ text: appBlocked },            "unchanged",            "operator",   "set-up-app",       "app_blocked", "app-dashboard"],
  [{ text: appNotActive },          "unchanged",            "operator",   "set-up-app",       "app_not_active", "app-dashboard"],
  [{ text: appInDevelopment },      "unchanged",            "operator",   "set-up-app",       "app_in_development", "app-dashboard"],
  // Meta documents 36103 and 2534084 both as codes and as subcodes.
  [{ code: 36103 },                 "instagram-not-linked", "user",       "open-instagram",   "instagram_not_professional", "instagram-professional"],
  [{ subcode: 36103 },              "instagram-not-linked", "user",       "open-instagram",   "instagram_not_professional", "instagram-professional"],
  [{ code: 2534084 },               "permission",           "operator",   "set-up-app",       "instagram_advanced_access_missing", "app-dashboard"],
  [{ subcode: 2534084 },            "permission",           "operator",   "set-up-app",       "instagram_advanced_access_missing", "app-dashboard"],
  [{ code: 368 },                   "blocked",              "user",       "wait",             "policy_blocked", "support-inbox"],
  [{ code: 506 },                   "unchanged",            "user",       "none",             "duplicate"],
  [{ code: 1609005 },               "unchanged",            "user",       "none",             "duplicate"],
  [{ code: 551 },                   "unchanged",            "user",       "wait",             "recipient_unavailable"],
  [{ code: 803 },                   "gone",                 "user",       "ask-page-admin",   "page_gone", "page"],
  [{ code: 104 },                   "unchanged",            "pagekeeper", "none",             "request_refused"],
  [{ code: 2500 },                  "unchanged",            "pagekeeper", "none",             "request_refused"],
  [{ code: 100, subcode: 36009 },   "unchanged",            "user",       "connect-again",    "code_used"],

  // The rows from here on are not in docs/research/meta.md §3.2. The codes 80000 to 80014 are rate
  // limits for other business use cases.
  [{ code: [80000, 80014] },        "unchanged",            "facebook",   "wait",             "throttled"],
  // Meta reports a wrong app secret with code 1, the same code as an outage
  // (facebookarchive/php-graph-sdk #538).
  [{ text: /validating client secret/i }, "unchanged",      "operator",   "set-up-app",       "app_secret_wrong"],
  // This error has code 101 or 190, but it is about the app, not about a token.
  [{ text: /validating application/i },   "unchanged",      "operator",   "set-up-app",       "app_misconfigured"],
  [{ text: /redirect_uri/i },             "unchanged",      "operator",   "set-up-app",       "redirect_uri_mismatch"],
  // Meta reports this with code 1, too. It is no outage, because a smaller request succeeds.
  [{ text: /reduce the amount of data/i },       "unchanged",  "facebook", "wait",             "too_much_data"],
  [{ code: 100, text: /missing permission or reviewable feature/i }, "permission", "user", "grant-permission", "permission_missing"],
  [{ code: 190, text: /belongs to a page that is not accessible/i }, "gone", "user", "ask-page-admin", "page_gone", "page"],
  // Old bodies say only in their text that a token is invalid.
  [{ code: "none", text: /error validating access token|invalid oauth access token/i }, "reconnect", "user", "connect-again", "token_invalid"],
];
