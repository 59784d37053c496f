/**
 * The errors of docs/research/meta.md §3.2, in the same order. Each row has the body that Facebook
 * sends, and says how the app must interpret it. The rows come from §3.2 and not from the code, so
 * they can reveal mistakes in the code.
 */

import type { ChannelType } from "../../common/contract/accounts.ts";
import type { Problem, Responsible } from "../../main/channels/model.ts";
import type { FacebookCode } from "../../main/facebook/errors/problem-codes.ts";
import { facebookTexts } from "../../main/i18n/en/facebook.ts";

export interface ErrorRow {
  /** The error's code and subcode, as in the first column of §3.2 of docs/research/meta.md. */
  readonly row: string;
  /** The body of Facebook's response. */
  readonly body: string;
  /**
   * The health of the account after the error. Undefined if the error must not change the health.
   */
  readonly health: Problem["health"];
  readonly responsible: Responsible;
  readonly remedy: Problem["remedy"];
  /** Pagekeeper's own code for the error. Codes must never change. */
  readonly code: FacebookCode;
  readonly sentence: string;
  /**
   * The URL of the link that the app shows with the error. It contains `PAGE` and `APP` instead of
   * the ids of the Page and the app.
   */
  readonly link?: string | undefined;
  /** A channel in which the error occurs. */
  readonly channel: ChannelType;
}

/** Returns an error body in the format of docs/research/meta.md §3.1. */
function error(code: number, subcode?: number, message = "(made up)", more: object = {}): string {
  return JSON.stringify({
    error: {
      message,
      type: "OAuthException",
      code,
      ...(subcode !== undefined && { error_subcode: subcode }),
      ...more,
      fbtrace_id: "F0n/KYH+Z5K",
    },
  });
}

const ended = (why: string) => `Error validating access token: ${why}`;
const unticked =
  "Any of the pages_show_list, pages_messaging or pages_manage_metadata permission(s) must be granted before impersonating a user's page.";

const linkedAccounts = "https://www.facebook.com/PAGE/settings/?tab=linked_instagram";
const dashboard = "https://developers.facebook.com/apps/APP/";
const professional = "https://www.instagram.com/accounts/convert_to_professional_account/";

const none = undefined;
const unchanged = undefined;

type Line = readonly [
  row: string,
  body: string,
  health: ErrorRow["health"],
  responsible: Responsible,
  remedy: ErrorRow["remedy"],
  code: FacebookCode,
  link?: string,
];

