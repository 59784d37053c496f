import { localeLoaded } from "./i18n/load-locale.ts";
// First, so that the texts load while React starts.

import { createRoot } from "react-dom/client";
import type { PagekeeperApi } from "../common/contract/api.ts";
import { App } from "./app/App.tsx";
import type { Client } from "./client/client.ts";
import { createHttpClient } from "./client/http.ts";
import { createIpcClient } from "./client/ipc.ts";
import { takeRedirect } from "./connect/redirect.ts";
import { createActions } from "./state/actions.ts";
import { createStore } from "./state/store.ts";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/layout.css";
import "./styles/accounts.css";

declare global {
  interface Window {
    /** Set by the preload script, in the app's own window only. */
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
const store = createStore();
const actions = createActions(client, store);

/** Milliseconds; some frames, which nobody sees go by. */
const longestUndrawn = 50;

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
void localeLoaded
  .then(async () => {
    const redirect = takeRedirect(window);
    const started = actions.start(redirect);
    // Once instead of twice, where the accounts are there at once. What a redirect tells is spoken only by what is there already.
    if (redirect === undefined) await Promise.race([settled(started), delay(longestUndrawn)]);
    createRoot(root).render(<App store={store} actions={actions} desktop={client.desktop} />);
    return started;
  })
  .then(() => whenSettled(() => void client.desktop?.ready()));

const settled = (work: Promise<unknown>) => work.catch(() => undefined);
const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** After the next frame has been drawn; after half a second where none is, as in a window that is still hidden. */
function whenSettled(callback: () => void): void {
  const once = () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    callback();
  };
  const timer = setTimeout(once, 500);
  const frame = requestAnimationFrame(() => setTimeout(once));
}
