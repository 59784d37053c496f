import type { RequestHandler } from "express";
import { styleSource } from "./pages/layout.ts";

/** No script, nothing loaded, no frame around it: all a static page needs is its own style. */
const pagePolicy = [
  "default-src 'none'",
  `style-src ${styleSource}`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The React build, which speaks to us alone; pictures of Pages come from `imageSources`. */
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

/** On every answer; a route may replace the policy and, for hashed files, the caching. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy": pagePolicy,
  "X-Content-Type-Options": "nosniff",
  // Codes and tickets stand in our URLs for a moment; they must not leave by Referer or cache.
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
