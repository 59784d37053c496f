import type { MetaAppSetup } from "../../common/contract/meta-app.ts";
import type { WebAppsView } from "../../common/contract/web-apps.ts";
import { type Channels, type ChannelsDeps, createChannels } from "../channels/index.ts";
import type { Result } from "../channels/model.ts";
import { permissionNames, permissionView } from "../channels/permissions.ts";
import { log, logFailure } from "../desktop/diagnostics/log.ts";
import type { UtilityProcess } from "../desktop/lifecycle/utility-process.ts";
import { callbackProblem, createFacebook } from "../facebook/index.ts";
import { verifyApp } from "../facebook/login/verify-app.ts";
import { defaultVersion, graphVersions, isRetired } from "../facebook/versions.ts";
import type { Keychain } from "../keychain/index.ts";
import { type Backend, listen, portTaken, serve } from "../server/index.ts";
import { redirectAfterFlow } from "../server/redirect.ts";
import { loadWriter } from "../storage/json-file.ts";
import { systemClock } from "../system-clock.ts";
import { createWebApps, type WebApps } from "../web-apps/index.ts";
import type { Environment } from "./environment.ts";
import { metaGraph, type RunningConfig, resolveFacebookConfig } from "./facebook-config.ts";
import { createFactoryReset, type FactoryReset } from "./factory-reset.ts";
import { createKeychains } from "./keychains.ts";
import { createMetaAppSettings, type MetaAppSettings, metaAppRecord } from "./meta-app-settings.ts";
import { portTakenNotice, versionRetiredNotice } from "./notices.ts";
import type { Stores } from "./stores.ts";
import type { UiState } from "./ui-state.ts";

export interface ServicesDeps {
  readonly environment: Environment;
  readonly stores: Stores;
  readonly ui: Pick<UiState, "accountsChanged" | "flowsChanged" | "addNotice">;
  /** The folder of the built renderer. The web UI uses the same files. */
  readonly rendererFolder: string;
  /** The `img-src` sources that the web UI allows. */
  readonly imageSources: readonly string[];
  /** The name of the profile, unless it is the standard one (profile-name.ts). */
  readonly profile?: string | undefined;
  readonly startKeytarWorker: () => UtilityProcess;
  /** Asks the system which proxies to use for a URL. */
  readonly resolveProxy: (url: string) => Promise<string>;
  /**
   * Called when a flow ends that was started in the window. `target` is the path and query to which
   * a browser would be redirected.
   */
  readonly onDesktopRedirect: (target: string) => void;
  /** Called when the allowed web apps, or the question about one, have changed. */
  readonly onWebAppsChanged: (view: WebAppsView) => void;
}

/**
 * The parts that load after the first frame, because Express, undici and keytar are too large to
 * load earlier.
 */
export interface Services {
  readonly channels: Channels;
  readonly keychain: Keychain;
  /** Returns a problem in the current language if the port is taken. */
  readonly backend: () => Result<Backend>;
  readonly metaApp: MetaAppSettings;
  readonly factoryReset: FactoryReset;
  readonly webApps: Pick<WebApps, "view" | "answer" | "remove">;
  /**
   * The source of this run's Meta app, the version of the Graph API, and the origin of the practice
   * Facebook's pages, if this run uses one.
   */
  readonly meta: {
    readonly source: MetaAppSetup["running"];
    readonly version: string;
    readonly practiceOrigin: string | undefined;
  };
  /**
   * Finishes the work that the last run left unfinished. Then checks all accounts, now and at
   * regular intervals.
   */
  start(): void;
  /** Releases every socket and the keychain. Never rejects. */
  close(): Promise<void>;
}

