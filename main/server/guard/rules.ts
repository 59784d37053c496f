/**
 * Decides which requests the backend refuses, based only on the method, the target and the headers
 * (docs/research/electron.md §B.4). Each known attack is a row in the tests.
 */

/** The parts of a request that the rules use. Older browsers don't send the `Sec-` headers. */
export interface RequestFacts {
  readonly method: string;
  /** The request target exactly as in the request line. */
  readonly target: string;
  /** All `Host` headers. Node's `headers.host` contains only the first one. */
  readonly hosts: readonly string[];
  readonly origin?: string | undefined;
  readonly secFetchSite?: string | undefined;
  readonly secFetchMode?: string | undefined;
  readonly secFetchDest?: string | undefined;
  /** The values of all `purposeHeaders`. */
  readonly purposes?: readonly string[];
  readonly userAgent?: string | undefined;
}

/**
 * Who may use a route:
 * - `own`: our own pages, and users who type the address;
 * - `script`: scripts of our own pages;
 * - `start`: any site's link that opens in a tab, because the route itself finds out whose page it
 *   is. Also `own`, except for images and other subresources of a page;
 * - `page`: the same as `own`, and any site's link that opens in a tab;
 * - `callback`: a redirect from Facebook in a tab.
 */
export type SenderRule = "own" | "script" | "start" | "page" | "callback";

export type RequestRefusal = "foreign-host" | "method";
export type SenderRefusal = "foreign-sender" | "prefetch";

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

/** The host that the redirect URI names. Sessions work only on this host. */
export const canonicalHost = (port: number): string => `localhost:${port}`;

/** The origins of our own pages. */
export const ownOrigins = (port: number): readonly string[] =>
  loopbackNames.map((name) => `http://${name}:${port}`);

/**
 * Returns the reason to refuse a request on every route, or undefined if there is none. `isApp`
 * returns whether an origin is an allowed web app's.
 */
export function requestRefusal(
  facts: RequestFacts,
  port: number,
  isApp: (origin: string) => boolean,
): RequestRefusal | undefined {
  // Prevents DNS rebinding: if an attacker's host name resolved to 127.0.0.1, the attacker's pages
  // could read our responses. Also refuses absolute targets ("GET http://…"), because the host in
  // the target could differ from the `Host` header.
  const [host, ...more] = facts.hosts;
  const ours = loopbackNames.some((name) => host === `${name}:${port}`);
  if (!ours || more.length > 0 || !facts.target.startsWith("/")) return "foreign-host";
  // Refuses HEAD requests, because they would use up a ticket or state.
  if (facts.method === "GET" || facts.method === "DELETE") return undefined;
  // CORS preflights are for allowed web apps only.
  return facts.method === "OPTIONS" && isApp(facts.origin ?? "") ? undefined : "method";
}

/**
 * Returns the reason why a route with this rule refuses the sender, or undefined if there is none.
 */
export function senderRefusal(
  facts: RequestFacts,
  rule: SenderRule,
  port: number,
): SenderRefusal | undefined {
  if (isPrefetch(facts)) return "prefetch";
  return isAllowedSender(facts, rule, port) ? undefined : "foreign-sender";
}

/** The headers with which browsers of today and of the past say why they load a page. */
export const purposeHeaders = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

/**
 * Returns whether a program loads the page in advance or to show a preview of a link. That would
 * use up a ticket or state before the user opens the page. Chat programs fetch the links that a
 * user pastes, and name themselves only in the user agent.
 */
const isPrefetch = ({ purposes = [], userAgent = "" }: RequestFacts): boolean =>
  purposes.some((purpose) => /prefetch|prerender|preview/i.test(purpose)) ||
  /facebookexternalhit|whatsapp|bot\b|preview/i.test(userAgent);

function isAllowedSender(facts: RequestFacts, rule: SenderRule, port: number): boolean {
  switch (rule) {
    // Prevents CSRF by forms, images, scripts and links on other sites. Another port of localhost
    // counts as "same-site", but anybody's server may use it.
    case "own":
      return isOwn(facts, port);
    // Also refuses links and typed addresses, and browsers that don't say who sends. An old browser
    // would send the cookie with a picture on another port of localhost.
    case "script":
      return (
        hasOwnOrigin(facts, port) &&
        facts.secFetchSite === "same-origin" &&
        facts.secFetchDest === "empty"
      );
    // Prevents login CSRF by a picture. The web UI shows pictures whose URLs come from Facebook.
    // Such a URL could start a login that replaces the login in progress.
    case "start":
      return (
        isTab(facts) ||
        (isOwn(facts, port) && [undefined, "document", "empty"].includes(facts.secFetchDest))
      );
    // Allows other sites to open a page in a tab. This is safe, because the page changes nothing
    // and other sites cannot read it. Even the page after Facebook's callback is "cross-site",
    // because redirects keep the site of the first request.
    case "page":
      return isOwn(facts, port) || isTab(facts);
    // Prevents login CSRF by a hidden frame, image or fetch with an attacker's code. An attacker
    // can still open a tab, but does not know the one-time state. That state is bound to the
    // browser that started the flow.
    case "callback":
      return (
        isTab(facts) || (hasOwnOrigin(facts, port) && (!isFromBrowser(facts) || mayBeTab(facts)))
      );
  }
}

const isOwn = (facts: RequestFacts, port: number): boolean =>
  hasOwnOrigin(facts, port) && [undefined, "same-origin", "none"].includes(facts.secFetchSite);

const hasOwnOrigin = ({ origin }: RequestFacts, port: number): boolean =>
  origin === undefined || ownOrigins(port).includes(origin);

/**
 * Returns whether a script of an allowed web app sent the request. Browsers name the script's page
 * in `Origin`. A form could send one, too, but only with another method.
 */
export function isAppFetch(facts: RequestFacts, isApp: (origin: string) => boolean): boolean {
  const { origin, secFetchMode, secFetchDest } = facts;
  return (
    origin !== undefined &&
    isApp(origin) &&
    !isPrefetch(facts) &&
    [undefined, "cors"].includes(secFetchMode) &&
    [undefined, "empty"].includes(secFetchDest)
  );
}

/** Ignores `Sec-Fetch-Mode`, because Node's `fetch` sends that header, too. */
const isFromBrowser = (facts: RequestFacts): boolean =>
  facts.secFetchSite !== undefined || facts.secFetchDest !== undefined;

const isTab = (facts: RequestFacts): boolean =>
  facts.secFetchMode === "navigate" && facts.secFetchDest === "document";

/** Like `isTab`, but also true for browsers that send only some of the headers. */
const mayBeTab = ({ secFetchMode, secFetchDest }: RequestFacts): boolean =>
  [undefined, "navigate"].includes(secFetchMode) && [undefined, "document"].includes(secFetchDest);
