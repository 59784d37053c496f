import type { RequestHandler } from "express";
import { styleSource } from "./pages/layout.ts";

/**
 * The Content-Security-Policy of a static page with a button that leads to Facebook. It restricts
 * no forms, because browsers would apply that to the redirect, too.
 */
export const formPagePolicy = [
  "default-src 'none'",
  `style-src ${styleSource}`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ");

/** The Content-Security-Policy of the other static pages, which load nothing. */
const pagePolicy = `${formPagePolicy}; form-action 'none'`;

/** Returns the Content-Security-Policy of the web UI. */
export const webUiPolicy = (imageSources: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ["img-src 'self' data:", ...imageSources].join(" "),
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** Headers for every response. A route may replace the policy and the caching. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy": pagePolicy,
  "X-Content-Type-Options": "nosniff",
  // Codes and tickets in our URLs must not leak through the Referer header or the cache.
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Frame-Options": "DENY",
};

export const setSecurityHeaders: RequestHandler = (_request, response, next) => {
  response.set(securityHeaders);
  next();
};
