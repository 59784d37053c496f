import type { Request, Response } from "express";
import type { ErrorResponse } from "../../common/contract/http.ts";
import { serverTexts } from "../i18n/server.ts";
import { page } from "./pages/layout.ts";
import type { FailureCode } from "./problem-codes.ts";

/** A request that gets no answer of its own. All text is ours; nothing of the request is repeated. */
export interface HttpError {
  readonly status: number;
  /** Stable, machine-readable. */
  readonly code: FailureCode;
}

export const httpErrors = {
  signedOut: { status: 401, code: "signed_out" },
  ticketSpent: { status: 401, code: "ticket_spent" },
  flowOver: { status: 400, code: "flow_over" },
  startAgain: { status: 400, code: "start_again" },
  badRedirectPath: { status: 400, code: "bad_redirect_path" },
  badRequest: { status: 400, code: "bad_request" },
  foreignSender: { status: 403, code: "foreign_sender" },
  foreignUser: { status: 403, code: "foreign_user" },
  notFound: { status: 404, code: "not_found" },
  notSaved: { status: 507, code: "not_saved" },
  verb: { status: 405, code: "method_not_allowed" },
  failed: { status: 500, code: "failed" },
} as const satisfies Record<string, HttpError>;

/** A page to a person, the JSON shape to a program. */
export function sendError(request: Request, response: Response, failure: HttpError): void {
  if (isNavigation(request)) sendErrorPage(response, failure);
  else sendErrorJson(response, failure);
}

export function sendErrorPage(response: Response, failure: HttpError): void {
  response.status(failure.status).type("html").send(errorPage(failure));
}

function sendErrorJson(response: Response, { status, code }: HttpError): void {
  const { message } = serverTexts().failures[code];
  response.status(status).json({ error: { code, message } } satisfies ErrorResponse);
}

export function errorPage({ code }: HttpError): string {
  const { title, message } = serverTexts().failures[code];
  return page({ title, lines: [message], code });
}

/** A person is looking: the browser says so or, where it is too old to, prefers HTML. */
export function isNavigation(request: Request): boolean {
  const mode = request.get("Sec-Fetch-Mode");
  return mode === undefined ? request.accepts(["json", "html"]) === "html" : mode === "navigate";
}
