import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import { errorName } from "../error-code.ts";
import { httpErrors, sendError } from "./http-errors.ts";

/** Logs an event. `facts` must not contain a URL, a query or a header. */
export type Log = (
  event: string,
  facts?: Readonly<Record<string, string | number | boolean>>,
) => void;

/** Logs each request's route, but not its URL, which may contain a code, a state or a ticket. */
export const logRequests =
  (log: Log): RequestHandler =>
  (_request, response, next) => {
    response.once("close", () => {
      log("http.answered", { route: routeOf(response), status: response.statusCode });
    });
    next();
  };

/** Sets the route's name for the log. */
export const nameRoute =
  (route: string): RequestHandler =>
  (_request, response, next) => {
    Object.assign(response.locals, { route });
    next();
  };

const routeOf = ({ locals: { route } }: Response): string =>
  typeof route === "string" ? route : "none";

/**
 * Handles an error that a route throws. Logs only the error's name, and sends an error response.
 */
export const handleErrors =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const malformed = isMalformedPath(error);
    if (!malformed) {
      log("http.failed", { route: routeOf(response), error: errorName(error) });
    }
    if (response.headersSent) return void response.destroy();
    sendError(request, response, malformed ? httpErrors.badRequest : httpErrors.failed);
  };

/** Express throws this error if it cannot decode a path, such as `%E0%A4`. */
const isMalformedPath = (error: unknown): boolean =>
  error instanceof URIError && "status" in error && error.status === 400;
