/**
 * Which requests the backend refuses, decided from method and headers alone
 * (docs/research/electron.md §B.4). Pure functions; each attack is a row in the tests.
 */

/** The parts of a request that matter. Older browsers do not send `sec*`. */
export interface RequestFacts {
  readonly method: string;
  /** The request target exactly as in the request line. */
  readonly target: string;
  /** Every `Host` header; Node's own `headers.host` silently keeps the first. */
  readonly hosts: readonly string[];
  readonly origin?: string | undefined;
  readonly secFetchSite?: string | undefined;
  readonly secFetchMode?: string | undefined;
  readonly secFetchDest?: string | undefined;
  readonly secPurpose?: string | undefined;
}

/**
 * Who may use a route:
 * - `own`: our pages, or a person who typed the address;
 * - `start`: the same, but not as a subresource of a page;
 * - `page`: the same as `own`, or a link from anywhere that opens a tab;
 * - `callback`: a tab that comes from Facebook.
 */
export type SenderRule = "own" | "start" | "page" | "callback";

export type RequestRefusal = "foreign-host" | "method";
export type SenderRefusal = "foreign-sender" | "prefetch";

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

/** The host of the redirect URI, and so the only one whose cookies count. */
export const canonicalHost = (port: number): string => `localhost:${port}`;

/** Checked for every request, before any route. */
export function requestRefusal(facts: RequestFacts, port: number): RequestRefusal | undefined {
  // DNS rebinding: an attacker's name that resolves to 127.0.0.1 would let the attacker's pages
  // read our responses. An absolute target ("GET http://…") names a second host besides the
  // header's.
  const [host, ...more] = facts.hosts;
  const ours = loopbackNames.some((name) => host === `${name}:${port}`);
  if (!ours || more.length > 0 || !facts.target.startsWith("/")) return "foreign-host";
  // CORS preflights of foreign pages, and HEAD, which would spend a ticket or state unseen.
  return facts.method === "GET" || facts.method === "DELETE" ? undefined : "method";
}

/** Checked by each route, after `requestRefusal`. */
export function senderRefusal(
  facts: RequestFacts,
  rule: SenderRule,
  port: number,
): SenderRefusal | undefined {
  // Prefetching or prerendering would spend a ticket or state before a person has seen the page.
  if (facts.secPurpose?.includes("prefetch")) return "prefetch";
  return isAllowedSender(facts, rule, port) ? undefined : "foreign-sender";
}

function isAllowedSender(facts: RequestFacts, rule: SenderRule, port: number): boolean {
  switch (rule) {
    // CSRF: forms, images, scripts and links of other sites. Browsers call another port of
    // localhost "same-site", but it is just as foreign.
    case "own":
      return isOwn(facts, port);
    // Login CSRF by a picture: the web UI shows pictures whose URLs come from Facebook, and one of
    // them could start a login and so replace the one in progress.
    case "start":
      return isOwn(facts, port) && [undefined, "document", "empty"].includes(facts.secFetchDest);
    // Redirects keep the Sec-Fetch-Site of their first request, so the page after Facebook's
    // callback is "cross-site". A tab does no harm: it changes nothing, and other sites cannot read
    // it.
    case "page":
      return isOwn(facts, port) || isTab(facts);
    // Login CSRF by a hidden frame, image or fetch with the attacker's code. Against an attacker's
    // tab, the one-time state is bound to the browser that started the flow.
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

/** Node's `fetch` also sends a mode, but neither a site nor a destination. */
const isFromBrowser = (facts: RequestFacts): boolean =>
  facts.secFetchSite !== undefined || facts.secFetchDest !== undefined;

const isTab = (facts: RequestFacts): boolean =>
  facts.secFetchMode === "navigate" && facts.secFetchDest === "document";

/** Like `isTab`, for browsers that send only some of the headers. */
const mayBeTab = ({ secFetchMode, secFetchDest }: RequestFacts): boolean =>
  [undefined, "navigate"].includes(secFetchMode) && [undefined, "document"].includes(secFetchDest);
