import type { MetaAppSetup } from "../../common/contract/meta-app.ts";
import { type Channels, createChannels } from "../channels/index.ts";
import type { Result } from "../channels/model.ts";
import { log, logFailure } from "../desktop/diagnostics/log.ts";
import { callbackProblem, createFacebook, type Facebook } from "../facebook/index.ts";
import type { ResolveProxy } from "../facebook/network/routes.ts";
import { defaultVersion, isRetired } from "../facebook/versions.ts";
import type { Keychain } from "../keychain/index.ts";
import { type Backend, type BackendDeps, portTaken, serve } from "../server/index.ts";
import type { LoopbackServers } from "../server/listen.ts";
import { redirectAfterFlow } from "../server/redirect.ts";
import type { SettingsFile } from "../storage/settings.ts";
import { systemClock } from "../system-clock.ts";
import { createWebApps, type WebApps } from "../web-apps/index.ts";
import type { RunningConfig } from "./facebook-config.ts";
import type { ModeFiles } from "./mode-files.ts";
import { type LocalizedNotice, portTakenNotice, versionRetiredNotice } from "./notices.ts";
import type { UiState } from "./ui-state.ts";

/** What every workspace uses. */
export interface WorkspaceDeps
  extends Pick<BackendDeps, "rendererFolder" | "imageSources" | "openWindow" | "testLogin"> {
  readonly settings: Pick<SettingsFile, "get">;
  readonly ui: Pick<UiState, "accountsChanged" | "flowsChanged">;
  /** Asks the system which proxies to use for a URL. */
  readonly resolveProxy: ResolveProxy;
  /**
   * Called when a flow ends that was started in the window. `target` is the path and query to which
   * a browser would be redirected.
   */
  readonly onDesktopRedirect: (target: string) => void;
  /** Called when the allowed web apps, or the question about one, have changed. */
  readonly onWebAppsChanged: () => void;
}

/** What distinguishes a workspace from others. */
export interface WorkspaceSource {
  readonly config: RunningConfig;
  readonly files: ModeFiles;
  readonly keychain: Keychain;
  /** The port that the backend should use. */
  readonly port: number;
  /** Undefined if another program uses the port. */
  readonly loopback: LoopbackServers | undefined;
  /** Whether the app has started since the files were last in use. */
  readonly lastUse: "earlier-run" | "this-run";
}

/**
 * Everything that belongs to one Meta app or to practice mode: its accounts, its Facebook and its
 * backend. It is opened and closed as a whole (workspaces.ts).
 */
export interface Workspace extends WorkspaceSource {
  readonly appId: string;
  readonly channels: Channels;
  readonly webApps: WebApps;
  /** Returns a problem in the current language if the port is taken. */
  readonly backend: () => Result<Backend>;
  readonly notices: readonly LocalizedNotice[];
  /**
   * The source of the Meta app, the version of the Graph API, and the origin of the practice
   * Facebook's pages, if it is used.
   */
  readonly meta: {
    readonly source: MetaAppSetup["running"];
    readonly version: string;
    readonly practiceOrigin: string | undefined;
  };
  /**
   * Finishes the work that was left unfinished. Then checks all accounts, now and at regular
   * intervals.
   */
  start(): void;
  /**
   * Ends all flows, checks, sessions and questions at once. Resolves when the requests in progress
   * have ended. Doesn't close what came with the source. Never rejects.
   */
  close(reason?: Parameters<Channels["close"]>[0]): Promise<void>;
}

/** Opens a workspace. It responds to requests at once, but does nothing else until `start`. */
export function openWorkspace(deps: WorkspaceDeps, source: WorkspaceSource): Workspace {
  const { config, files, lastUse, loopback, port } = source;
  const facebook = createFacebook({
    ...config,
    clock: systemClock,
    resolveProxy: deps.resolveProxy,
    log,
    onReachabilityChange: deps.ui.accountsChanged,
  });
  const channels = createDomain(deps, source, facebook);
  const webApps = createWebApps({
    records: files.webApps,
    clock: systemClock,
    onChange: deps.onWebAppsChanged,
  });
  const backend =
    loopback &&
    serve(loopback, {
      ...deps,
      flows: channels.flows,
      accounts: channels,
      webApps,
      clock: systemClock,
      log,
    });
  return {
    ...source,
    appId: config.appId,
    channels,
    webApps,
    backend: () =>
      backend ? { ok: true, value: backend } : { ok: false, problem: portTaken(port) },
    notices: noticesFor(source),
    meta: {
      source: config.source,
      version: config.version,
      practiceOrigin: config.pagesOrigin,
    },
    start() {
      channels.startSchedule();
      void channels
        .recoverFromLastRun(lastUse)
        .catch((error: unknown) => logFailure("recovery.failed", error))
        .then(() => channels.check())
        .catch((error: unknown) => logFailure("check.failed", error));
    },
    async close(reason) {
      channels.close(reason);
      webApps.close();
      facebook.close();
      source.keychain.clearCache();
      await backend?.close();
    },
  };
}

function createDomain(
  { settings, ui, onDesktopRedirect }: WorkspaceDeps,
  { config, files, keychain, loopback, port }: WorkspaceSource,
  facebook: Facebook,
): Channels {
  return createChannels({
    facebook,
    keychain,
    records: files.records,
    recordsMutex: files.recordsMutex,
    activity: files.activity,
    clock: systemClock,
    practice: files.practice,
    redirectUri: () => config.app?.redirectUri ?? redirectUriOn(loopback?.port ?? port),
    webhooks: () => settings.get().webhooks,
    checkEvery: () => settings.get().checkEvery,
    random: () => Math.random(),
    callbackProblem,
    onAccountsChanged: ui.accountsChanged,
    onFlowsChanged: ui.flowsChanged,
    onFlowEndedWithoutBrowser(end) {
      if (end.origin === "desktop") onDesktopRedirect(redirectAfterFlow(end));
    },
  });
}

function noticesFor({ config: { app }, loopback, port }: WorkspaceSource) {
  const notices: LocalizedNotice[] = [];
  if (!loopback) notices.push(portTakenNotice(() => portTaken(port).message));
  if (app && isRetired(app.version, Date.now())) {
    notices.push(versionRetiredNotice(app.version, defaultVersion));
  }
  return notices;
}

export const redirectUriOn = (port: number): string =>
  `http://localhost:${port}/auth/facebook/callback`;
