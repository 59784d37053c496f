/** Where Pagekeeper listens on the user's computer. */
export const API_BASE = import.meta.env.VITE_API_BASE ?? "http://localhost:47814";

/** The part of Pagekeeper's answer that this page shows. */
export interface ConnectedChannel {
  readonly id: string;
  readonly type: "messenger" | "instagram";
  readonly accounts: readonly FacebookAccount[];
}

export interface FacebookAccount {
  readonly id: string;
  readonly name: string;
  readonly instagram?: { readonly username: string };
  readonly health: { readonly state: string; readonly message: string };
}

/**
 * Names this page in links to Pagekeeper. On http://localhost the browser names it, too, but from
 * an https page it doesn't.
 */
export const appParameter = `app=${encodeURIComponent(window.location.origin)}`;

/** Goes to Pagekeeper for a session, and comes back. An allowed page needs no login for that. */
export function openSession(): void {
  const currentPath = window.location.pathname + window.location.search;
  const encodedPath = encodeURIComponent(currentPath);
  window.location.href = `${API_BASE}/auth/facebook/session?redirect_path=${encodedPath}&${appParameter}`;
}

/**
 * Resolves when requests can be sent. If Pagekeeper has put a one-time code into the address, this
 * exchanges it first, for a cookie that the browser sends from an https page.
 */
export const sessionReady: Promise<unknown> = exchangeCode();

async function exchangeCode(): Promise<void> {
  const url = new URL(window.location.href);
  const code = url.searchParams.get("session_code");
  if (!code) return;
  // Nobody should bookmark or share an address with a code.
  url.searchParams.delete("session_code");
  window.history.replaceState({}, "", url);
  const query = `session_code=${encodeURIComponent(code)}`;
  // If this fails, the next request fails, too, and says why.
  await fetch(`${API_BASE}/auth/facebook/session?${query}`, { credentials: "include" }).catch(
    () => undefined,
  );
}
