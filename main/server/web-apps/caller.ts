/** Finds out which page a browser comes from, based on the request's headers and parameters. */
import { isAppOrigin } from "../../../common/app-origin.ts";
import type { QueryParam } from "../query-params.ts";

export interface CallerFacts {
  readonly origin?: string | undefined;
  readonly referer?: string | undefined;
  readonly secFetchSite?: string | undefined;
  /** The `app` parameter, with which a page names its origin. */
  readonly app: QueryParam;
}

export interface AppCaller {
  readonly kind: "app";
  readonly origin: string;
  /**
   * Who named the origin: the browser, or only the link. Anybody can create a link, so a link must
   * not start a login by itself.
   */
  readonly namedBy: "browser" | "link";
}

export type Caller =
  /** One of our own pages, or a user who typed the address. */
  | { readonly kind: "own" }
  | AppCaller
  /** A page of another site that cannot be named, or that cannot be allowed. */
  | { readonly kind: "unknown" };

/**
 * Returns who navigates to us. Browsers send no `Origin` when they open a link, and no `Referer`
 * from https to http://localhost, so that such a page has to name itself in the link.
 */
export function identifyCaller(facts: CallerFacts, ownOrigins: readonly string[]): Caller {
  const { app, secFetchSite } = facts;
  const sender = facts.origin ?? originOf(facts.referer);
  const named = app.status === "one" ? app.value : undefined;
  if (app.status === "malformed") return unknown;
  if (sender !== undefined && !ownOrigins.includes(sender)) {
    return named === undefined || named === sender ? appCaller(sender, "browser") : unknown;
  }
  if (named !== undefined) return ownOrigins.includes(named) ? unknown : appCaller(named, "link");
  return [undefined, "same-origin", "none"].includes(secFetchSite) ? { kind: "own" } : unknown;
}

const unknown = { kind: "unknown" } as const;

const appCaller = (origin: string, namedBy: "browser" | "link"): Caller =>
  isAppOrigin(origin) ? { kind: "app", origin, namedBy } : unknown;

/** An opaque origin is "null", which is no app's. */
const originOf = (referer: string | undefined): string | undefined =>
  referer === undefined ? undefined : (URL.parse(referer)?.origin ?? "null");
