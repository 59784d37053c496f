import type { ChannelType } from "../../common/contract/accounts.ts";
import type { ConnectIntent } from "../../common/contract/flows.ts";
import type { ChannelsResponse, ErrorResponse } from "../../common/contract/http.ts";
import type { CallResult, ProblemView } from "../../common/contract/problems.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { rememberLogin } from "../connect/redirect.ts";
import { texts } from "../i18n/index.ts";
import type { Client, Listeners } from "./client.ts";

/** What the web UI needs of its browser; tests hand in their own. */
export interface Browser {
  readonly fetch: typeof fetch;
  readonly location: { pathname: string; search: string; href: string };
  readonly sessionStorage: Pick<Storage, "setItem">;
}

/** Carries the contract over the guide's HTTP calls, in a signed-in browser (guide.md, "Endpoints"). */
export function createHttpClient(browser: Browser): Client {
  const remove = async (path: string): Promise<CallResult<null>> => {
    const answer = await call(browser, path, "DELETE");
    return answer.ok ? { ok: true, value: null } : answer;
  };
  return {
    async load() {
      const answer = await call(browser, "/auth/facebook/channels", "GET");
      if (!answer.ok) return answer;
      // Our own server, of the same build: its answer is typed by the contract, not checked again.
      const channels = (await answer.value.json()) as ChannelsResponse;
      return { ok: true, value: { snapshot: snapshotOf(channels), flows: [] } };
    },
    subscribe: watchPage,
    connect(type, intent) {
      rememberLogin(browser.sessionStorage);
      browser.location.href = connectUrl(type, browser.location, intent);
      return Promise.resolve({ ok: true, value: null });
    },
    disconnectAccount: (id) => remove(`/auth/facebook/account/${encodeURIComponent(id)}`),
    disconnectChannel: (type) => remove(`/auth/facebook/channel/${type}`),
  };
}

/** The guide's own address for a full-page navigation (guide.md, "Initiate"), and what it is for. */
export function connectUrl(
  type: ChannelType,
  at: { pathname: string; search: string },
  { reconnectAccountId, takeOver }: ConnectIntent = {},
): string {
  const path = encodeURIComponent(at.pathname + at.search);
  const repair =
    reconnectAccountId === undefined ? "" : `&again=${encodeURIComponent(reconnectAccountId)}`;
  return `/connect?type=${type}&redirect_path=${path}${repair}${takeOver ? "&take_over=true" : ""}`;
}

/** HTTP pushes nothing: the list is read again when the page is looked at again, or comes back by "Back". */
function watchPage({ stale }: Listeners): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const visible = () => document.visibilityState === "visible" && stale();
  document.addEventListener("visibilitychange", visible, { signal });
  window.addEventListener("pageshow", (event) => event.persisted && stale(), { signal });
  return () => stop.abort();
}

async function call(browser: Browser, path: string, method: string): Promise<CallResult<Response>> {
  try {
    const response = await browser.fetch(path, { method, credentials: "include" });
    return response.ok
      ? { ok: true, value: response }
      : { ok: false, problem: await problemOf(response) };
  } catch (cause) {
    // fetch rejects with a TypeError for the network and only for it.
    if (!(cause instanceof TypeError)) throw cause;
    return { ok: false, problem: { code: "app_unreachable", message: texts.appUnreachable } };
  }
}

async function problemOf(response: Response): Promise<ProblemView> {
  if (response.status === 401) return { code: "signed_out", message: texts.signedOut };
  const isJson = response.headers.get("content-type")?.includes("json");
  const body = isJson ? ((await response.json()) as Partial<ErrorResponse>) : {};
  return body.error ?? { code: `http_${response.status}`, message: texts.appRefused };
}

/** What HTTP does not tell counts as fine: the app's own window shows it. */
function snapshotOf({
  channels,
  unconnectable,
  permissionGaps,
  practice,
}: ChannelsResponse): Snapshot {
  return {
    practice,
    channels,
    unconnectable,
    permissionGaps,
    pending: [],
    keychain: { name: "ready" },
    notices: [],
    checking: false,
  };
}
