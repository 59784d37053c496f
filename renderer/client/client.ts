import type { ChannelType } from "../../common/contract/accounts.ts";
import type { CallArguments } from "../../common/contract/call-schemas.ts";
import type {
  FactoryResetLeftover,
  FactoryResetResult,
} from "../../common/contract/factory-reset.ts";
import type { FlowView, RedirectSearch } from "../../common/contract/flows.ts";
import type { MetaAppForm, MetaAppSetup } from "../../common/contract/meta-app.ts";
import type { CallResult } from "../../common/contract/problems.ts";
import type { Settings, SettingsView } from "../../common/contract/settings.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import type { UpdateView } from "../../common/contract/updates.ts";

/** All that is on screen, as its source tells it. */
export interface WindowData {
  readonly snapshot: Snapshot;
  /** Running flows; always empty in the web UI, whose page leaves for Facebook while one runs. */
  readonly flows: readonly FlowView[];
}

export interface Listeners {
  readonly snapshot: (snapshot: Snapshot) => void;
  readonly flows: (flows: readonly FlowView[]) => void;
  /** Only the app's own window is told of one. */
  readonly update: (update: UpdateView | null) => void;
  readonly redirect: (search: RedirectSearch) => void;
  readonly showSettings: () => void;
  readonly showAccount: (id: string) => void;
  /** What is on screen may be old and nobody said what changed: load again. */
  readonly stale: () => void;
}

/** Where the window gets its data: IPC in the app, the guide's HTTP calls in the web UI. */
export interface Client {
  load(): Promise<CallResult<WindowData>>;
  /** Returns the function that stops watching. */
  subscribe(watchers: Listeners): () => void;
  /** Resolves when the browser was asked to open; the flow itself comes by `watch`. */
  connect(...args: CallArguments<"connect">): Promise<CallResult<unknown>>;
  disconnectAccount(id: string): Promise<CallResult<null>>;
  disconnectChannel(type: ChannelType): Promise<CallResult<null>>;
  /** What only the app's own window can do; the HTTP contract has no such calls. */
  readonly desktop?: DesktopClient;
}

export interface DesktopClient {
  cancel(flowId: string): Promise<CallResult<null>>;
  copyLink(flowId: string): Promise<CallResult<null>>;
  openHere(flowId: string): Promise<CallResult<null>>;
  check(type: ChannelType): Promise<CallResult<null>>;
  settings(): Promise<CallResult<SettingsView>>;
  metaApp(): Promise<CallResult<MetaAppSetup>>;
  saveMetaApp(form: MetaAppForm): Promise<CallResult<{ readonly appName?: string }>>;
  removeMetaApp(): Promise<CallResult<null>>;
  downloadUpdate(): Promise<CallResult<null>>;
  installUpdate(): Promise<CallResult<null>>;
  postponeUpdate(): Promise<CallResult<null>>;
  restart(): Promise<CallResult<null>>;
  snapshot(): Promise<CallResult<Snapshot>>;
  openLogs(): Promise<CallResult<null>>;
  copyDiagnostics(choice: { readonly names: boolean }): Promise<CallResult<null>>;
  factoryReset(leave: FactoryResetLeftover[]): Promise<CallResult<FactoryResetResult>>;
  saveSettings(settings: Partial<Settings>): Promise<CallResult<Pick<SettingsView, "restart">>>;
  /** The first frame has settled; main may load what is heavy. */
  ready(): Promise<CallResult<null>>;
}
