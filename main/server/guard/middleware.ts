/** The guard as Express middleware. */
import type { Request, RequestHandler } from "express";
import { answerFailure, failures } from "../http-errors.ts";
import {
  canonicalHost,
  type RequestFacts,
  type Rule,
  refusalAtDoor,
  refusalOfSender,
} from "./rules.ts";

/** Before any route: is it us that is spoken to, and by a verb that we answer? */
export const door =
  (port: number): RequestHandler =>
  (request, response, next) => {
    switch (refusalAtDoor(factsOf(request), port)) {
      case undefined:
        return next();
      // Nothing of use, not even a sentence: who asks under another name can read the answer.
      case "foreign-host":
        return void response.status(403).end();
      case "verb":
        return answerFailure(request, response, failures.verb);
    }
  };

/** On a route: does it come from whom the route expects? */
export const only =
  (rule: Rule, port: number): RequestHandler =>
  (request, response, next) => {
    if (refusalOfSender(factsOf(request), rule, port) === undefined) return next();
    answerFailure(request, response, failures.foreignSender);
  };

/**
 * Sends a page asked for as 127.0.0.1 to the same page on localhost: cookies belong to a host name,
 * and Facebook's redirect comes back to that one.
 */
export const atCanonicalHost =
  (port: number): RequestHandler =>
  (request, response, next) => {
    if (request.get("Host") === canonicalHost(port)) return next();
    response.redirect(302, `http://${canonicalHost(port)}${request.originalUrl}`);
  };

function factsOf(request: Request): RequestFacts {
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
