import { localeLoaded } from "./i18n/load-locale.ts";
// The import above comes first, so that the texts load at the same time as React's modules.

import { createRoot } from "react-dom/client";
import type { PagekeeperApi } from "../common/contract/api.ts";
import { App } from "./app/App.tsx";
import type { Client } from "./client/client.ts";
import { createHttpClient } from "./client/http.ts";
import { createIpcClient } from "./client/ipc.ts";
import { takeRedirect } from "./connect/redirect.ts";
import { createActions } from "./state/actions.ts";
import { followAddress } from "./state/places.ts";
import { createStore } from "./state/store.ts";
import { initialWindowState } from "./state/window-state.ts";
import "./styles/base.css";
import "./styles/buttons.css";
import "./styles/forms.css";
import "./styles/menu.css";
import "./styles/dialog.css";
import "./styles/sections.css";
import "./styles/settings.css";
import "./styles/guide.css";
import "./styles/setup.css";
import "./styles/help.css";
import "./styles/web-apps.css";
import "./styles/app.css";
import "./styles/notices.css";
import "./styles/tour.css";
import "./styles/toasts.css";
import "./styles/connect.css";
import "./styles/lists.css";
import "./styles/accounts.css";
import "./styles/details.css";
import "./styles/activity.css";
import "./styles/search.css";
import "./styles/unconnectable.css";
import "./styles/permission-gaps.css";

declare global {
  interface Window {
    /** Set by the preload script. Undefined in the web UI. */
    readonly pagekeeper?: PagekeeperApi;
  }
}

const client: Client = window.pagekeeper
  ? createIpcClient(window.pagekeeper)
  : createHttpClient({
      fetch: window.fetch.bind(window),
      location: window.location,
      sessionStorage: window.sessionStorage,
    });
const store = createStore(initialWindowState);
const actions = createActions(client, store);
followAddress(store, window);

/**
 * The maximum time that the first render waits for the accounts, in milliseconds. It equals about
 * three frames.
 */
const maxRenderDelay = 50;

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
void localeLoaded
  .then(() => renderInto(root))
  .then(() => afterNextFrame(() => void client.desktop?.ready()));

async function renderInto(container: HTMLElement): Promise<void> {
  const redirect = takeRedirect(window);
  const started = actions.start(redirect);
  // Wait briefly for the accounts, so that a single render is enough if they load fast. Don't wait
  // if there is a redirect to announce, because screen readers only announce changes in a live
  // region that has already been rendered.
  if (redirect === undefined) await Promise.race([ignoreErrors(started), delay(maxRenderDelay)]);
  createRoot(container).render(<App store={store} actions={actions} client={client} />);
  return started;
}

const ignoreErrors = (work: Promise<unknown>) => work.catch(() => undefined);
const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Calls back after the next frame, or after 500 ms if the window is hidden and draws no frames. */
function afterNextFrame(callback: () => void): void {
  const once = () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    callback();
  };
  const timer = setTimeout(once, 500);
  const frame = requestAnimationFrame(() => setTimeout(once));
}
