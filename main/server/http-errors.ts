import type { Request, Response } from "express";
import type { ErrorResponse } from "../../common/contract/http.ts";
import { serverTexts } from "../i18n/server.ts";
import { page } from "./pages/layout.ts";
import type { HttpErrorCode, HttpErrorText } from "./problem-codes.ts";

export interface HttpError {
  readonly status: number;
  readonly code: HttpErrorCode;
  /** The text, if the code alone doesn't say which one. */
  readonly text?: HttpErrorText;
}

export const httpErrors = {
  signedOut: { status: 401, code: "signed_out" },
  appSignedOut: { status: 401, code: "signed_out", text: "app_signed_out" },
  sessionCodeSpent: { status: 401, code: "session_code_spent" },
  confirmationSpent: { status: 401, code: "ticket_spent", text: "confirmation_spent" },
  badApp: { status: 400, code: "bad_app" },
  appNotAllowed: { status: 403, code: "not_allowed" },
  askedTooOften: { status: 429, code: "asked_too_often" },
  ticketSpent: { status: 401, code: "ticket_spent" },
  flowOver: { status: 400, code: "flow_over" },
  startAgain: { status: 400, code: "start_again" },
  badRedirectPath: { status: 400, code: "bad_redirect_path" },
  badRequest: { status: 400, code: "bad_request" },
  headersTooLong: { status: 431, code: "headers_too_long" },
  foreignSender: { status: 403, code: "foreign_sender" },
  foreignUser: { status: 403, code: "foreign_user" },
  notFound: { status: 404, code: "not_found" },
  notSaved: { status: 507, code: "not_saved" },
  methodNotAllowed: { status: 405, code: "method_not_allowed" },
  failed: { status: 500, code: "failed" },
} as const satisfies Record<string, HttpError>;

/**
 * Sends a page to a user, and JSON to a program. The response repeats no part of the request. The
 * connection is closed, so that refused clients occupy none.
 */
export function sendError(request: Request, response: Response, error: HttpError): void {
  if (isNavigation(request)) sendErrorPage(response, error);
  else sendErrorJson(response, error);
}

export function sendErrorPage(response: Response, error: HttpError): void {
  response.status(error.status).set(closing).type("html").send(errorPage(error));
}

function sendErrorJson(response: Response, error: HttpError): void {
  const { status, code } = error;
  const { message } = textOf(error);
  response
    .status(status)
    .set(closing)
    .json({ error: { code, message } } satisfies ErrorResponse);
}

export const closing = { Connection: "close" };

export function errorPage(error: HttpError): string {
  const { title, message } = textOf(error);
  return page({ title, lines: [message], code: error.code });
}

const textOf = ({ code, text }: HttpError) => serverTexts().failures[text ?? code];

/** Returns whether a user will see the response. Older browsers are detected by `Accept`. */
export function isNavigation(request: Request): boolean {
  const mode = request.get("Sec-Fetch-Mode");
  return mode === undefined ? request.accepts(["json", "html"]) === "html" : mode === "navigate";
}