export async function createServices(deps: ServicesDeps): Promise<Services> {
  const { environment, profile, resolveProxy, startKeytarWorker, stores, ui } = deps;
  const { practice, settings } = stores;
  await loadWriter();
  const { keychain, appKeychain, openOther } = createKeychains(stores, profile, startKeytarWorker);
  const config = await resolveFacebookConfig(environment, settings.get(), appKeychain);
  const facebook = createFacebook({ ...config, clock: systemClock, resolveProxy, log });

  const port = environment.port ?? settings.get().port;
  const loopback = await listen({ port, anyPort: practice });
  const localRedirectUri = redirectUriOn(loopback.ok ? loopback.value.port : port);

  const redirectUri = () => config.app?.redirectUri ?? localRedirectUri;
  const channels = createDomain(deps, { facebook, keychain, redirectUri });
  keychain.onStatus(ui.accountsChanged);
  const webApps = createWebApps({
    records: stores.webApps,
    clock: systemClock,
    onChange: () => deps.onWebAppsChanged(webApps.view()),
  });
  const backend = loopback.ok
    ? serve(loopback.value, {
        flows: channels.flows,
        accounts: channels,
        webApps,
        rendererFolder: deps.rendererFolder,
        imageSources: deps.imageSources,
        onDesktopRedirect: deps.onDesktopRedirect,
        clock: systemClock,
        log,
      })
    : undefined;
  if (!backend) ui.addNotice(portTakenNotice(() => portTaken(port).message));
  warnOfRetiredVersion(config, ui);
  const metaApp = createMetaApp(deps, { appKeychain, config, localRedirectUri });

  return {
    channels,
    keychain,
    backend: () =>
      backend ? { ok: true, value: backend } : { ok: false, problem: portTaken(port) },
    metaApp,
    meta: {
      source: config.source,
      version: config.version,
      practiceOrigin: config.pagesOrigin,
    },
    factoryReset: createFactoryReset({
      stores,
      channels,
      metaApp,
      openOtherKeychain: openOther,
    }),
    webApps,
    start: () => startWork(channels, metaApp),
    async close() {
      channels.close();
      webApps.close();
      const closables = [keychain, appKeychain, backend, facebook, config];
      await Promise.allSettled(closables.map((each) => each?.close()));
    },
  };
}

function createDomain(
  { stores, ui, onDesktopRedirect }: ServicesDeps,
  ports: Pick<ChannelsDeps, "facebook" | "keychain" | "redirectUri">,
): Channels {
  const { practice, records, settings } = stores;
  return createChannels({
    ...ports,
    records,
    clock: systemClock,
    practice,
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

function warnOfRetiredVersion({ app }: RunningConfig, ui: Pick<UiState, "addNotice">): void {
  if (app && isRetired(app.version, Date.now())) {
    ui.addNotice(versionRetiredNotice(app.version, defaultVersion));
  }
}

const redirectUriOn = (port: number) => `http://localhost:${port}/auth/facebook/callback`;

interface MetaAppDeps {
  readonly appKeychain: Keychain;
  readonly config: RunningConfig;
  readonly localRedirectUri: string;
}

function createMetaApp(
  { environment, resolveProxy, stores: { settings } }: ServicesDeps,
  { appKeychain, config, localRedirectUri }: MetaAppDeps,
): MetaAppSettings {
  const graphOrigin = environment.graphOrigin ?? metaGraph;
  /**
   * Returns the redirect URI with the port that the next start will use, because a saved Meta app
   * takes effect only at the next start.
   */
  const nextRedirectUri = () => {
    const port = environment.port ?? settings.get().port;
    return port === 0 ? localRedirectUri : redirectUriOn(port);
  };
  return createMetaAppSettings({
    record: metaAppRecord(settings),
    keychain: appKeychain,
    running: config,
    verify: (app) => verifyApp({ ...app, graphOrigin, clock: systemClock, resolveProxy }),
    setupOptions: () => ({
      versions: graphVersions(Date.now(), settings.get().metaApp?.version),
      localRedirectUri: nextRedirectUri(),
      permissions: permissionNames.map(permissionView),
    }),
  });
}

function startWork(channels: Channels, metaApp: MetaAppSettings): void {
  channels.startSchedule();
  void channels
    .recoverFromLastRun()
    .catch((error: unknown) => logFailure("recovery.failed", error))
    .then(() => channels.check())
    .catch((error: unknown) => logFailure("check.failed", error));
  metaApp
    .deleteUnusedSecrets()
    .catch((error: unknown) => logFailure("meta-app.secrets-not-deleted", error));
}