// biome-ignore format: the body and the expected result of a row have a line each.
const lines: readonly Line[] = [
  ["1", error(1, none, "An unknown error occurred"),
    unchanged, "facebook", "wait", "facebook_down"],
  ["2", error(2, none, "Service temporarily unavailable"),
    unchanged, "facebook", "wait", "facebook_down"],
  ["is_transient:true", error(7777, none, "Please retry your request later.", { is_transient: true }),
    unchanged, "facebook", "wait", "facebook_down"],
  ["4", error(4, none, "(#4) Application request limit reached", { is_transient: true }),
    unchanged, "facebook", "wait", "throttled"],
  ["17", error(17, none, "(#17) User request limit reached", { is_transient: true }),
    unchanged, "facebook", "wait", "throttled"],
  ["32", error(32, none, "(#32) Page request limit reached"),
    unchanged, "facebook", "wait", "throttled"],
  ["341", error(341, none, "(#341) Application limit reached"),
    unchanged, "facebook", "wait", "throttled"],
  ["613", error(613, none, "(#613) Calls to this api have exceeded the rate limit."),
    unchanged, "facebook", "wait", "throttled"],
  ["613/1996", error(613, 1996),
    unchanged, "facebook", "wait", "throttled"],
  ["613/2534040", error(613, 2534040),
    unchanged, "facebook", "wait", "throttled"],
  ["80001", error(80001, none, "(#80001) There have been too many calls to this Page account."),
    unchanged, "facebook", "wait", "throttled"],
  ["80002", error(80002, none, "(#80002) There have been too many calls to this Instagram account."),
    unchanged, "facebook", "wait", "throttled"],
  ["80006", error(80006, none, "(#80006) There have been too many calls to this Messenger account."),
    unchanged, "facebook", "wait", "throttled"],
  ["10", error(10, none, "(#10) Application does not have permission for this action"),
    "permission", "user", "grant-permission", "permission_lost"],
  ["10/2018278", error(10, 2018278, "(#10) This message is sent outside of allowed window."),
    unchanged, "user", "wait", "outside_message_window"],
  ["10/2534022", error(10, 2534022, "(#10) This message is sent outside of allowed window."),
    unchanged, "user", "wait", "outside_message_window"],
  ["10/2534077", error(10, 2534077),
    "action-at-facebook", "user", "open-facebook", "link_unverified",
    linkedAccounts],
  ["10/1893063", error(10, 1893063),
    "blocked", "user", "open-facebook", "page_restricted",
    "https://www.facebook.com/support/"],
  ["10/2018300", error(10, 2018300),
    unchanged, "user", none, "handled_elsewhere"],
  ["100/2534037", error(100, 2534037),
    unchanged, "user", none, "handled_elsewhere"],
  ["100", error(100, none, "(#100) Tried accessing nonexisting field (conversations)"),
    unchanged, "pagekeeper", none, "request_refused"],
  ["100/33", error(100, 33, "Unsupported get request. Object with ID '1' does not exist, cannot be loaded due to missing permissions, or does not support this operation"),
    "gone", "user", "ask-page-admin", "page_gone",
    "https://www.facebook.com/PAGE"],
  ["100/2534013", error(100, 2534013, "(#100) Page is not linked to an Instagram account"),
    "instagram-not-linked", "user", "open-facebook", "instagram_not_linked",
    linkedAccounts],
  ["100/2534014", error(100, 2534014, "(#100) No matching Instagram user"),
    unchanged, "user", none, "recipient_unknown"],
  ["100/2534029", error(100, 2534029),
    "blocked", "user", "open-facebook", "business_blocked",
    "https://business.facebook.com/business-support-home/"],
  ["100 appsecret_proof", error(100, none, "Invalid appsecret_proof provided in the API argument"),
    unchanged, "operator", "set-up-app", "app_secret_wrong"],
  ["102", error(102, none, "Session key invalid or no longer valid"),
    "reconnect", "user", "connect-again", "token_invalid"],
  ["190", error(190, none, "Invalid OAuth access token - Cannot parse access token"),
    "reconnect", "user", "connect-again", "token_invalid"],
  ["190/458", error(190, 458, ended("The user has not authorized application 1.")),
    "reconnect", "user", "connect-again", "app_removed"],
  ["190/459", error(190, 459, ended("You cannot access the app till you log in to www.facebook.com and follow the instructions given.")),
    "action-at-facebook", "user", "open-facebook", "checkpoint",
    "https://www.facebook.com/"],
  ["190/460", error(190, 460, ended("The session has been invalidated because the user has changed the password.")),
    "reconnect", "user", "connect-again", "password_changed"],
  ["190/463", error(190, 463, ended("Session has expired.")),
    "reconnect", "user", "connect-again", "token_expired"],
  ["190/464", error(190, 464, ended("Sessions for the user are not allowed because the user is not a confirmed user.")),
    "action-at-facebook", "user", "open-facebook", "user_unconfirmed",
    "https://www.facebook.com/"],
  ["190/467", error(190, 467, ended("The session is invalid because the user logged out.")),
    "reconnect", "user", "connect-again", "logged_out"],
  ["190/466", error(190, 466, ended("The session was invalidated explicitly using an API call.")),
    "reconnect", "user", "connect-again", "access_ended"],
  ["190/490", error(190, 490),
    "reconnect", "user", "connect-again", "token_invalid"],
  ["190/492", error(190, 492, ended("The user does not have an appropriate role on the Page.")),
    "lost-role", "user", "ask-page-admin", "role_lost",
    "https://www.facebook.com/PAGE/settings/?tab=profile_access"],
  ["190, no subcode, must be granted before impersonating", error(190, none, unticked),
    "not-granted", "user", "connect-again", "page_not_granted"],
  ["200", error(200, none, "(#200) Requires pages_messaging permission to manage the object"),
    "permission", "user", "grant-permission", "permission_missing"],
  ["299", error(299),
    "permission", "user", "grant-permission", "permission_missing"],
  ["200/2018028", error(200, 2018028, "(#200) Cannot message users who are not admins, developers or testers of the app until pages_messaging permission is reviewed and the app is live."),
    "permission", "operator", "set-up-app", "app_not_reviewed",
    dashboard],
  ["200/2534041", error(200, 2534041, "(#200) The account owner has disabled access to instagram direct messages."),
    "instagram-access-off", "user", "open-instagram", "instagram_access_off",
    "https://help.instagram.com/791161338412168"],
  ["36103", error(36103),
    "instagram-not-linked", "user", "open-instagram", "instagram_not_professional", professional],
  ["36103 as a subcode", error(100, 36103),
    "instagram-not-linked", "user", "open-instagram", "instagram_not_professional", professional],
  ["2534084", error(2534084),
    "permission", "operator", "set-up-app", "instagram_advanced_access_missing", dashboard],
  ["2534084 as a subcode", error(-2, 2534084, "Timeout"),
    "permission", "operator", "set-up-app", "instagram_advanced_access_missing", dashboard],
  ["368", error(368, none, "The action attempted has been deemed abusive or is otherwise disallowed", { error_user_title: "You're temporarily blocked", error_user_msg: "You can send messages again in 3 days." }),
    "blocked", "user", "wait", "policy_blocked",
    "https://www.facebook.com/support/"],
  ["506", error(506, none, "(#506) Duplicate status message"),
    unchanged, "user", none, "duplicate"],
  ["1609005", error(1609005),
    unchanged, "user", none, "duplicate"],
  ["551", error(551, none, "(#551) This person isn't available right now."),
    unchanged, "user", "wait", "recipient_unavailable"],
  ["104", error(104, none, "An access token is required to request this resource."),
    unchanged, "pagekeeper", none, "request_refused"],
  ["2500", error(2500, none, "Unknown path components: /conversations"),
    unchanged, "pagekeeper", none, "request_refused"],
  ["100/36009", error(100, 36009, "This authorization code has been used."),
    unchanged, "user", "connect-again", "code_used"],
  ["3", error(3, none, "(#3) Application does not have the capability to make this API call."),
    "permission", "operator", "set-up-app", "app_capability_missing", dashboard],
  ["5", error(5, none, "(#5) Unauthorized source IP address"),
    unchanged, "operator", "set-up-app", "app_address_refused", dashboard],
  ["9", error(9, none, "(#9) User is performing too many actions"),
    unchanged, "facebook", "wait", "throttled"],
  ["12", error(12, none, "(#12) This API version is deprecated"),
    unchanged, "pagekeeper", none, "request_refused"],
  ["15", error(15, none, "(#15) Requires session when calling from a desktop app"),
    unchanged, "operator", "set-up-app", "app_type_native", dashboard],
  ["21", error(21, none, "(#21) Page ID 1 was migrated to page ID 2.  Please update your API calls to the new ID"),
    "gone", "user", "connect-again", "page_merged"],
  ["25/2207050", error(25, 2207050, "The Instagram account is restricted."),
    "blocked", "user", "open-instagram", "instagram_restricted"],
  ["200 API access blocked", error(200, none, "API access blocked."),
    unchanged, "operator", "set-up-app", "app_blocked", dashboard],
  ["200 API access deactivated", error(200, none, "API access deactivated. To reactivate, go to the app dashboard."),
    unchanged, "operator", "set-up-app", "app_blocked", dashboard],
  ["200 non-active apps", error(200, none, "(#200) Access to this data is temporarily disabled for non-active apps or apps that have not recently accessed this data"),
    unchanged, "operator", "set-up-app", "app_blocked", dashboard],
  ["10 reviewed and approved", error(10, none, "(#10) To use 'Page Public Content Access', your use of this endpoint must be reviewed and approved by Facebook."),
    "permission", "operator", "set-up-app", "app_not_reviewed", dashboard],
  ["190 Application has been deleted", error(190, none, "Error validating application. Application has been deleted."),
    unchanged, "operator", "set-up-app", "app_misconfigured"],
  ["190 App not active", error(190, none, "App not active: This app is not accessible right now and the app developer is aware of the issue."),
    unchanged, "operator", "set-up-app", "app_not_active", dashboard],
  ["200 development mode", error(200, none, "(#200) The app is in development mode and the user has no role on it."),
    unchanged, "operator", "set-up-app", "app_in_development", dashboard],
  ["415/2859009", error(415, 2859009, "Two factor authentication required."),
    "action-at-facebook", "user", "open-facebook", "two_factor_required", "https://www.facebook.com/"],
  ["415/1404120", error(415, 1404120, "Two factor authentication required."),
    "action-at-facebook", "user", "open-facebook", "two_factor_required", "https://www.facebook.com/"],
  ["452", error(452, none, "Session key invalid."),
    "reconnect", "user", "connect-again", "token_invalid"],
  ["458", error(458, none, "The session is invalid, because the app is no longer installed."),
    "reconnect", "user", "connect-again", "app_removed"],
  ["459", error(459, none, "The session is invalid because the user has been checkpointed"),
    "action-at-facebook", "user", "open-facebook", "checkpoint", "https://www.facebook.com/"],
  ["459 with a text", error(459, none, ended("You cannot access the app till you log in to www.facebook.com and follow the instructions given.")),
    "action-at-facebook", "user", "open-facebook", "checkpoint", "https://www.facebook.com/"],
  ["460", error(460), "reconnect", "user", "connect-again", "password_changed"],
  ["463", error(463), "reconnect", "user", "connect-again", "token_expired"],
  ["464", error(464, none, "The session is invalid because the user is not confirmed"),
    "action-at-facebook", "user", "open-facebook", "user_unconfirmed", "https://www.facebook.com/"],
  ["466", error(466), "reconnect", "user", "connect-again", "access_ended"],
  ["467", error(467), "reconnect", "user", "connect-again", "logged_out"],
  ["468", error(468), "reconnect", "user", "connect-again", "token_invalid"],
  ["492", error(492),
    "lost-role", "user", "ask-page-admin", "role_lost",
    "https://www.facebook.com/PAGE/settings/?tab=profile_access"],
  ["803", error(803, none, "(#803) Some of the aliases you requested do not exist: 1"),
    "gone", "user", "ask-page-admin", "page_gone", "https://www.facebook.com/PAGE"],
  ["-1", error(-1, none, "Unknown error"),
    unchanged, "facebook", "wait", "facebook_down"],
  ["-2", error(-2, none, "Timeout"),
    unchanged, "facebook", "wait", "facebook_down"],
  ["no code, (#200) in the text", '{"error":{"type":"OAuthException","message":"(#200) Permissions error"}}',
    "permission", "user", "grant-permission", "permission_missing"],
  ["no code, (#4) in the text", '{"error":{"type":"OAuthException","message":"(#4) Application request limit reached"}}',
    unchanged, "facebook", "wait", "throttled"],
  ["1, reduce the amount of data", error(1, none, "Please reduce the amount of data you're asking for, then retry your request"),
    unchanged, "facebook", "wait", "too_much_data"],
  ["100, missing permission or reviewable feature", error(100, none, "(#100) Object does not exist, cannot be loaded due to missing permission or reviewable feature, or does not support this operation."),
    "permission", "user", "grant-permission", "permission_missing"],
  ["190, belongs to a Page that is not accessible", error(190, none, ended("This Page access token belongs to a Page that is not accessible.")),
    "gone", "user", "ask-page-admin", "page_gone",
    "https://www.facebook.com/PAGE"],
  ["no code, Error validating access token", '{"error":{"type":"OAuthException","message":"Error validating access token: Session has expired."}}',
    "reconnect", "user", "connect-again", "token_invalid"],
  ["no code, Invalid OAuth access token", '{"error":{"type":"OAuthException","message":"Invalid OAuth access token."}}',
    "reconnect", "user", "connect-again", "token_invalid"],
];

