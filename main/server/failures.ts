import type { Request, Response } from "express";
import type { JsonError } from "../../preload/contract.ts";
import { page } from "./pages/layout.ts";

/** A request that gets no answer of its own. All text is ours; nothing of the request is repeated. */
export interface Failure {
  readonly status: number;
  /** Stable, machine-readable. */
  readonly code: string;
  readonly title: string;
  /** What happened and what to do next. */
  readonly message: string;
}

export const failures = {
  signedOut: {
    status: 401,
    code: "signed_out",
    title: "This browser is not signed in",
    message:
      "Open Pagekeeper and choose “Open in browser” from its menu, or start the connection there again.",
  },
  ticketSpent: {
    status: 401,
    code: "ticket_spent",
    title: "This link has been used or is too old",
    message:
      "A sign-in link works once and for one minute. Go back to Pagekeeper and open it again from there.",
  },
  flowOver: {
    status: 400,
    code: "flow_over",
    title: "This connection is no longer waiting",
    message: "It was cancelled, or has ended. Go back to Pagekeeper and start it again.",
  },
  startAgain: {
    status: 400,
    code: "start_again",
    title: "Start again from Pagekeeper",
    message:
      "This answer from Facebook belongs to no connection that is waiting here. Go back to Pagekeeper and start the connection again.",
  },
  badRedirectPath: {
    status: 400,
    code: "bad_redirect_path",
    title: "This link cannot be followed",
    message:
      "redirect_path must be a path of Pagekeeper itself, such as /settings, of at most 2,048 characters.",
  },
  badRequest: {
    status: 400,
    code: "bad_request",
    title: "This request cannot be read",
    message: "Its address is malformed. Go back to Pagekeeper and start from there.",
  },
  foreignSender: {
    status: 403,
    code: "foreign_sender",
    title: "This request came from another site",
    message:
      "Pagekeeper does not follow what other pages start. If you clicked a link, copy it into the address bar, or start from Pagekeeper.",
  },
  foreignUser: {
    status: 403,
    code: "foreign_user",
    title: "This link belongs to another user of this computer",
    message:
      "Pagekeeper signs in only browsers of the user who runs it. Open the link in a browser of that user.",
  },
  notFound: {
    status: 404,
    code: "not_found",
    title: "There is nothing here",
    message: "It may have been removed already. Go back to Pagekeeper and look there.",
  },
  notSaved: {
    status: 507,
    code: "not_saved",
    title: "This computer's disk takes nothing",
    message:
      "Nothing was changed. Make room on the disk, or lift its write protection, and try again.",
  },
  verb: {
    status: 405,
    code: "method_not_allowed",
    title: "This cannot be done here",
    message: "Only GET and DELETE are answered.",
  },
  failed: {
    status: 500,
    code: "failed",
    title: "Pagekeeper could not do this",
    message:
      "Something went wrong inside Pagekeeper. Try again; if it stays so, restart Pagekeeper.",
  },
} as const satisfies Record<string, Failure>;

/** A page to a person, the JSON shape to a program. */
export function answerFailure(request: Request, response: Response, failure: Failure): void {
  if (isNavigation(request)) answerFailurePage(response, failure);
  else answerFailureJson(response, failure);
}

export function answerFailurePage(response: Response, failure: Failure): void {
  response.status(failure.status).type("html").send(failurePage(failure));
}

function answerFailureJson(response: Response, { status, code, message }: Failure): void {
  response.status(status).json({ error: { code, message } } satisfies JsonError);
}

export const failurePage = ({ title, message, code }: Failure): string =>
  page({ title, lines: [message], code });

/** A person is looking: the browser says so or, where it is too old to, prefers HTML. */
export function isNavigation(request: Request): boolean {
  const mode = request.get("Sec-Fetch-Mode");
  return mode === undefined ? request.accepts(["json", "html"]) === "html" : mode === "navigate";
}
