import type { ChannelType } from "../../common/contract/accounts.ts";
import type { PagekeeperApi } from "../../common/contract/api.ts";
import type { CallArguments } from "../../common/contract/call-schemas.ts";
import type { CheckResult, CheckScope } from "../../common/contract/checks.ts";
import type { DialogName, SearchScope } from "../../common/contract/events.ts";
import type { FlowView, RedirectSearch } from "../../common/contract/flows.ts";
import type { CallResult } from "../../common/contract/problems.ts";
import type { PendingDisconnect, Snapshot } from "../../common/contract/snapshot.ts";
import type { UpdateView } from "../../common/contract/updates.ts";
import type { WebAppsView } from "../../common/contract/web-apps.ts";
import type { DisconnectTarget } from "../accounts/disconnect-effects.ts";

export interface WindowData {
  readonly snapshot: Snapshot;
  /**
   * The running flows. Always empty in the web UI, because there the page navigates to Facebook for
   * a flow.
   */
  readonly flows: readonly FlowView[];
}

export interface Listeners {
  readonly snapshot: (snapshot: Snapshot) => void;
  readonly flows: (flows: readonly FlowView[]) => void;
  /** Called only in the app's own window. */
  readonly update: (update: UpdateView | null) => void;
  /** Called only in the app's own window. */
  readonly webApps: (view: WebAppsView) => void;
  readonly redirect: (search: RedirectSearch) => void;
  readonly showSettings: () => void;
  readonly showAccount: (id: string) => void;
  readonly showAttention: () => void;
  readonly connectChannel: (type: ChannelType) => void;
  readonly checkAccounts: () => void;
  readonly focusSearch: (scope: SearchScope) => void;
  readonly showDialog: (name: DialogName) => void;
  /** Called when the data may be out of date and should be loaded again. */
  readonly stale: () => void;
}

/**
 * Loads and changes the window's data. The app's own window uses IPC, and the web UI uses HTTP
 * (docs/http-api.md).
 */
export interface Client {
  load(): Promise<CallResult<WindowData>>;
  /** Returns a function that removes the listeners. */
  subscribe(listeners: Listeners): () => void;
  /**
   * Resolves when the browser has been asked to open. The flow itself is reported to
   * `Listeners.flows`.
   */
  connect(...args: CallArguments<"connect">): Promise<CallResult<unknown>>;
  /** Returns null in the web UI, where accounts are disconnected at once. */
  disconnect(target: DisconnectTarget): Promise<CallResult<PendingDisconnect | null>>;
  /** Resolves when Facebook has answered, which may take long. */
  check(scope: CheckScope): Promise<CallResult<CheckResult>>;
  /** The calls that only the app's own window can make. Undefined in the web UI. */
  readonly desktop?: DesktopClient;
  /** The calls that only the web UI can make. Undefined in the app's own window. */
  readonly web?: WebClient;
}

export interface WebClient {
  /** Brings up the app's window. The page stays open. */
  openApp(): void;
  /** Signs this browser out and leaves the page. */
  signOut(): Promise<CallResult<null>>;
}

export interface DesktopClient
  extends Pick<
    PagekeeperApi,
    | "cancel"
    | "copyLink"
    | "openHere"
    | "undoDisconnect"
    | "activity"
    | "showMenu"
    | "cancelCheck"
    | "dismissTour"
    | "settings"
    | "saveSettings"
    | "metaApp"
    | "saveMetaAppDraft"
    | "verifyMetaApp"
    | "startTestLogin"
    | "cancelTestLogin"
    | "copyTestLoginLink"
    | "openTestLoginHere"
    | "saveMetaApp"
    | "removeMetaApp"
    | "downloadUpdate"
    | "installUpdate"
    | "postponeUpdate"
    | "answerWebApp"
    | "removeWebApp"
    | "openLogs"
    | "copyDiagnostics"
    | "factoryReset"
    | "ready"
    | "on"
  > {
  snapshot(): Promise<CallResult<Snapshot>>;
  /** Calls `listener` when the activity has changed. Returns a function that removes it. */
  onActivity(listener: () => void): () => void;
}
