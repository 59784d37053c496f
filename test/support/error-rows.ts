/**
 * `research/meta.md` §3.2 once more, line by line and in its order: what Facebook sends, to the letter, and what a person
 * is to read. Written from §3.2 and not from the code, so that the two can be held against each other.
 */

import type { ChannelType } from "../../common/contract/accounts.ts";
import type { Problem, Responsible } from "../../main/channels/model.ts";

export interface ErrorRow {
  /** Code and subcode, as in the first column of §3.2. */
  readonly row: string;
  /** The body of Facebook's answer. */
  readonly body: string;
  /** Undefined: the account stays as it was. */
  readonly health: Problem["health"];
  readonly responsible: Responsible;
  readonly remedy: Problem["remedy"];
  /** Ours, which never changes. */
  readonly code: string;
  readonly sentence: string;
  /** The link's address, `PAGE` and `APP` standing for their ids; absent: there is no link. */
  readonly link?: string | undefined;
  /** The channel in which it is met. */
  readonly channel: ChannelType;
}

/** A body as §3.1 has it. */
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

const down =
  "Facebook isn't answering right now. Your accounts are untouched. Try again in a few minutes.";
const limit =
  "Facebook limits how often Pagekeeper may ask, and the limit is reached. Your accounts are untouched. Try again later.";
const outside =
  "More than 24 hours have passed since this person last wrote. Facebook lets you answer once they write again.";
const elsewhere =
  "Another app is handling this conversation. Answer there, or release the conversation in that app.";
const wrongAsked =
  "Facebook turned down a request because Pagekeeper asked in the wrong way. Your accounts are untouched. Look for a newer Pagekeeper, or report the details.";
const dead = "Facebook no longer accepts the access to this account. Connect again to renew it.";
const missing =
  "Facebook does not let Pagekeeper read this account's messages. Connect again and leave every permission switched on; if that does not help, whoever set up Pagekeeper's Meta app must finish App Review.";
const personal =
  "This Instagram account cannot be used for messages. Switch it to a professional account in the Instagram app, then check again.";
const basic =
  "Facebook does not hand out these Instagram messages, because Pagekeeper's Meta app has no Advanced Access. Connecting again won't help; ask whoever set up the app to request it.";
const double = "Facebook already has exactly this. Change it if you want to send it again.";

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
  code: string,
  sentence: string,
  link?: string,
];

