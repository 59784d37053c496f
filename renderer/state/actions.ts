import { displayName } from "../../common/accounts.ts";
import type { ChannelType } from "../../common/contract/accounts.ts";
import type { CallArguments } from "../../common/contract/call-schemas.ts";
import type { DialogName } from "../../common/contract/events.ts";
import type { FlowView, RedirectSearch } from "../../common/contract/flows.ts";
import type { CallResult } from "../../common/contract/problems.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import type { DisconnectTarget } from "../accounts/disconnect-effects.ts";
import type { Client } from "../client/client.ts";
import { copyText } from "../client/clipboard.ts";
import { parseRedirect, type Redirect } from "../connect/redirect.ts";
import { texts } from "../i18n/index.ts";
import { accountsIn } from "./accounts.ts";
import { createLoader } from "./loader.ts";
import type { Store } from "./store.ts";
import type { SettingsPart, WindowState } from "./window-state.ts";

/** The actions that the user or the main process can trigger in the window. */
export interface Actions {
  /**
   * Subscribes to changes and loads the data. Resolves when there is something to show. `redirect`
   * is the redirect that the page's own address reports, if there is one.
   */
  start(redirect: Redirect | undefined): Promise<void>;
  reload(): Promise<void>;
  connect(...args: CallArguments<"connect">): Promise<void>;
  cancel(flow: FlowView): Promise<void>;
  copyLink(flow: FlowView): Promise<void>;
  openHere(flow: FlowView): Promise<void>;
  /** Checks the accounts of one channel, or of all channels if none is given. */
  check(type?: ChannelType): Promise<void>;
  /** Returns a problem instead of showing it, because the confirmation dialog shows the problem. */
  disconnect(target: DisconnectTarget): Promise<CallResult<null>>;
  copyDetails(lines: readonly string[]): void;
  dismiss(): void;
  /** Opens the settings, or closes them if `part` is undefined. */
  showSettings(part: SettingsPart | undefined): void;
  /** Opens a dialog of the Help menu, or closes it if `name` is undefined. */
  showDialog(name: DialogName | undefined): void;
}

export function createActions(client: Client, store: Store<WindowState>): Actions {
  const { desktop } = client;
  const loader = createLoader(client, store);
  const reload = loader.load;

  const showStatus = (status: string, statusTone: WindowState["statusTone"] = "good") =>
    store.set({ status, statusTone, problem: undefined });

  /** Shows the problem, if there is one. Returns whether the call succeeded. */
  function succeeded(result: CallResult<unknown> | undefined): boolean {
    if (result && !result.ok) store.set({ problem: result.problem, status: "" });
    return result?.ok === true;
  }

  const loadedSnapshot = (): Snapshot | undefined => {
    const { load } = store.get();
    return load.name === "loaded" ? load.snapshot : undefined;
  };

  function announce(redirect: Redirect): void {
    if (redirect.kind === "failed") {
      store.set({ problem: redirect.problem, status: "" });
      return;
    }
    const snapshot = loadedSnapshot();
    const total = snapshot ? accountsIn(snapshot, redirect.type).length : 0;
    showStatus(texts.connected(redirect.type, total));
  }

  async function receiveRedirect(search: RedirectSearch): Promise<void> {
    const redirect = parseRedirect(search);
    if (!redirect) return;
    // Reload first, so that the announced number of accounts matches the list.
    await reload();
    announce(redirect);
  }

  return {
    async start(redirect) {
      client.subscribe({
        snapshot: loader.showSnapshot,
        flows: loader.showFlows,
        update: (update) => store.set({ update }),
        webApps: (webApps) => store.set({ webApps }),
        redirect: (search) => void receiveRedirect(search),
        showSettings: () => store.set({ settings: "general" }),
        showAccount: (id) => store.set({ scrollTarget: { id } }),
        connectChannel: (type) => void this.connect(type),
        checkAccounts: () => void this.check(),
        focusSearch: (scope) => store.set({ searchRequest: { scope } }),
        showDialog: (dialog) => store.set({ dialog }),
        stale: () => void reload(),
      });
      await reload();
      if (redirect) announce(redirect);
    },
    reload,
    async connect(...args) {
      store.set({ status: "", problem: undefined });
      // Ignore a successful result, because the flow itself has already arrived as an event when
      // this call resolves.
      succeeded(await client.connect(...args));
    },
    async cancel(flow) {
      if (succeeded(await desktop?.cancel(flow.id))) {
        showStatus(texts.cancelled(flow.type), "plain");
      }
    },
    async copyLink(flow) {
      if (succeeded(await desktop?.copyLink(flow.id))) showStatus(texts.linkCopied);
    },
    async openHere(flow) {
      succeeded(await desktop?.openHere(flow.id));
    },
    async check(type) {
      const result = await desktop?.check(type ? { kind: "channel", type } : { kind: "all" });
      if (!result?.ok) return void succeeded(result);
      await reload();
      const { cancelled, checked, failing, problem } = result.value;
      if (problem) store.set({ problem, status: "" });
      else if (!cancelled) {
        showStatus(texts.checked(type, checked, failing), failing === 0 ? "good" : "plain");
      }
    },
    async disconnect(target) {
      const result = await (target.kind === "account"
        ? client.disconnectAccount(target.account.id)
        : client.disconnectChannel(target.type));
      if (!result.ok) return result;
      await reload();
      showStatus(
        target.kind === "account"
          ? texts.disconnected(displayName(target.account))
          : texts.disconnectedAll(target.type),
      );
      return result;
    },
    copyDetails(lines) {
      if (copyText(lines.join("\n"))) showStatus(texts.detailsCopied);
      else store.set({ problem: { code: "clipboard_refused", message: texts.copyRefused } });
    },
    dismiss: () => store.set({ status: "", problem: undefined }),
    showSettings: (settings) => store.set({ settings }),
    showDialog: (dialog) => store.set({ dialog }),
  };
}
