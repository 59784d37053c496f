import type { RequestHandler } from "express";
import { styleSource } from "./pages/layout.ts";

/** For the static pages, which need nothing but their own style. */
const pagePolicy = [
  "default-src 'none'",
  `style-src ${styleSource}`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** For the React build. `imageSources`: the hosts of the Pages' pictures. */
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

/** Sent with every response. A route may replace the policy and, for hashed files, the caching. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy": pagePolicy,
  "X-Content-Type-Options": "nosniff",
  // Our URLs briefly hold codes and tickets, which must not leak through Referer or the cache.
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
