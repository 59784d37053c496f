import type {
  Answer,
  CallArguments,
  ChannelType,
  FlowView,
  MetaAppForm,
  MetaAppSetup,
  RedirectSearch,
  Removal,
  RemovalRest,
  Settings,
  SettingsNow,
  Snapshot,
  UpdateView,
} from "../../common/contract/index.ts";

/** All that is on screen, as its source tells it. */
export interface WindowData {
  readonly snapshot: Snapshot;
  /** Running flows; always empty in the web UI, whose page leaves for Facebook while one runs. */
  readonly flows: readonly FlowView[];
}

export interface Watchers {
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
  load(): Promise<Answer<WindowData>>;
  /** Returns the function that stops watching. */
  watch(watchers: Watchers): () => void;
  /** Resolves when the browser was asked to open; the flow itself comes by `watch`. */
  connect(...args: CallArguments<"connect">): Promise<Answer<unknown>>;
  disconnectAccount(id: string): Promise<Answer<null>>;
  disconnectChannel(type: ChannelType): Promise<Answer<null>>;
  /** What only the app's own window can do; the HTTP contract has no such calls. */
  readonly desktop?: DesktopClient;
}

export interface DesktopClient {
  cancel(flowId: string): Promise<Answer<null>>;
  copyLink(flowId: string): Promise<Answer<null>>;
  openHere(flowId: string): Promise<Answer<null>>;
  check(type: ChannelType): Promise<Answer<null>>;
  settings(): Promise<Answer<SettingsNow>>;
  metaApp(): Promise<Answer<MetaAppSetup>>;
  saveMetaApp(form: MetaAppForm): Promise<Answer<{ readonly appName?: string }>>;
  removeMetaApp(): Promise<Answer<null>>;
  downloadUpdate(): Promise<Answer<null>>;
  installUpdate(): Promise<Answer<null>>;
  putOffUpdate(): Promise<Answer<null>>;
  restart(): Promise<Answer<null>>;
  snapshot(): Promise<Answer<Snapshot>>;
  openLogs(): Promise<Answer<null>>;
  copyDiagnostics(choice: { readonly names: boolean }): Promise<Answer<null>>;
  removeEverything(leave: RemovalRest[]): Promise<Answer<Removal>>;
  saveSettings(settings: Partial<Settings>): Promise<Answer<Pick<SettingsNow, "restart">>>;
  /** The first frame has settled; main may load what is heavy. */
  ready(): Promise<Answer<null>>;
}
