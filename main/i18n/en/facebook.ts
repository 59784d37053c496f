/** Messages for problems with Facebook. Each says what happened, and then what to do. */
import type { FacebookCode } from "../../facebook/errors/problem-codes.ts";
import { formatters } from "../formatters.ts";

export const facebookTexts = {
  /** These texts must contain no percent or plus signs, because clients may decode them twice. */
  sentences: {
    // Problems with the connection or with a response.
    cancelled: "Cancelled. Nothing was changed.",
    no_network:
      "This computer can't reach Facebook. Your accounts are unchanged. Check the internet connection, then try again.",
    insecure_connection:
      "The connection to Facebook is not secure: something between this computer and Facebook answers in its place. Check this computer's clock, then ask the person who looks after your network or antivirus software.",
    connection_blocked:
      "A firewall or antivirus program on this computer doesn't let Pagekeeper reach Facebook. Your accounts are unchanged. In that program's settings, allow Pagekeeper to use the internet, then try again.",
    resources_exhausted:
      "This computer has too many open files or connections, or too little memory, to reach Facebook. Your accounts are unchanged. Close programs that you don't need or restart the computer, then try again.",
    proxy_unusable:
      "The proxy set up on this computer doesn't let Pagekeeper reach Facebook. Check the proxy settings, or ask the person who looks after your network.",
    proxy_down:
      "The proxy set up on this computer doesn't respond. Your accounts are unchanged. Check the internet connection and the proxy settings, or ask the person who looks after your network.",
    proxy_password_required:
      "The proxy set up on this computer asks for a name and password that Pagekeeper doesn't have. Your accounts are unchanged. Ask the person who looks after your network to let Pagekeeper through without them.",
    proxy_unsupported:
      "This computer is set up to use a SOCKS proxy, which Pagekeeper doesn't support. Your accounts are unchanged. Set up an HTTP proxy instead, or ask the person who looks after your network.",
    facebook_down:
      "Facebook isn't responding right now. Your accounts are unchanged. Try again in a few minutes.",
    facebook_timeout:
      "Facebook took too long to respond. Your accounts are unchanged. Try again in a few minutes.",
    facebook_not_json:
      "Facebook sent a response that can't be used, which usually happens during an outage. Your accounts are unchanged. Try again in a few minutes.",
    facebook_unexpected:
      "Facebook sent a response that Pagekeeper doesn't understand. Your accounts are unchanged. Try again later; if this keeps happening, look for a newer version of Pagekeeper.",
    throttled: "Facebook's limit is reached. Your accounts are unchanged. Try again later.",
    too_much_data:
      "Facebook says that Pagekeeper asks for too much data, although it asked for as little as possible. Your accounts are unchanged. Try again later, and report the details if this keeps happening.",
    // Problems with a login.
    access_denied:
      "You cancelled the login on Facebook. Nothing was changed. Connect again whenever you like.",
    login_refused:
      "Facebook ended the login without giving access. Nothing was changed. Connect again and choose Continue in Facebook's dialog.",
    login_empty:
      "Facebook came back from the login without an answer. Nothing was changed. Please connect again.",
    code_used:
      "This login was already used, perhaps because its page was reloaded. Nothing was changed. Please connect again.",
    code_rejected:
      "Facebook no longer accepts this login, probably because it took too long. Nothing was changed. Please connect again.",
    token_rejected:
      "Facebook withdrew the access it had just given. Nothing was changed. Make sure that you are logged in at facebook.com, then connect again.",
    login_not_permitted:
      "Facebook doesn't let Pagekeeper see your Pages. Nothing was changed. Connect again and leave all permissions on. If that doesn't help, the person who set up Pagekeeper's Meta app must finish App Review.",
    login_as_page:
      "This login belongs to a Page that Facebook gives no access to. Nothing was changed. Switch from the Page to your own profile at facebook.com, then connect again.",
    // Problems with the setup of the Meta app.
    app_secret_unavailable:
      "Pagekeeper can't read the secret of its Meta app. Unlock this computer's keychain or enter the secret again, then try again.",
    app_misconfigured:
      "Meta doesn't accept the ID and secret of Pagekeeper's Meta app. The person who set up the app must check both, and that its type is not Native or Desktop.",
    app_secret_wrong:
      "Meta doesn't accept the secret of Pagekeeper's Meta app. Copy it again from the app's dashboard: App settings › Basic › Show.",
    app_id_unknown:
      "Meta doesn't know an app with this App ID. Copy the ID from the top of the app's dashboard, then check again.",
    app_type_native:
      "Meta accepts the ID and secret but ignores the app's own requests, because its type is Native or Desktop. Switch that off in the app's advanced settings at Meta, then check again.",
    redirect_uri_mismatch:
      "The redirect URI in Pagekeeper's settings is not the one in the Meta app. The person who set up the app must make the two identical.",
    app_in_development:
      "Pagekeeper's Meta app is in development mode, and you have no role in it. Ask the person who set up the app to give you a role or to switch the app to live mode.",
    app_not_active:
      "Pagekeeper's Meta app is not active. Ask the person who set up the app to finish its set-up and activate it.",
    redirect_uri_blocked:
      "Facebook didn't return to Pagekeeper because its address is not listed in the Meta app. Ask the person who set up the app to add it to the valid OAuth redirect URIs.",
    app_feature_unavailable:
      "Meta has switched off the login of Pagekeeper's Meta app for now. Ask the person who set up the app to look for open tasks in its dashboard.",
    app_setup_refused:
      "Facebook refused the login because of how Pagekeeper's Meta app is set up. Ask the person who set up the app to look for open tasks in its dashboard. Facebook's error number is under Details.",
    app_not_reviewed:
      "Meta has not approved Pagekeeper's Meta app for reading messages. Logging in again won't help. Ask the person who set up the app to finish App Review and switch the app to live mode.",
    app_blocked:
      "Meta has blocked Pagekeeper's Meta app or switched it off. Your accounts are unchanged. Ask the person who set up the app to look in its dashboard for what Meta wants and to reactivate it.",
    app_capability_missing:
      "Pagekeeper's Meta app lacks the access that this account's messages need. Logging in again won't help. Ask the person who set up the app to request Advanced Access in its dashboard.",
    app_address_refused:
      "Pagekeeper's Meta app accepts requests from certain internet addresses only, and this computer's is not one of them. Your accounts are unchanged. Ask the person who set up the app to change the server IP allowlist in its advanced settings.",
    instagram_advanced_access_missing:
      "These Instagram messages need Advanced Access, which Pagekeeper's Meta app doesn't have. Logging in again won't help. Ask the person who set up the app to request it.",
    // Problems with an account.
    token_invalid:
      "Facebook no longer accepts Pagekeeper's access to this account. Log in again to restore it.",
    app_removed:
      "The person who connected this account removed Pagekeeper in their Facebook settings. Log in again to restore access.",
    checkpoint:
      "Facebook asks the person who connected this account to confirm their identity. Log in at facebook.com, follow the steps, then check again.",
    password_changed:
      "The person who connected this account changed their Facebook password. Log in again to restore access.",
    token_expired: "Access to this account has expired. Log in again to restore it.",
    user_unconfirmed:
      "The Facebook profile that connected this account is not confirmed. Confirm it at facebook.com, then check again.",
    two_factor_required:
      "This Page belongs to a business portfolio that requires two-factor authentication. The person who connected the Page must turn on two-factor authentication and confirm a login at facebook.com. Then check again; if that doesn't help, log in again.",
    logged_out:
      "The person who connected this account logged out of Facebook. Log in again to restore access.",
    access_ended: "Access to this account was removed on Facebook. Log in again to restore it.",
    role_lost:
      "The person who connected this Page may no longer manage its messages, so logging in again won't help yet. First ask someone with full control to allow it under Page access › Messages.",
    page_not_granted:
      "This Page was not chosen at the last login. Log in again and choose it in Facebook's dialog.",
    permission_lost:
      "Facebook no longer lets Pagekeeper read this account's messages. Log in again and leave all permissions on.",
    permission_missing:
      "Facebook doesn't let Pagekeeper read this account's messages. Log in again and leave all permissions on. If that doesn't help, the person who set up Pagekeeper's Meta app must finish App Review.",
    link_unverified:
      "Facebook can't confirm the link between this Page and its Instagram account. Link them again in the Page's settings, turn on two-factor authentication if Facebook asks for it, then log in again.",
    page_restricted:
      "Facebook has restricted this Page for a while. Open the Page's Support Inbox on Facebook to see why and for how long.",
    policy_blocked:
      "Facebook has blocked this for a while because of its rules. Look for Facebook's message at facebook.com, wait until the block ends, then check again.",
    business_blocked:
      "Facebook has blocked messages for this business. Open Business Support on Facebook to see why.",
    page_gone:
      "Facebook no longer shows this Page: it was deleted, or the person who connected it lost their role. If the Page still exists, ask someone with full control for a role, then log in again.",
    page_merged:
      "This Page was merged into another one on Facebook. Connect again and choose that Page, then disconnect this one.",
    instagram_not_linked:
      "No Instagram account is linked to this Page any more. Link it in the Page's settings on Facebook, then check again.",
    instagram_not_professional:
      "This Instagram account can't be used for messages. Switch it to a professional account in the Instagram app (free), then check again.",
    instagram_restricted:
      "Instagram has restricted this account. Open the Instagram app, log in with this account and follow the steps it shows, then check again.",
    instagram_access_off:
      "Message access is off. In the Instagram app, open Settings › Messages and story replies › Message controls › Connected tools and switch on Allow access to messages.",
    // Problems with a Page's webhook subscription.
    webhook_not_allowed:
      "Facebook doesn't let Pagekeeper subscribe this Page to the app's webhook. Log in again and leave all permissions on. If that doesn't help, the person who set up the Meta app must request pages_manage_metadata.",
    webhook_refused:
      "Facebook doesn't send this Page's events to the app's webhook. The person who set up the Meta app must check its webhook settings. Facebook's error number is under Details.",
    webhook_not_kept:
      "Facebook doesn't send all of this Page's events to the app's webhook, although it agreed to. The person who set up the Meta app must choose the message fields in its webhook settings, then check again.",
    // Problems with a single request.
    outside_message_window:
      "This person last wrote more than 24 hours ago. Facebook lets you answer once they write again.",
    handled_elsewhere:
      "Another app is handling this conversation. Answer there, or release the conversation in that app.",
    recipient_unknown:
      "Facebook can't find this person on Instagram. They may have closed their account.",
    recipient_unavailable: "This person can't be reached right now. Try again later.",
    duplicate:
      "Facebook has already received exactly this. Change it if you want to send it again.",
    request_refused:
      "Facebook rejected a request because Pagekeeper made it incorrectly. Your accounts are unchanged. Look for a newer version of Pagekeeper, or report the details.",
    facebook_refused:
      "Facebook rejected a request for a reason that Pagekeeper doesn't know. Your accounts are unchanged. Try again later, and report the details if this keeps happening.",
    unexpected:
      "Pagekeeper ran into an unexpected error. Your accounts are unchanged. Try again, and report it if this keeps happening.",
  } satisfies Record<FacebookCode, string>,

  /** `proxy` is a host and port. */
  proxyInUse: (proxy: string) => `The proxy is ${proxy}.`,

  /** `minutes` is the wait that Facebook asks for. It is at least 1. */
  throttledFor: (minutes: number) => {
    const wait = formatters().plural(minutes, {
      one: "a minute",
      other: `about ${formatters().number(minutes)} minutes`,
    });
    return `Facebook's limit is reached. Your accounts are unchanged. Try again in ${wait}.`;
  },

  /** The labels of buttons that open a page on one of Meta's sites. */
  links: {
    facebook: "Open Facebook",
    page: "Open Page",
    "page-access": "Open Page access",
    "linked-accounts": "Open linked accounts",
    "support-inbox": "Open Support Inbox",
    "business-support": "Open Business Support",
    "instagram-professional": "Open Instagram's account type",
    "instagram-message-access": "See how on Instagram",
    "business-integrations": "Open Business integrations",
    "app-dashboard": "Open app dashboard",
  },
};