/** Errors in the other formats that docs/research/meta.md describes in §3.1 and §1.3. */
// biome-ignore format: as above.
const otherLines: readonly Line[] = [
  ["error as a string", '{"error":"(#190) Session ended"}',
    "reconnect", "user", "connect-again", "token_invalid"],
  ["error as a string without a code", '{"error":"invalid_request","error_description":"No."}',
    unchanged, "facebook", none, "facebook_refused"],
  ["Instagram's flat shape", '{"error_type":"OAuthException","code":400,"error_message":"Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request"}',
    unchanged, "operator", "set-up-app", "redirect_uri_mismatch"],
  ["HTML", "<!doctype html><title>Sorry</title><h1>Something went wrong</h1>",
    unchanged, "facebook", none, "facebook_not_json"],
];

/** The codes that occur only with Instagram accounts. */
const instagramCodes: ReadonlySet<string> = new Set([
  "link_unverified",
  "instagram_not_linked",
  "instagram_access_off",
  "instagram_not_professional",
  "instagram_advanced_access_missing",
  "instagram_restricted",
]);

const rowOf = ([row, body, health, responsible, remedy, code, link]: Line): ErrorRow => ({
  row,
  body,
  health,
  responsible,
  remedy,
  code,
  sentence: facebookTexts.sentences[code],
  link,
  channel: instagramCodes.has(code) ? "instagram" : "messenger",
});

export const errorRows: readonly ErrorRow[] = lines.map(rowOf);
export const otherShapes: readonly ErrorRow[] = otherLines.map(rowOf);
