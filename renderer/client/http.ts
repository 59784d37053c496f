import type { ChannelType } from "../../common/contract/accounts.ts";
import type { CheckResult, CheckScope } from "../../common/contract/checks.ts";
import type { ConnectIntent } from "../../common/contract/flows.ts";
import type { ChannelsResponse, ErrorResponse } from "../../common/contract/http.ts";
import type { CallResult, ProblemView } from "../../common/contract/problems.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { accountsOf } from "../accounts/disconnect-effects.ts";
import { rememberLogin } from "../connect/redirect.ts";
import { texts } from "../i18n/index.ts";
import type { Client, Listeners } from "./client.ts";

/** The parts of `window` that the web UI uses. Tests pass their own. */
export interface Browser {
  readonly fetch: typeof fetch;
  readonly location: { pathname: string; search: string; href: string };
  readonly sessionStorage: Pick<Storage, "setItem">;
}

/**
 * Creates the client of the web UI, which runs in a signed-in browser and uses the HTTP API
 * (docs/http-api.md).
 */
export function createHttpClient(browser: Browser): Client {
  const remove = async (path: string): Promise<CallResult<null>> => {
    const result = await call(browser, path, "DELETE");
    return result.ok ? { ok: true, value: null } : result;
  };
  return {
    async load() {
      const result = await call(browser, "/auth/facebook/channels", "GET");
      if (!result.ok) return result;
      // Don't validate the response, because the server is part of the same build.
      const channels = (await result.value.json()) as ChannelsResponse;
      return { ok: true, value: { snapshot: toSnapshot(channels), flows: [] } };
    },
    subscribe: subscribeToPage,
    connect(type, intent) {
      rememberLogin(browser.sessionStorage);
      browser.location.href = connectUrl(type, browser.location, intent);
      return Promise.resolve({ ok: true, value: null });
    },
    async disconnect(target) {
      if (target.kind === "channel" && !target.narrowed) {
        return remove(`/auth/facebook/channel/${target.type}`);
      }
      for (const { id } of accountsOf(target)) {
        const result = await remove(`/auth/facebook/account/${encodeURIComponent(id)}`);
        if (!result.ok) return result;
      }
      return { ok: true, value: null };
    },
    async check(scope) {
      const result = await call(browser, checkUrl(scope), "GET");
      return result.ok ? { ok: true, value: (await result.value.json()) as CheckResult } : result;
    },
    web: {
      openApp() {
        browser.location.href = "/open";
      },
      async signOut() {
        const result = await remove("/auth/facebook/session");
        // The server shows how to sign in again.
        if (result.ok) browser.location.href = "/";
        return result;
      },
    },
  };
}

/** Returns the URL that starts a login when the whole page navigates to it (docs/http-api.md). */
export function connectUrl(
  type: ChannelType,
  at: { pathname: string; search: string },
  { reconnectAccountId, takeOver }: ConnectIntent = {},
): string {
  const path = encodeURIComponent(at.pathname + at.search);
  const again =
    reconnectAccountId === undefined ? "" : `&again=${encodeURIComponent(reconnectAccountId)}`;
  return `/connect?type=${type}&redirect_path=${path}${again}${takeOver ? "&take_over=true" : ""}`;
}

function checkUrl(scope: CheckScope): string {
  const path = "/auth/facebook/check";
  switch (scope.kind) {
    case "all":
      return path;
    case "channel":
      return `${path}?channel=${scope.type}`;
    case "account":
      return `${path}?account=${encodeURIComponent(scope.id)}`;
  }
}

/**
 * Reloads the data when the page becomes visible or returns from the back-forward cache, because
 * the server cannot push changes to the page.
 */
function subscribeToPage({ stale }: Listeners): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const onVisible = () => document.visibilityState === "visible" && stale();
  document.addEventListener("visibilitychange", onVisible, { signal });
  window.addEventListener("pageshow", (event) => event.persisted && stale(), { signal });
  return () => stop.abort();
}

async function call(browser: Browser, path: string, method: string): Promise<CallResult<Response>> {
  try {
    const response = await browser.fetch(path, { method, credentials: "include" });
    return response.ok
      ? { ok: true, value: response }
      : { ok: false, problem: await readProblem(response) };
  } catch (cause) {
    // `fetch` rejects with a TypeError only if the server cannot be reached.
    if (!(cause instanceof TypeError)) throw cause;
    return { ok: false, problem: { code: "app_unreachable", message: texts.appUnreachable } };
  }
}

async function readProblem(response: Response): Promise<ProblemView> {
  if (response.status === 401) return { code: "signed_out", message: texts.signedOut };
  const isJson = response.headers.get("content-type")?.includes("json");
  const body = isJson ? ((await response.json()) as Partial<ErrorResponse>) : {};
  return body.error ?? { code: `http_${response.status}`, message: texts.appRefused };
}

/**
 * Creates a snapshot from the response. The snapshot has no problems of the app itself, because the
 * HTTP API does not report such problems.
 */
function toSnapshot({
  channels,
  problems,
  unconnectable,
  permissionGaps,
  connectSummaries,
  practice,
}: ChannelsResponse): Snapshot {
  return {
    practice,
    channels,
    problems,
    unconnectable,
    permissionGaps,
    connectSummaries,
    pending: [],
    tokensToDelete: 0,
    keychain: { name: "ready" },
    facebook: { name: "unknown" },
    notices: [],
    checks: [],
    disconnecting: [],
  };
}
