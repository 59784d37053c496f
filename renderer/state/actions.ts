import { allAccounts, displayName, isFailing } from "../../common/accounts.ts";
import { channelNames } from "../../common/channel-names.ts";
import type { ChannelType } from "../../common/contract/accounts.ts";
import type { CheckResult, CheckScope } from "../../common/contract/checks.ts";
import type { DialogName, SearchScope } from "../../common/contract/events.ts";
import type { ConnectIntent, FlowView, RedirectSearch } from "../../common/contract/flows.ts";
import type { CallResult, ProblemView } from "../../common/contract/problems.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import type { DisconnectTarget } from "../accounts/disconnect-effects.ts";
import type { Client } from "../client/client.ts";
import { copyText } from "../client/clipboard.ts";
import { parseRedirect, type Redirect } from "../connect/redirect.ts";
import { focusIds } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";
import type { AccountFilter, AccountList } from "./account-list.ts";
import { connectedToast } from "./connected-toast.ts";
import { createLoader } from "./loader.ts";
import type { Store } from "./store.ts";
import { type ShownProblem, type Toast, withoutTopic, withToast } from "./toasts.ts";
import type { FlowPlace, SettingsPart, View, WindowState } from "./window-state.ts";

/** The actions that the user or the main process can trigger in the window. */
export interface Actions {
  /**
   * Subscribes to changes and loads the data. Resolves when there is something to show. `redirect`
   * is the redirect that the page's own address reports, if there is one.
   */
  start(redirect: Redirect | undefined): Promise<void>;
  reload(): Promise<void>;
  /** `place` is where the user clicked. The login's progress appears there. */
  connect(type: ChannelType, intent?: ConnectIntent, place?: FlowPlace): Promise<void>;
  cancel(flow: FlowView): Promise<void>;
  copyLink(flow: FlowView): Promise<void>;
  openHere(flow: FlowView): Promise<void>;
  check(scope: CheckScope): Promise<void>;
  /** Signs the browser of the web UI out. */
  signOut(): Promise<void>;
  cancelCheck(): Promise<void>;
  /** Returns a problem instead of showing it, because the confirmation dialog shows the problem. */
  disconnect(target: DisconnectTarget): Promise<CallResult<unknown>>;
  /** Copies text to the clipboard and says so with `confirmation`. */
  copy(text: string, confirmation: string): void;
  dismiss(toast: Toast): void;
  /** Opens the settings, or closes them if `part` is undefined. */
  showSettings(part: SettingsPart | undefined): void;
  /** Opens or closes the set-up of the Meta app. It replaces the settings. */
  showSetup(open: boolean): void;
  /** Opens the search of the title bar, or goes to the search of the list. */
  focusSearch(scope: SearchScope): void;
  closeSearch(): void;
  /** Opens a dialog of the Help menu, or closes it if `name` is undefined. */
  showDialog(name: DialogName | undefined): void;
  showView(view: View, filter?: AccountFilter): void;
  changeList(change: Partial<AccountList>): void;
  /** Shows an account in the details pane, or closes the pane. */
  select(accountId: string | undefined): void;
  /** Focuses the details pane. */
  focusDetails(): void;
  /** Brings an account into view, focuses it and shows its details. */
  showAccount(accountId: string): void;
}

