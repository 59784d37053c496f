/** What a browser sees that is not the web UI, and what a program is told. */
import type { HttpErrorCode, LinkErrorCode } from "../../server/problem-codes.ts";
import { diskFullTexts } from "./disk-full.ts";

export const serverTexts = {
  failures: {
    signed_out: {
      title: "This browser is not signed in",
      message:
        "Open Pagekeeper and choose “Open in browser” from its menu, or start the connection there again.",
    },
    ticket_spent: {
      title: "This link has been used or is too old",
      message:
        "A sign-in link works once and for one minute. Go back to Pagekeeper and open it again from there.",
    },
    flow_over: {
      title: "This connection is no longer waiting",
      message: "It was cancelled, or has ended. Go back to Pagekeeper and start it again.",
    },
    start_again: {
      title: "Start again from Pagekeeper",
      message:
        "This answer from Facebook belongs to no connection that is waiting here. Go back to Pagekeeper and start the connection again.",
    },
    bad_redirect_path: {
      title: "This link cannot be followed",
      message:
        "redirect_path must be a path of Pagekeeper itself, such as /settings, of at most 2,048 characters.",
    },
    bad_request: {
      title: "This request cannot be read",
      message: "Its address is malformed. Go back to Pagekeeper and start from there.",
    },
    foreign_sender: {
      title: "This request came from another site",
      message:
        "Pagekeeper does not follow what other pages start. If you clicked a link, copy it into the address bar, or start from Pagekeeper.",
    },
    foreign_user: {
      title: "This link belongs to another user of this computer",
      message:
        "Pagekeeper signs in only browsers of the user who runs it. Open the link in a browser of that user.",
    },
    not_found: {
      title: "There is nothing here",
      message: "It may have been removed already. Go back to Pagekeeper and look there.",
    },
    not_saved: diskFullTexts.requestFailed,
    method_not_allowed: {
      title: "This cannot be done here",
      message: "Only GET and DELETE are answered.",
    },
    failed: {
      title: "Pagekeeper could not do this",
      message:
        "Pagekeeper stopped on a mistake of its own. Try again; if this keeps happening, restart Pagekeeper.",
    },
  } satisfies Record<HttpErrorCode, { readonly title: string; readonly message: string }>,

  /** Shown by the page that a link came from. No percent or plus sign: the client decodes these twice. */
  links: {
    unknown_type:
      "Pagekeeper connects Messenger and Instagram, and this link named neither. Use one of the two Connect buttons.",
    bad_intent:
      "This link names no account to connect again, or says neither yes nor no to taking Pages over. Use the buttons of Pagekeeper.",
    foreign_take_over:
      "This link came from outside Pagekeeper and would have taken over Pages that somebody else connected. Nothing was changed. Use the buttons of Pagekeeper.",
  } satisfies Record<LinkErrorCode, string>,

  portTaken: (port: number) =>
    `Another program on this computer uses port ${port}, so Facebook could not reach Pagekeeper. Close that program, or choose another port in Settings and change the redirect URI of your Meta app to match.`,

  /* ---- Where a browser ends that carried a login of the app's window ---- */
  connected: {
    title: "Connected",
    message: "Facebook has answered and your accounts are saved on this computer.",
  },
  notConnected: {
    title: "Not connected",
    message: "Pagekeeper’s window says what happened and what to do next.",
  },
  goBack: "You can close this tab and go back to Pagekeeper.",
  code: "Code",
};
