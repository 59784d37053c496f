import { type ChannelType, channelTypes } from "../../common/contract/accounts.ts";
import type { ShownProblem } from "../state/store.ts";

/** How a flow ended, as the guide's parameters tell it. */
export type Redirect = { readonly kind: "connected"; readonly type: ChannelType } | FailedRedirect;

interface FailedRedirect {
  readonly kind: "failed";
  readonly problem: ShownProblem;
}

/** Anybody can write a link with `?error=…`: whatever comes is shown as text, and not at any length. */
const longestMessage = 500;

/**
 * Reads `?facebook_connected=true&type=…` or `?error=…&error_code=…` (guide.md, "Handle Redirect").
 * The same code serves the web UI's own address and the app's `redirect` event.
 * Decoded once; a message is written to survive the guide's second decoding, so both read alike.
 * Undefined: the query says nothing of a flow.
 */
export function parseRedirect(search: string): Redirect | undefined {
  const params = new URLSearchParams(search);
  const type = channelTypes.find((each) => each === params.get("type"));
  const message = params.get("error");
  if (message) {
    const code = params.get("error_code") ?? "unknown";
    const problem = { code, message: message.slice(0, longestMessage) };
    const offered = code === "different_user" && type;
    return {
      kind: "failed",
      problem: offered ? { ...problem, takeOverChannel: offered } : problem,
    };
  }
  const connected = params.get("facebook_connected") === "true";
  return connected && type ? { kind: "connected", type } : undefined;
}

/**
 * Set by a tab of the web UI when it leaves for a login. Only such a tab is offered what a login leads to: the address
 * alone, which anybody can write, must not put a button under a stranger's sentence.
 */
const leftForLogin = "pagekeeper.left-for-login";

export const rememberLogin = (storage: Pick<Storage, "setItem">): void =>
  storage.setItem(leftForLogin, "yes");

/** The part of `window` that `takeRedirect` touches. */
export interface Page {
  readonly sessionStorage: Pick<Storage, "getItem" | "removeItem">;
  readonly location: { readonly pathname: string; readonly search: string };
  readonly history: { replaceState(data: unknown, unused: string, url: string): void };
}

/** Reads the page's own query, then cleans the address, so that a reload does not announce it again. */
export function takeRedirect(page: Page): Redirect | undefined {
  const redirect = parseRedirect(page.location.search);
  // To replaceState a path that begins with "//" names a foreign host, and it throws: a link to one would stop the page.
  if (redirect) page.history.replaceState({}, "", page.location.pathname.replace(/^\/+/, "/"));
  const cameBack = page.sessionStorage.getItem(leftForLogin) !== null;
  page.sessionStorage.removeItem(leftForLogin);
  return redirect?.kind === "failed" && !cameBack ? withoutOffer(redirect) : redirect;
}

const withoutOffer = ({
  problem: { takeOverChannel: _, ...problem },
}: FailedRedirect): Redirect => ({
  kind: "failed",
  problem,
});
