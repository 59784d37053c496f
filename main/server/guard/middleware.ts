import type { Request, RequestHandler } from "express";
import type { WebApps } from "../../web-apps/index.ts";
import { closing, httpErrors, sendError } from "../http-errors.ts";
import { allowReading } from "../web-apps/cors.ts";
import {
  canonicalHost,
  isAppFetch,
  ownOrigins,
  purposeHeaders,
  type RequestFacts,
  requestRefusal,
  type SenderRule,
  senderRefusal,
} from "./rules.ts";

/** Refuses requests for another host or with another method. Runs before all routes. */
export const guardRequest =
  (port: number, isApp: (origin: string) => boolean): RequestHandler =>
  (request, response, next) => {
    switch (requestRefusal(requestFacts(request), port, isApp)) {
      case undefined:
        return next();
      // Don't send a body, because a page that uses DNS rebinding could read it. HTTP demands 400
      // if there is no Host (RFC 9112 §3.2).
      case "foreign-host": {
        const status = request.headers.host === undefined ? 400 : 403;
        return void response.status(status).set(closing).end();
      }
      case "method":
        return sendError(request, response, httpErrors.methodNotAllowed);
    }
  };

/** Refuses requests from senders that the route does not allow. */
export const guardSender =
  (rule: SenderRule, port: number): RequestHandler =>
  (request, response, next) => {
    if (senderRefusal(requestFacts(request), rule, port) === undefined) return next();
    sendError(request, response, httpErrors.foreignSender);
  };

/** Refuses requests from senders other than our own pages and the scripts of allowed web apps. */
export function guardAppSender(
  webApps: Pick<WebApps, "isAllowed" | "recordUse">,
  port: number,
): RequestHandler {
  // The user may have allowed an app on the port that we use now.
  const isApp = (origin: string) => !ownOrigins(port).includes(origin) && webApps.isAllowed(origin);
  const guardOwnSender = guardSender("own", port);
  return (request, response, next) => {
    const facts = requestFacts(request);
    if (facts.origin === undefined || !isAppFetch(facts, isApp)) {
      return guardOwnSender(request, response, next);
    }
    allowReading(request, response);
    webApps.recordUse(facts.origin);
    response.locals.webApp = facts.origin;
    next();
  };
}

/**
 * Redirects from 127.0.0.1 to the same page on localhost, because Facebook redirects to localhost
 * and browsers don't send cookies of 127.0.0.1 there.
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
    purposes: purposeHeaders.flatMap((name) => request.get(name) ?? []),
    userAgent: request.get("User-Agent"),
  };
}
