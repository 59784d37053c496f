/** The guard as Express middleware. */
import type { Request, RequestHandler } from "express";
import { httpErrors, sendError } from "../http-errors.ts";
import {
  canonicalHost,
  type RequestFacts,
  requestRefusal,
  type SenderRule,
  senderRefusal,
} from "./rules.ts";

/** Before any route: is it us that is spoken to, and by a verb that we answer? */
export const guardRequest =
  (port: number): RequestHandler =>
  (request, response, next) => {
    switch (requestRefusal(requestFacts(request), port)) {
      case undefined:
        return next();
      // Nothing of use, not even a sentence: who asks under another name can read the answer.
      case "foreign-host":
        return void response.status(403).end();
      case "verb":
        return sendError(request, response, httpErrors.verb);
    }
  };

/** On a route: does it come from whom the route expects? */
export const guardSender =
  (rule: SenderRule, port: number): RequestHandler =>
  (request, response, next) => {
    if (senderRefusal(requestFacts(request), rule, port) === undefined) return next();
    sendError(request, response, httpErrors.foreignSender);
  };

/**
 * Sends a page asked for as 127.0.0.1 to the same page on localhost: cookies belong to a host name,
 * and Facebook's redirect comes back to that one.
 */
export const redirectToLocalhost =
  (port: number): RequestHandler =>
  (request, response, next) => {
    if (request.get("Host") === canonicalHost(port)) return next();
    response.redirect(302, `http://${canonicalHost(port)}${request.originalUrl}`);
  };

function requestFacts(request: Request): RequestFacts {
  const { host: hosts = [] } = request.headersDistinct;
  return {
    method: request.method,
    target: request.originalUrl,
    hosts,
    origin: request.get("Origin"),
    secFetchSite: request.get("Sec-Fetch-Site"),
    secFetchMode: request.get("Sec-Fetch-Mode"),
    secFetchDest: request.get("Sec-Fetch-Dest"),
    secPurpose: request.get("Sec-Purpose"),
  };
}
