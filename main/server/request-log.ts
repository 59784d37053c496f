import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import { httpErrors, sendError } from "./http-errors.ts";

/** Facts are names and numbers; never an address, a query or a header. */
export type Log = (
  event: string,
  facts?: Readonly<Record<string, string | number | boolean>>,
) => void;

/** One line an answer: the route's name, not the address, which may hold a code, a state or a ticket. */
export const logRequests =
  (log: Log): RequestHandler =>
  (_request, response, next) => {
    response.once("close", () => {
      log("http.answered", { route: routeOf(response), status: response.statusCode });
    });
    next();
  };

/** Names the route in the log. */
export const nameRoute =
  (route: string): RequestHandler =>
  (_request, response, next) => {
    Object.assign(response.locals, { route });
    next();
  };

const routeOf = ({ locals: { route } }: Response): string =>
  typeof route === "string" ? route : "none";

/** The last resort: a throwing handler ends in a flat answer and one line, not with the process. */
export const handleErrors =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const malformed = isMalformedAddress(error);
    if (!malformed) {
      log("http.failed", { route: routeOf(response), error: nameOf(error) });
    }
    if (response.headersSent) return void response.destroy();
    sendError(request, response, malformed ? httpErrors.badRequest : httpErrors.failed);
  };

/** Express could not decode the path: `%E0%A4`. */
const isMalformedAddress = (error: unknown): boolean =>
  error instanceof URIError && "status" in error && error.status === 400;

/** Its name and no more: a message may quote what it was given. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