// biome-ignore format: a row of §3.2 is its body, its verdict, and the sentence.
const lines: readonly Line[] = [
  ["1", error(1, none, "An unknown error occurred"),
    unchanged, "facebook", "wait", "facebook_down", down],
  ["2", error(2, none, "Service temporarily unavailable"),
    unchanged, "facebook", "wait", "facebook_down", down],
  ["is_transient:true", error(7777, none, "Please retry your request later.", { is_transient: true }),
    unchanged, "facebook", "wait", "facebook_down", down],
  ["4", error(4, none, "(#4) Application request limit reached", { is_transient: true }),
    unchanged, "facebook", "wait", "throttled", limit],
  ["17", error(17, none, "(#17) User request limit reached", { is_transient: true }),
    unchanged, "facebook", "wait", "throttled", limit],
  ["32", error(32, none, "(#32) Page request limit reached"),
    unchanged, "facebook", "wait", "throttled", limit],
  ["341", error(341, none, "(#341) Application limit reached"),
    unchanged, "facebook", "wait", "throttled", limit],
  ["613", error(613, none, "(#613) Calls to this api have exceeded the rate limit."),
    unchanged, "facebook", "wait", "throttled", limit],
  ["613/1996", error(613, 1996),
    unchanged, "facebook", "wait", "throttled", limit],
  ["613/2534040", error(613, 2534040),
    unchanged, "facebook", "wait", "throttled", limit],
  ["80001", error(80001, none, "(#80001) There have been too many calls to this Page account."),
    unchanged, "facebook", "wait", "throttled", limit],
  ["80002", error(80002, none, "(#80002) There have been too many calls to this Instagram account."),
    unchanged, "facebook", "wait", "throttled", limit],
  ["80006", error(80006, none, "(#80006) There have been too many calls to this Messenger account."),
    unchanged, "facebook", "wait", "throttled", limit],
  ["10", error(10, none, "(#10) Application does not have permission for this action"),
    "permission", "user", "grant-permission", "permission_lost",
    "Pagekeeper lost the permission to read this account's messages, or never had it. It also ends by itself after 90 days without use. Connect again and leave every permission switched on."],
  ["10/2018278", error(10, 2018278, "(#10) This message is sent outside of allowed window."),
    unchanged, "user", "wait", "outside_message_window", outside],
  ["10/2534022", error(10, 2534022, "(#10) This message is sent outside of allowed window."),
    unchanged, "user", "wait", "outside_message_window", outside],
  ["10/2534077", error(10, 2534077),
    "action-at-facebook", "user", "open-facebook", "link_unverified",
    "Facebook cannot confirm the link between this Page and its Instagram account. Link them again in the Page's settings, turn on two-factor login if Facebook asks for it, then connect again.",
    linkedAccounts],
  ["10/1893063", error(10, 1893063),
    "blocked", "user", "open-facebook", "page_restricted",
    "Facebook has restricted this Page for a time. Open the Page's Support Inbox at Facebook to see why and until when.",
    "https://www.facebook.com/support/"],
  ["10/2018300", error(10, 2018300),
    unchanged, "user", none, "handled_elsewhere", elsewhere],
  ["100/2534037", error(100, 2534037),
    unchanged, "user", none, "handled_elsewhere", elsewhere],
  ["100", error(100, none, "(#100) Tried accessing nonexisting field (conversations)"),
    unchanged, "pagekeeper", none, "request_refused", wrongAsked],
  ["100/33", error(100, 33, "Unsupported get request. Object with ID '1' does not exist, cannot be loaded due to missing permissions, or does not support this operation"),
    "gone", "user", "ask-page-admin", "page_gone",
    "Facebook no longer shows this Page: it was deleted, or the person who connected it lost their role. If the Page still exists, ask someone who manages it for a role, then connect again.",
    "https://www.facebook.com/PAGE"],
  ["100/2534013", error(100, 2534013, "(#100) Page is not linked to an Instagram account"),
    "instagram-not-linked", "user", "open-facebook", "instagram_not_linked",
    "This Page has no Instagram account linked to it any more. Link it in the Page's settings at Facebook, then check again.",
    linkedAccounts],
  ["100/2534014", error(100, 2534014, "(#100) No matching Instagram user"),
    unchanged, "user", none, "recipient_unknown",
    "Facebook cannot find this Instagram person. They may have closed their account."],
  ["100/2534029", error(100, 2534029),
    "blocked", "user", "open-facebook", "business_blocked",
    "Facebook has blocked messages for this business. Open Business Support at Facebook to see why.",
    "https://business.facebook.com/business-support-home/"],
  ["100 appsecret_proof", error(100, none, "Invalid appsecret_proof provided in the API argument"),
    unchanged, "operator", "set-up-app", "app_secret_wrong",
    "Facebook does not accept the secret of Pagekeeper's Meta app. Whoever set up the app must enter the current secret."],
  ["102", error(102, none, "Session key invalid or no longer valid"),
    "reconnect", "user", "connect-again", "token_invalid", dead],
  ["190", error(190, none, "Invalid OAuth access token - Cannot parse access token"),
    "reconnect", "user", "connect-again", "token_invalid", dead],
  ["190/458", error(190, 458, ended("The user has not authorized application 1.")),
    "reconnect", "user", "connect-again", "app_removed",
    "Pagekeeper was removed in the Facebook settings of the person who connected this account. Connect again to give access anew."],
  ["190/459", error(190, 459, ended("You cannot access the app till you log in to www.facebook.com and follow the instructions given.")),
    "action-at-facebook", "user", "open-facebook", "checkpoint",
    "Facebook wants the person who connected this account to confirm who they are. Log in at facebook.com and follow the steps there, then check again.",
    "https://www.facebook.com/"],
  ["190/460", error(190, 460, ended("The session has been invalidated because the user has changed the password.")),
    "reconnect", "user", "connect-again", "password_changed",
    "The person who connected this account changed their Facebook password. Connect again to renew access."],
  ["190/463", error(190, 463, ended("Session has expired.")),
    "reconnect", "user", "connect-again", "token_expired",
    "The access to this account has run out. Connect again to renew it."],
  ["190/464", error(190, 464, ended("Sessions for the user are not allowed because the user is not a confirmed user.")),
    "action-at-facebook", "user", "open-facebook", "user_unconfirmed",
    "The Facebook profile that connected this account is not confirmed. Confirm it at facebook.com, then check again.",
    "https://www.facebook.com/"],
  ["190/467", error(190, 467, ended("The session is invalid because the user logged out.")),
    "reconnect", "user", "connect-again", "logged_out",
    "The Facebook login that connected this account has ended. Connect again to renew access."],
  ["190/466", error(190, 466, ended("The session was invalidated explicitly using an API call.")),
    "reconnect", "user", "connect-again", "access_ended",
    "The access to this account was ended at Facebook. Connect again to give it anew."],
  ["190/490", error(190, 490),
    "reconnect", "user", "connect-again", "token_invalid", dead],
  ["190/492", error(190, 492, ended("The user does not have an appropriate role on the Page.")),
    "lost-role", "user", "ask-page-admin", "role_lost",
    "The person who connected this Page no longer has a role on it that includes messages. Connecting again won't help; ask someone who manages the Page for the Messages task first.",
    "https://www.facebook.com/PAGE/settings/?tab=profile_access"],
  ["190, no subcode, must be granted before impersonating", error(190, none, unticked),
    "not-granted", "user", "connect-again", "page_not_granted",
    "This Page was left out the last time someone connected. Connect again and tick it in Facebook's dialog."],
  ["200", error(200, none, "(#200) Requires pages_messaging permission to manage the object"),
    "permission", "user", "grant-permission", "permission_missing", missing],
  ["299", error(299),
    "permission", "user", "grant-permission", "permission_missing", missing],
  ["200/2018028", error(200, 2018028, "(#200) Cannot message users who are not admins, developers or testers of the app until pages_messaging permission is reviewed and the app is live."),
    "permission", "operator", "set-up-app", "app_not_reviewed",
    "Pagekeeper's Meta app has not been cleared by Facebook to read messages. Connecting again won't help; ask whoever set up the app to finish App Review and make it live.",
    dashboard],
  ["200/2534041", error(200, 2534041, "(#200) The account owner has disabled access to instagram direct messages."),
    "instagram-access-off", "user", "open-instagram", "instagram_access_off",
    "Instagram keeps its messages from connected tools. In the Instagram app open Settings, Messages and story replies, Message controls, Connected tools, and switch on Allow access to messages.",
    "https://help.instagram.com/791161338412168"],
  ["36103", error(36103),
    "instagram-not-linked", "user", "open-instagram", "instagram_not_professional", personal, professional],
  ["36103 as a subcode", error(100, 36103),
    "instagram-not-linked", "user", "open-instagram", "instagram_not_professional", personal, professional],
  ["2534084", error(2534084),
    "permission", "operator", "set-up-app", "instagram_advanced_access_missing", basic, dashboard],
  ["2534084 as a subcode", error(-2, 2534084, "Timeout"),
    "permission", "operator", "set-up-app", "instagram_advanced_access_missing", basic, dashboard],
  ["368", error(368, none, "The action attempted has been deemed abusive or is otherwise disallowed", { error_user_title: "You're temporarily blocked", error_user_msg: "You can send messages again in 3 days." }),
    "blocked", "user", "wait", "policy_blocked",
    "Facebook has blocked this for a time because of its rules. Look for Facebook's message at facebook.com, wait until the block ends, then check again.",
    "https://www.facebook.com/support/"],
  ["506", error(506, none, "(#506) Duplicate status message"),
    unchanged, "user", none, "duplicate", double],
  ["1609005", error(1609005),
    unchanged, "user", none, "duplicate", double],
  ["551", error(551, none, "(#551) This person isn't available right now."),
    unchanged, "user", "wait", "recipient_unavailable",
    "This person cannot be reached right now. Try again later."],
  ["104", error(104, none, "An access token is required to request this resource."),
    unchanged, "pagekeeper", none, "request_refused", wrongAsked],
  ["2500", error(2500, none, "Unknown path components: /conversations"),
    unchanged, "pagekeeper", none, "request_refused", wrongAsked],
  ["100/36009", error(100, 36009, "This authorization code has been used."),
    unchanged, "user", "connect-again", "code_used",
    "This login was already used once, perhaps because its page was loaded again. Nothing was changed. Please connect again."],
  ["no code, (#200) in the text", '{"error":{"type":"OAuthException","message":"(#200) Permissions error"}}',
    "permission", "user", "grant-permission", "permission_missing", missing],
  ["no code, (#4) in the text", '{"error":{"type":"OAuthException","message":"(#4) Application request limit reached"}}',
    unchanged, "facebook", "wait", "throttled", limit],
];

