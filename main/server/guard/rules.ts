/**
 * Who may speak to the backend, decided from headers alone (research/electron.md B.4).
 * Pure, so that every attack is one row of a table in the tests.
 */

/** What the guard looks at. `sec*` are absent in browsers that do not send fetch metadata. */
export interface RequestFacts {
  readonly method: string;
  /** The request target as it stands in the request line. */
  readonly target: string;
  /** Every `Host` line; Node itself would silently keep the first. */
  readonly hosts: readonly string[];
  readonly origin?: string | undefined;
  readonly secFetchSite?: string | undefined;
  readonly secFetchMode?: string | undefined;
  readonly secFetchDest?: string | undefined;
  readonly secPurpose?: string | undefined;
}

/**
 * Whom a route expects:
 * `own` our pages, or somebody who typed the address;
 * `start` the same, but nothing that a page merely shows;
 * `page` these, or a link from anywhere that opens a tab;
 * `callback` a tab that comes from Facebook.
 */
export type SenderRule = "own" | "start" | "page" | "callback";

export type RequestRefusal = "foreign-host" | "verb";
export type SenderRefusal = "foreign-sender" | "prefetch";

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

/** The one name Facebook's redirect comes back to, and so the one whose cookies count. */
export const canonicalHost = (port: number): string => `localhost:${port}`;

/** Asked of every request, before any route. */
export function requestRefusal(facts: RequestFacts, port: number): RequestRefusal | undefined {
  // DNS rebinding: a stranger's name that resolves to 127.0.0.1 makes our answers readable to its
  // pages. An absolute target ("GET http://…") would name a second host beside the header.
  const [host, ...more] = facts.hosts;
  const ours = loopbackNames.some((name) => host === `${name}:${port}`);
  if (!ours || more.length > 0 || !facts.target.startsWith("/")) return "foreign-host";
  // Preflights (a CORS page asking leave), HEAD (would spend a ticket or a state unseen), probing.
  return facts.method === "GET" || facts.method === "DELETE" ? undefined : "verb";
}

/** Asked by a route, of a request that is through the door. */
export function senderRefusal(
  facts: RequestFacts,
  rule: SenderRule,
  port: number,
): SenderRefusal | undefined {
  // A prefetched or prerendered page would spend a ticket or a state before anyone has looked.
  if (facts.secPurpose?.includes("prefetch")) return "prefetch";
  return isAllowedSender(facts, rule, port) ? undefined : "foreign-sender";
}

function isAllowedSender(facts: RequestFacts, rule: SenderRule, port: number): boolean {
  switch (rule) {
    // CSRF and drive-by: forms, images, scripts and links of other sites. Another port of localhost
    // is "same-site" to a browser and just as foreign to us.
    case "own":
      return isOwn(facts, port);
    // The address of a picture comes from Facebook: shown in the web UI, it must not begin a login
    // and so end the one that is waiting.
    case "start":
      return isOwn(facts, port) && [undefined, "document", "empty"].includes(facts.secFetchDest);
    // A redirect keeps the Sec-Fetch-Site of the chain's start: the page after Facebook's callback
    // arrives as "cross-site". A tab is harmless here (nothing changes, no frame, nothing readable).
    case "page":
      return isOwn(facts, port) || isTab(facts);
    // Login CSRF by a hidden frame, image or fetch that carries somebody else's code. What opens
    // a tab is left to the one-time state, which is bound to the browser that started.
    case "callback":
      return (
        isTab(facts) || (hasOwnOrigin(facts, port) && (!isFromBrowser(facts) || mayBeTab(facts)))
      );
  }
}

const isOwn = (facts: RequestFacts, port: number): boolean =>
  hasOwnOrigin(facts, port) && [undefined, "same-origin", "none"].includes(facts.secFetchSite);

const hasOwnOrigin = ({ origin }: RequestFacts, port: number): boolean =>
  origin === undefined || loopbackNames.some((name) => origin === `http://${name}:${port}`);

/** The fetch of Node names a mode too, but neither a site nor a destination. */
const isFromBrowser = (facts: RequestFacts): boolean =>
  facts.secFetchSite !== undefined || facts.secFetchDest !== undefined;

const isTab = (facts: RequestFacts): boolean =>
  facts.secFetchMode === "navigate" && facts.secFetchDest === "document";

/** Nothing it says speaks against a tab. */
const mayBeTab = ({ secFetchMode, secFetchDest }: RequestFacts): boolean =>
  [undefined, "navigate"].includes(secFetchMode) && [undefined, "document"].includes(secFetchDest);
