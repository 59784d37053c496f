import { type ChannelType, channelTypes } from "../../common/contract/accounts.ts";
import type { ShownProblem } from "../state/toasts.ts";

/** The result of a flow, read from the query of its redirect. */
export type Redirect = { readonly kind: "connected"; readonly type: ChannelType } | FailedRedirect;

interface FailedRedirect {
  readonly kind: "failed";
  /** Undefined if the redirect does not name a channel. */
  readonly type: ChannelType | undefined;
  readonly problem: ShownProblem;
}

/**
 * Parses `?facebook_connected=true&type=…` or `?error=…&error_code=…` (docs/http-api.md). The query
 * is from the web UI's address or the app's `redirect` event. Returns undefined for any other
 * query.
 */
export function parseRedirect(search: string): Redirect | undefined {
  const params = new URLSearchParams(search);
  const type = channelTypes.find((each) => each === params.get("type"));
  const message = params.get("error");
  if (message) {
    const code = params.get("error_code") ?? "unknown";
    const problem = { code, message };
    if (code !== "different_user" || !type) return { kind: "failed", type, problem };
    return { kind: "failed", type, problem: { ...problem, takeOverChannel: type } };
  }
  const connected = params.get("facebook_connected") === "true";
  return connected && type ? { kind: "connected", type } : undefined;
}

/**
 * The session storage key that is set while this tab of the web UI is away for a login. Only a tab
 * with this key shows the button for taking over an account, so a link in an email or chat that
 * starts a login cannot bring that button up.
 */
const leftForLoginKey = "pagekeeper.left-for-login";

export const rememberLogin = (storage: Pick<Storage, "setItem">): void =>
  storage.setItem(leftForLoginKey, "yes");

/** The part of `window` that `takeRedirect` needs. */
export interface Page {
  readonly sessionStorage: Pick<Storage, "getItem" | "removeItem">;
  readonly location: { readonly pathname: string; readonly search: string };
  readonly document: { readonly documentElement: Pick<Element, "hasAttribute"> };
  readonly history: { replaceState(data: unknown, unused: string, url: string): void };
}

/**
 * Reads the redirect from the page's address and removes it there, so that reloading the page does
 * not announce it again. Returns undefined if the server did not send this browser there, because
 * anybody can create a link with `?error=…` (main/server/sent-results.ts).
 */
export function takeRedirect(page: Page): Redirect | undefined {
  const redirect = parseRedirect(page.location.search);
  // Collapse slashes at the start, because `replaceState` throws for a path that starts with "//",
  // which names another host.
  if (redirect) page.history.replaceState({}, "", page.location.pathname.replace(/^\/+/, "/"));
  const leftForLogin = page.sessionStorage.getItem(leftForLoginKey) !== null;
  page.sessionStorage.removeItem(leftForLoginKey);
  if (!page.document.documentElement.hasAttribute("data-own-result")) return undefined;
  return redirect?.kind === "failed" && !leftForLogin ? withoutTakeOver(redirect) : redirect;
}

function withoutTakeOver({ problem, ...redirect }: FailedRedirect): Redirect {
  const { takeOverChannel: _, ...rest } = problem;
  return { ...redirect, problem: rest };
}
