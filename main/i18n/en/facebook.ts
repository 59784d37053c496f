/** What talking to Facebook comes to, by stable code: what happened and what to do, for a shop owner. */
import type { FacebookCode } from "../../facebook/errors/problem-codes.ts";
import { formatters } from "../formatters.ts";

export const facebookTexts = {
  /** No percent or plus sign: the guide's front end decodes these twice. */
  sentences: {
    /* ---- Facebook could not be asked ---- */
    cancelled: "This was cancelled. Nothing was changed.",
    no_network:
      "This computer can't reach Facebook. Your accounts are untouched. Check the internet connection and try again.",
    insecure_connection:
      "The connection to Facebook is not secure: something between this computer and Facebook answers in its place. Check this computer's clock, then ask whoever looks after your network or virus scanner.",
    proxy_unusable:
      "The proxy that is set up on this computer does not let Pagekeeper reach Facebook. Check the proxy settings, or ask whoever looks after your network.",
    facebook_down:
      "Facebook isn't answering right now. Your accounts are untouched. Try again in a few minutes.",
    facebook_timeout:
      "Facebook took too long to answer. Your accounts are untouched. Try again in a few minutes.",
    facebook_not_json:
      "Facebook sent something other than data, which mostly happens during an outage. Your accounts are untouched. Try again in a few minutes.",
    facebook_unexpected:
      "Facebook sent an answer that Pagekeeper does not understand. Your accounts are untouched. Try again later, and look for a newer Pagekeeper if this keeps happening.",
    throttled:
      "Facebook limits how often Pagekeeper may ask, and the limit is reached. Your accounts are untouched. Try again later.",
    /* ---- Logging in ---- */
    access_denied:
      "You cancelled the login at Facebook. Nothing was changed. Connect again whenever you like.",
    login_refused:
      "Facebook ended the login without giving access. Nothing was changed. Connect again, and choose Continue in Facebook's dialog.",
    login_empty:
      "Facebook came back from the login without an answer. Nothing was changed. Please connect again.",
    code_used:
      "This login was already used once, perhaps because its page was loaded again. Nothing was changed. Please connect again.",
    code_rejected:
      "Facebook no longer accepts this login, most likely because it took too long. Nothing was changed. Please connect again.",
    token_rejected:
      "Facebook took back the access it had just given. Nothing was changed. Check at facebook.com that you are logged in, then connect again.",
    /* ---- The set-up of the Meta app ---- */
    app_secret_unavailable:
      "The secret of Pagekeeper's Meta app could not be read. Unlock this computer's keychain, or enter the secret again, then try again.",
    app_misconfigured:
      "Facebook does not accept the ID and secret of Pagekeeper's Meta app. Whoever set up the app must check both, and that its type is not Native or Desktop.",
    app_secret_wrong:
      "Facebook does not accept the secret of Pagekeeper's Meta app. Whoever set up the app must enter the current secret.",
    app_id_unknown:
      "Facebook knows no app with this App ID. Copy the ID from the top of the app's dashboard at Meta, then check again.",
    app_type_native:
      "Facebook accepts the ID and secret but ignores what the app asks for itself. Its type is Native or Desktop: open the app's advanced settings at Meta, switch that off, then check again.",
    redirect_uri_mismatch:
      "The address to which Facebook sends people back is not the one in Pagekeeper's Meta app. Whoever set up the app must make the two the same, to the letter.",
    app_in_development:
      "Pagekeeper's Meta app is in development mode, and you have no role in it. Ask whoever set up the app to give you a role or to make it live.",
    app_not_active:
      "Pagekeeper's Meta app is not active at Facebook. Ask whoever set up the app to finish its set-up and activate it.",
    redirect_uri_blocked:
      "Facebook blocked the way back to Pagekeeper because its address is not listed in the Meta app. Ask whoever set up the app to add it to the valid redirect addresses.",
    app_feature_unavailable:
      "Facebook has switched off login for Pagekeeper's Meta app for now. Ask whoever set up the app to look for open tasks in its dashboard.",
    app_setup_refused:
      "Facebook refused the login because of how Pagekeeper's Meta app is set up. Ask whoever set up the app to look for open tasks in its dashboard; Facebook's number is under Details.",
    app_not_reviewed:
      "Pagekeeper's Meta app has not been cleared by Facebook to read messages. Connecting again won't help; ask whoever set up the app to finish App Review and make it live.",
    instagram_advanced_access_missing:
      "Facebook does not hand out these Instagram messages, because Pagekeeper's Meta app has no Advanced Access. Connecting again won't help; ask whoever set up the app to request it.",
    /* ---- An account does not work ---- */
    token_invalid:
      "Facebook no longer accepts the access to this account. Connect again to renew it.",
    app_removed:
      "Pagekeeper was removed in the Facebook settings of the person who connected this account. Connect again to give access anew.",
    checkpoint:
      "Facebook wants the person who connected this account to confirm who they are. Log in at facebook.com and follow the steps there, then check again.",
    password_changed:
      "The person who connected this account changed their Facebook password. Connect again to renew access.",
    token_expired: "The access to this account has run out. Connect again to renew it.",
    user_unconfirmed:
      "The Facebook profile that connected this account is not confirmed. Confirm it at facebook.com, then check again.",
    logged_out:
      "The Facebook login that connected this account has ended. Connect again to renew access.",
    access_ended:
      "The access to this account was ended at Facebook. Connect again to give it anew.",
    role_lost:
      "The person who connected this Page no longer has a role on it that includes messages. Connecting again won't help; ask someone who manages the Page for the Messages task first.",
    page_not_granted:
      "This Page was left out the last time someone connected. Connect again and tick it in Facebook's dialog.",
    permission_lost:
      "Pagekeeper lost the permission to read this account's messages, or never had it. It also ends by itself after 90 days without use. Connect again and leave every permission switched on.",
    permission_missing:
      "Facebook does not let Pagekeeper read this account's messages. Connect again and leave every permission switched on; if that does not help, whoever set up Pagekeeper's Meta app must finish App Review.",
    link_unverified:
      "Facebook cannot confirm the link between this Page and its Instagram account. Link them again in the Page's settings, turn on two-factor login if Facebook asks for it, then connect again.",
    page_restricted:
      "Facebook has restricted this Page for a time. Open the Page's Support Inbox at Facebook to see why and until when.",
    policy_blocked:
      "Facebook has blocked this for a time because of its rules. Look for Facebook's message at facebook.com, wait until the block ends, then check again.",
    business_blocked:
      "Facebook has blocked messages for this business. Open Business Support at Facebook to see why.",
    page_gone:
      "Facebook no longer shows this Page: it was deleted, or the person who connected it lost their role. If the Page still exists, ask someone who manages it for a role, then connect again.",
    instagram_not_linked:
      "This Page has no Instagram account linked to it any more. Link it in the Page's settings at Facebook, then check again.",
    instagram_not_professional:
      "This Instagram account cannot be used for messages. Switch it to a professional account in the Instagram app, then check again.",
    instagram_access_off:
      "Instagram keeps its messages from connected tools. In the Instagram app open Settings, Messages and story replies, Message controls, Connected tools, and switch on Allow access to messages.",
    /* ---- The subscription to the app's webhook; it says nothing of the account's messages ---- */
    webhook_not_allowed:
      "Facebook does not let Pagekeeper have this Page's events sent to the Meta app. Connect again and leave every permission switched on; if that does not help, whoever set up the app must request pages_manage_metadata.",
    webhook_refused:
      "Facebook does not send this Page's events to the Meta app. Whoever set up the app must look at its webhook settings; Facebook's number is under Details.",
    webhook_not_kept:
      "Facebook does not send all of this Page's events to the Meta app, though it agreed to. Whoever set up the app must choose the message fields in its webhook settings, then check again.",
    /* ---- A single request was turned down; it says nothing of the account ---- */
    outside_message_window:
      "More than 24 hours have passed since this person last wrote. Facebook lets you answer once they write again.",
    handled_elsewhere:
      "Another app is handling this conversation. Answer there, or release the conversation in that app.",
    recipient_unknown:
      "Facebook cannot find this Instagram person. They may have closed their account.",
    recipient_unavailable: "This person cannot be reached right now. Try again later.",
    duplicate: "Facebook already has exactly this. Change it if you want to send it again.",
    request_refused:
      "Facebook turned down a request because Pagekeeper asked in the wrong way. Your accounts are untouched. Look for a newer Pagekeeper, or report the details.",
    facebook_refused:
      "Facebook turned down a request for a reason that Pagekeeper does not know. Your accounts are untouched. Try again later, and report the details if this keeps happening.",
    unexpected:
      "Pagekeeper stopped on a mistake of its own. Your accounts are untouched. Try again, and report it if this keeps happening.",
  } satisfies Record<FacebookCode, string>,
  /** `minutes`: how long Facebook asks to wait, 1 or more. */
  throttledFor: (minutes: number) =>
    `Facebook limits how often Pagekeeper may ask, and the limit is reached. Your accounts are untouched. Try again in ${formatters().plural(minutes, { one: "a minute", other: `about ${formatters().number(minutes)} minutes` })}.`,

  /** What a link to a page of Meta's is called. */
  links: {
    facebook: "Open Facebook",
    page: "Open the Page",
    "page-access": "Open Page access",
    "linked-accounts": "Open linked accounts",
    "support-inbox": "Open Support Inbox",
    "business-support": "Open Business Support",
    "instagram-professional": "Open Instagram's account type",
    "instagram-message-access": "See how at Instagram",
    "business-integrations": "Open Business Integrations",
    "app-dashboard": "Open the app's dashboard",
  },
};