/** The other shapes of §3.1, and what §1.3 has seen. */
// biome-ignore format: as above.
const otherLines: readonly Line[] = [
  ["error as a string", '{"error":"(#190) Session ended"}',
    "reconnect", "user", "connect-again", "token_invalid", dead],
  ["error as a string without a code", '{"error":"invalid_request","error_description":"No."}',
    unchanged, "facebook", none, "facebook_refused",
    "Facebook turned down a request for a reason that Pagekeeper does not know. Your accounts are untouched. Try again later, and report the details if this keeps happening."],
  ["Instagram's flat shape", '{"error_type":"OAuthException","code":400,"error_message":"Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request"}',
    unchanged, "operator", "set-up-app", "redirect_uri_mismatch",
    "The address to which Facebook sends people back is not the one in Pagekeeper's Meta app. Whoever set up the app must make the two the same, to the letter."],
  ["HTML", "<!doctype html><title>Sorry</title><h1>Something went wrong</h1>",
    unchanged, "facebook", none, "facebook_not_json",
    "Facebook sent something other than data, which mostly happens during an outage. Your accounts are untouched. Try again in a few minutes."],
];

/** Those that only an Instagram account meets. */
const instagramCodes: ReadonlySet<string> = new Set([
  "link_unverified",
  "instagram_not_linked",
  "instagram_access_off",
  "instagram_not_professional",
  "instagram_advanced_access_missing",
]);

const rowOf = ([row, body, health, responsible, remedy, code, sentence, link]: Line): ErrorRow => ({
  row,
  body,
  health,
  responsible,
  remedy,
  code,
  sentence,
  link,
  channel: instagramCodes.has(code) ? "instagram" : "messenger",
});

export const errorRows: readonly ErrorRow[] = lines.map(rowOf);
export const otherShapes: readonly ErrorRow[] = otherLines.map(rowOf);