export function createActions(client: Client, store: Store<WindowState>): Actions {
  const { desktop } = client;
  const loader = createLoader(client, store);
  const reload = loader.load;

  const show = (toast: Toast) => store.set({ toasts: withToast(store.get().toasts, toast) });
  const removeTopic = (topic: string) =>
    store.set({ toasts: withoutTopic(store.get().toasts, topic) });
  const showProblem = (topic: string, problem: ShownProblem) =>
    show({ topic, tone: toneOf(problem), message: problem.message, problem });

  /** A problem of the check that kept Facebook from answering ends with its next answer. */
  const showCheckProblem = (problem: ProblemView) =>
    show({
      topic: "check",
      tone: "bad",
      message: problem.message,
      problem,
      ...(loadedSnapshot()?.facebook.name === "unreachable" && {
        isTrue: ({ facebook }: Snapshot) => facebook.name !== "reachable",
      }),
    });

  /** Shows the problem, if there is one. Returns whether the call succeeded. */
  function succeeded(topic: string, result: CallResult<unknown> | undefined): boolean {
    if (result && !result.ok) showProblem(topic, result.problem);
    return result?.ok === true;
  }

  const loadedSnapshot = (): Snapshot | undefined => {
    const { load } = store.get();
    return load.name === "loaded" ? load.snapshot : undefined;
  };

  function announce(redirect: Redirect): void {
    if (redirect.kind === "failed") {
      const { problem } = redirect;
      showProblem(connectTopic(redirect.type), problem);
      return;
    }
    // Facebook has answered, so an error about any channel's login is out of date.
    store.set({ toasts: store.get().toasts.filter(({ topic }) => !isConnectTopic(topic)) });
    const topic = connectTopic(redirect.type);
    show({ topic, ...connectedToast(redirect.type, loadedSnapshot(), showNotConnected) });
  }

  async function receiveRedirect(search: RedirectSearch): Promise<void> {
    const redirect = parseRedirect(search);
    if (!redirect) return;
    // Reload first, so that the announced number of accounts matches the list.
    await reload();
    announce(redirect);
  }

  const showNotConnected = () =>
    store.set({ view: "accounts", focusRequest: { elementId: focusIds.unconnectable } });

  async function undo(id: string): Promise<void> {
    removeTopic("disconnect");
    succeeded("disconnect", await desktop?.undoDisconnect(id));
  }

  function showAccount(id: string): void {
    const { list } = store.get();
    store.set({
      view: "accounts",
      list: { ...list, filter: "all", query: "" },
      selected: id,
      scrollTarget: { id },
    });
  }

  function focusSearch(scope: SearchScope): void {
    if (store.get().load.name !== "loaded") return;
    if (scope === "everything") store.set({ searching: true });
    else store.set({ view: "accounts", focusRequest: { elementId: focusIds.listSearch } });
  }

  return {
    focusSearch,
    closeSearch: () => store.set({ searching: false }),
    async start(redirect) {
      client.subscribe({
        snapshot: loader.showSnapshot,
        flows: loader.showFlows,
        update: (update) => store.set({ update }),
        webApps: (webApps) => store.set({ webApps }),
        redirect: (search) => void receiveRedirect(search),
        showSettings: () => store.set({ settings: "general" }),
        showAccount,
        showAttention() {
          store.set({
            view: "accounts",
            list: { ...store.get().list, filter: "attention", query: "" },
          });
        },
        connectChannel: (type) => void this.connect(type),
        checkAccounts: () => void this.check({ kind: "all" }),
        focusSearch,
        showDialog: (dialog) => store.set({ dialog }),
        stale: () => void reload(),
      });
      await reload();
      if (redirect) announce(redirect);
    },
    reload,
    async connect(type, intent, place = { kind: "toolbar" }) {
      removeTopic(connectTopic(type));
      store.set({ flowPlaces: { ...store.get().flowPlaces, [type]: place } });
      // Ignore a successful result, because the flow itself has already arrived as an event when
      // this call resolves.
      succeeded(connectTopic(type), await client.connect(type, intent));
    },
    async cancel(flow) {
      const topic = connectTopic(flow.type);
      if (succeeded(topic, await desktop?.cancel(flow.id))) {
        show({ topic, tone: "plain", message: texts.cancelled(flow.type) });
      }
    },
    async copyLink(flow) {
      if (succeeded("copy", await desktop?.copyLink(flow.id))) {
        show({ topic: "copy", tone: "good", message: texts.linkCopied });
      }
    },
    async openHere(flow) {
      succeeded(connectTopic(flow.type), await desktop?.openHere(flow.id));
    },
    async check(scope) {
      removeTopic("check");
      store.set({ checking: true });
      const result = await client.check(scope);
      store.set({ checking: false });
      if (!result.ok) return void succeeded("check", result);
      await reload();
      const { cancelled, problem } = result.value;
      if (cancelled) show({ topic: "check", tone: "plain", message: texts.checkCancelled });
      else if (problem) showCheckProblem(problem);
      else show(checkedToast(result.value, loadedSnapshot()));
    },
    async signOut() {
      succeeded("sign-out", await client.web?.signOut());
    },
    async cancelCheck() {
      succeeded("check", await desktop?.cancelCheck());
    },
    async disconnect(target) {
      const result = await client.disconnect(target);
      if (!result.ok) return result;
      await reload();
      const message =
        target.kind === "account"
          ? texts.disconnected(displayName(target.account))
          : texts.disconnectedMany(target.type, target.accounts.length);
      const pending = result.value;
      show({
        topic: "disconnect",
        tone: "good",
        message,
        ...(pending && { action: { label: texts.undo, run: () => void undo(pending.id) } }),
        isTrue: ({ disconnecting }) =>
          pending === null || disconnecting.some(({ id }) => id === pending.id),
      });
      return result;
    },
    copy(text, confirmation) {
      const copied = copyText(text);
      show({
        topic: "copy",
        tone: copied ? "good" : "bad",
        message: copied ? confirmation : texts.copyRefused,
      });
    },
    dismiss: ({ topic }) => removeTopic(topic),
    showSettings: (settings) => store.set({ settings }),
    showSetup: (setup) => store.set({ setup, settings: undefined }),
    showDialog: (dialog) => store.set({ dialog }),
    showView(view, filter) {
      const { list } = store.get();
      store.set({ view, ...(filter && { list: { ...list, filter } }) });
    },
    changeList: (change) => store.set({ list: { ...store.get().list, ...change } }),
    select: (selected) => store.set({ selected }),
    focusDetails: () => store.set({ focusRequest: { elementId: focusIds.details } }),
    showAccount,
  };
}

const connectTopic = (type: ChannelType | undefined): string => `connect:${type ?? "any"}`;
const isConnectTopic = (topic: string): boolean => topic.startsWith("connect:");

/** A cancelled login is shown in a plain tone, because it is not an error. */
const toneOf = ({ code }: ProblemView): Toast["tone"] =>
  code === "cancelled" || code === "access_denied" ? "plain" : "bad";

/** Says what a check found. It disappears once the accounts in its scope change. */
function checkedToast({ scope, checked, failing }: CheckResult, found?: Snapshot): Toast {
  const inScope = (snapshot: Snapshot) =>
    allAccounts(snapshot).filter(
      ({ id, channel }) =>
        scope.kind === "all" ||
        (scope.kind === "channel" ? scope.type === channel : scope.id === id),
    );
  const fingerprint = (snapshot: Snapshot) =>
    inScope(snapshot)
      .map((account) => `${account.id} ${isFailing(account)}`)
      .join();
  const then = found && fingerprint(found);
  const [account] = found && scope.kind === "account" ? inScope(found) : [];
  const name =
    scope.kind === "channel" ? channelNames[scope.type] : account && displayName(account);
  return {
    topic: "check",
    tone: failing === 0 ? "good" : "plain",
    message: texts.checked(name, checked, failing),
    isTrue: (now) => then === undefined || fingerprint(now) === then,
  };
}
