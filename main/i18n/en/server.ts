/** Texts of the backend's static pages and of its JSON errors. */
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { PluralForms } from "../../../common/formatters.ts";
import type { HttpErrorText, LinkErrorCode } from "../../server/problem-codes.ts";
import { formatters } from "../formatters.ts";
import { diskFullTexts } from "./disk-full.ts";

const accounts: Readonly<Record<ChannelType, PluralForms>> = {
  messenger: { one: "Page", other: "Pages" },
  instagram: { one: "Instagram account", other: "Instagram accounts" },
};

export const serverTexts = {
  failures: {
    signed_out: {
      title: "This browser is not signed in",
      message:
        "In Pagekeeper choose File › Open in browser, or go back to Pagekeeper and connect again. If this page keeps coming back, delete your browser's cookies for localhost.",
    },
    app_signed_out: {
      title: "This web app is not signed in",
      message:
        "Pagekeeper was restarted, or nobody has used this web app for a while. Reload the page, or connect again there. If this keeps happening, your browser may block cookies for localhost.",
    },
    session_code_spent: {
      title: "This code was already used or is too old",
      message: "A session code works once, within one minute. Open a new session.",
    },
    confirmation_spent: {
      title: "This page was already used or is too old",
      message:
        "Its button works once, within ten minutes. Go back to the web app and connect again.",
    },
    bad_app: {
      title: "Pagekeeper can't tell which web app this is",
      message:
        "Your browser didn't say which page you come from, or the page can't be allowed. Show this to the developer of the web app: the parameter app must be exactly the origin of the page, without a slash at the end, such as app=https://desk.example.com. The page must use https or run on this computer. Browser extensions are not supported.",
    },
    not_allowed: {
      title: "This web app is not allowed to use Pagekeeper",
      message:
        "In Pagekeeper's window, somebody chose “Don't allow” or removed this web app, or nobody answered within two minutes. To try again, go back to the web app.",
    },
    asked_too_often: {
      title: "Pagekeeper was asked too often",
      message:
        "Web apps have asked too many questions in the last ten minutes. If Pagekeeper's window shows one, answer it. Otherwise, wait ten minutes, then try again.",
    },
    ticket_spent: {
      title: "This link was already used or is too old",
      message: "A sign-in link works once, within one minute. Open it again from Pagekeeper.",
    },
    flow_over: {
      title: "This login has already ended",
      message: "It was cancelled or is finished. Go back to Pagekeeper and connect again.",
    },
    start_again: {
      title: "Start again in Pagekeeper",
      message:
        "No login in this browser is waiting for this answer from Facebook. Go back to Pagekeeper and connect again. If this page keeps coming back, delete your browser's cookies for localhost.",
    },
    bad_redirect_path: {
      title: "This link can't be followed",
      message: "redirect_path must be a path, such as /settings, of at most 2,048 characters.",
    },
    headers_too_long: {
      title: "Your browser has too many cookies for localhost",
      message:
        "Other programs on this computer have set them, and they make this request too long. Delete your browser's cookies for localhost, then go back to Pagekeeper and start again.",
    },
    bad_request: {
      title: "This request can't be read",
      message: "Its address is malformed. Go back to Pagekeeper and start there.",
    },
    foreign_sender: {
      title: "This request came from another website",
      message:
        "Pagekeeper can't be controlled from other websites. If you clicked a link, copy it into the address bar, or start in Pagekeeper.",
    },
    foreign_user: {
      title: "This link belongs to another user of this computer",
      message:
        "Pagekeeper only signs in browsers of the user who started it. Open the link in that user's browser.",
    },
    not_found: {
      title: "There is nothing here",
      message: "It may already have been removed. Go back to Pagekeeper and look there.",
    },
    not_saved: diskFullTexts.requestFailed,
    method_not_allowed: {
      title: "This can't be done here",
      message: "Only GET and DELETE are supported.",
    },
    failed: {
      title: "Pagekeeper couldn't do this",
      message:
        "Pagekeeper ran into an unexpected error. Try again; if this keeps happening, restart Pagekeeper.",
    },
  } satisfies Record<HttpErrorText, { readonly title: string; readonly message: string }>,

  /**
   * The page with the clicked link shows these texts. They must contain no percent or plus signs,
   * because that page may decode them twice.
   */
  links: {
    unknown_type:
      "Pagekeeper connects Messenger and Instagram, and this link names neither. Use one of the two Connect buttons.",
    bad_intent:
      "This link doesn't say clearly which account to log in for, or whether to use your login for other people's Pages. Use the buttons in Pagekeeper.",
    foreign_take_over:
      "This link came from outside Pagekeeper and would have moved other people's Pages to your login. Nothing was changed. Use the buttons in Pagekeeper.",
  } satisfies Record<LinkErrorCode, string>,

  waitingForAnswer: {
    title: (origin: string) => `May ${origin} use Pagekeeper?`,
    lines: [
      "Look at Pagekeeper's window on this computer, and answer there.",
      "This page then continues by itself.",
    ],
  },
  continueToFacebook: {
    title: (origin: string) => `Continue to Facebook for ${origin}`,
    message:
      "A link asked to connect accounts for this web app. Continue only if you have just clicked “Connect” there. Otherwise, close this page.",
    button: "Continue to Facebook",
  },
  httpsOnly:
    "Your browser opens localhost only over https, because another program asked it to, so it can't reach Pagekeeper. Use another browser, or make this one forget that: in Chrome or Edge, open chrome://net-internals/#hsts and enter localhost under “Delete domain security policies”; in Firefox, open the history and choose “Forget About This Site” for localhost; in Safari, clear the history. Then choose File › Open in browser again.",
  portTaken: (port: number) =>
    `Another program on this computer uses port ${port}, so Facebook can't reach Pagekeeper. Close that program, or choose another port in Settings and change it in the redirect URI of your Meta app, too.`,

  // The pages that the browser shows after a login that was started in the window.
  connected: {
    title: "Connected",
    message: "Your accounts are saved on this computer.",
    /** `count` is the number of the channel's accounts. */
    total: (type: ChannelType, count: number) =>
      `${formatters().count(count, accounts[type])} connected`,
    added: (type: ChannelType, count: number) =>
      `${formatters().count(count, accounts[type])} ${formatters().plural(count, { one: "is", other: "are" })} new.`,
    /** `count` is a number of Pages. */
    leftOut: (count: number) =>
      `${formatters().count(count, accounts.messenger)} couldn't be connected. Pagekeeper's window says why.`,
  },
  notConnected: {
    title: "Not connected",
    message: "Pagekeeper's window shows what happened and what to do next.",
  },
  testPassed: {
    title: "Test login finished",
    message: "Pagekeeper's window shows what your Meta app allows.",
  },
  testFailed: {
    title: "Test login failed",
    message: "Pagekeeper's window shows what happened and what to do next.",
  },
  openPagekeeper: "Open Pagekeeper",
  goBack: "You can close this tab and go back to Pagekeeper.",
  code: "Code",
};
