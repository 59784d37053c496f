/** The last part of the composition root: what the first frame does not need. `front.ts` loads it afterwards. */
import { updateRecords } from "../channels/context.ts";
import { createChannels } from "../channels/index.ts";
import type { KeychainPort } from "../channels/ports/index.ts";
import { knownSecretNames } from "../channels/records/secrets.ts";
import { addSalvagedRecords } from "../channels/records/wipe.ts";
import { log, logFailure } from "../desktop/diagnostics/log.ts";
import type { Services } from "../desktop/ipc/handlers/index.ts";
import type { Environment } from "../desktop/lifecycle/environment.ts";
import type { UtilityProcess } from "../desktop/lifecycle/utility-process.ts";
import { portTakenNotice, versionRetiredNotice } from "../desktop/notifications/notices.ts";
import { callbackProblem, createFacebook } from "../facebook/index.ts";
import { permissionList } from "../facebook/login/permissions.ts";
import { verifyApp } from "../facebook/login/verify-app.ts";
import { defaultVersion, graphVersions, isRetired } from "../facebook/versions.ts";
import { createKeychainConnection } from "../keychain/connection.ts";
import { createKeychain } from "../keychain/index.ts";
import { loadReconnectingKeytar } from "../keychain/keytar/reconnecting-keytar.ts";
import { type Backend, portTaken, startBackend } from "../server/index.ts";
import { redirectAfterFlow } from "../server/redirect.ts";
import { loadWriter } from "../storage/json-file.ts";
import type { RecordsFile } from "../storage/records.ts";
import type { SettingsFile } from "../storage/settings.ts";
import { systemClock } from "../system-clock.ts";
import { metaGraph, type RunningApp, runningApp } from "./facebook-config.ts";
import { createRemoval } from "./factory-reset.ts";
import { appSecretName, createMetaAppSettings, type MetaAppSettings } from "./meta-app-settings.ts";
import type { Presenter } from "./ui-state.ts";

export interface CoreParts {
  readonly environment: Environment;
  readonly practice: boolean;
  readonly settings: SettingsFile;
  readonly records: RecordsFile;
  /** Practice accounts, where this run has real ones, and the other way round. */
  readonly openOtherRecords: () => RecordsFile;
  readonly presenter: Presenter;
  /** The built renderer, for the web UI. */
  readonly rendererFolder: string;
  /** Where pictures may come from. */
  readonly imageSources: readonly string[];
  /** Starts a process of main/keychain/keytar/keytar-worker.ts. */
  readonly startKeytar: () => UtilityProcess;
  /** The ids of the running flows, at each change. */
  readonly onFlows: (ids: readonly string[]) => void;
}

export interface RunningCore extends Services {
  /** Lets go of every socket and of the keychain; never rejects for what is closed already. */
  close(): Promise<void>;
}

export async function buildCore(parts: CoreParts): Promise<RunningCore> {
  const { environment, practice, records, presenter, settings } = parts;
  await loadWriter();
  const { keychain, appKeychain, createOtherKeychain } = createKeychains(parts);
  const meta = await runningApp(environment, settings.get(), appKeychain);
  const facebook = createFacebook({ ...meta, clock: systemClock });
  let backend: Backend | undefined;
  const port = environment.port ?? settings.get().port;
  const localRedirectUri = () => (backend ? redirectUriAt(backend.origin) : redirectUriOn(port));

  const channels = createChannels({
    facebook,
    keychain,
    records,
    clock: systemClock,
    practice,
    webhooks: () => settings.get().webhooks,
    checkEvery: () => settings.get().checkEvery,
    random: () => Math.random(),
    // No flow begins before the backend listens, so there is always a port to name.
    redirectUri: () => meta.app?.redirectUri ?? localRedirectUri(),
    callbackProblem,
    onAccountsChanged: presenter.accountsChanged,
    onFlowsChanged: () => {
      presenter.flowsChanged();
      parts.onFlows(channels.flows.list().map((flow) => flow.id));
    },
    onFlowEndedWithoutBrowser: (end) => {
      if (end.origin === "desktop") returnTo(presenter, redirectAfterFlow(end));
    },
  });
  presenter.attach(channels, keychain);

  const started = await startBackend({
    port,
    anyPort: practice,
    flows: channels.flows,
    accounts: channels,
    rendererFolder: parts.rendererFolder,
    imageSources: parts.imageSources,
    onDesktopRedirect: (target) => returnTo(presenter, target),
    clock: systemClock,
    log,
  });
  if (started.ok) backend = started.value;
  else presenter.addNotice(portTakenNotice(() => portTaken(port).message));

  const metaApp = metaAppSettings(parts, { appKeychain, meta, localRedirectUri });
  if (meta.app && isRetired(meta.app.version, Date.now())) {
    presenter.addNotice(versionRetiredNotice(meta.app.version, defaultVersion));
  }

  channels.startSchedule();

  // What the last run left is put right first; then Facebook is asked, so that the window tells the truth.
  void channels
    .recoverFromLastRun()
    .catch((error: unknown) => logFailure("settle.failed", error))
    .then(() => channels.check())
    .catch((error: unknown) => logFailure("check.failed", error));
  metaApp.settle().catch((error: unknown) => logFailure("meta-app-settle.failed", error));
  return {
    channels,
    backend: () =>
      backend ? { ok: true, value: backend } : { ok: false, problem: portTaken(port) },
    metaApp,
    meta: { from: meta.from, version: meta.version },
    removeEverything: createRemoval({
      channels,
      records,
      openOther() {
        const others = parts.openOtherRecords();
        addSalvaged(others);
        return { records: others, keychain: createOtherKeychain(others), real: practice };
      },
      metaApp,
      begin() {
        const { appSecrets, startAtLogin } = settings.get();
        const lost = settings.salvage();
        settings.set({
          ...settings.get(),
          factoryResetPending: true,
          appSecrets: [...new Set([...appSecrets, ...lost.appSecrets])],
          startAtLogin: startAtLogin || lost.startAtLogin,
        });
        addSalvaged(records);
      },
    }),
    async close() {
      channels.close();
      await Promise.allSettled([
        keychain.close(),
        appKeychain.close(),
        backend?.close(),
        facebook.close(),
        meta.close(),
      ]);
    },
  };
}

const redirectUriAt = (origin: string) => `${origin}/auth/facebook/callback`;
const redirectUriOn = (port: number) => redirectUriAt(`http://localhost:${port}`);

interface SettingsParts {
  readonly appKeychain: KeychainPort;
  readonly meta: RunningApp;
  readonly localRedirectUri: () => string;
}

function metaAppSettings(
  { environment, settings }: CoreParts,
  { appKeychain, meta, localRedirectUri }: SettingsParts,
): MetaAppSettings {
  const graphOrigin = environment.graphOrigin ?? metaGraph;
  /** What is saved counts from the next start on; the port of this run may be another, in practice mode any. */
  const nextRedirectUri = () => {
    const port = environment.port ?? settings.get().port;
    return port === 0 ? localRedirectUri() : redirectUriOn(port);
  };
  return createMetaAppSettings({
    record: {
      get: () => settings.get(),
      set(record) {
        const { metaApp: _, ...rest } = settings.get();
        settings.set({ ...rest, ...record });
      },
    },
    keychain: appKeychain,
    running: { from: meta.from, ...(meta.app && { app: meta.app }) },
    verify: (app) => verifyApp({ ...app, graphOrigin, clock: systemClock }),
    facts: () => ({
      versions: graphVersions(Date.now(), settings.get().metaApp?.version),
      localRedirectUri: nextRedirectUri(),
      permissions: permissionList,
    }),
  });
}

/** The window handles a flow's end with the code that a page handles its own query with; a cancel it has told already. */
function returnTo(presenter: Presenter, target: string): void {
  const { search, searchParams } = new URL(target, "http://localhost");
  if (searchParams.get("error_code") !== "cancelled") presenter.redirect(search);
}

/** Files that were kept aside go with all others, and what they name before them. */
const addSalvaged = (records: RecordsFile): void =>
  updateRecords(records, (current) => addSalvagedRecords(current, records.salvage()));

/** Secrets of accounts, and of the Meta app: in practice mode the two lie in different services, and still take turns. */
function createKeychains({ practice, records, settings, startKeytar }: CoreParts) {
  const start = () => {
    log("keychain.asked-anew");
    return startKeytar();
  };
  const connection = createKeychainConnection({
    clock: systemClock,
    loadKeytar: () => loadReconnectingKeytar({ start }),
  });
  const appSecrets = () => settings.get().appSecrets.map(appSecretName);
  const accounts = () => knownSecretNames(records.get());
  if (!practice) {
    const names = () => [...accounts(), ...appSecrets()];
    const keychain = createKeychain({ connection, service: "Pagekeeper", names });
    const createOtherKeychain = ({ get }: RecordsFile) =>
      createKeychain({
        connection,
        service: "Pagekeeper Practice",
        names: () => knownSecretNames(get()),
      });
    return { keychain, appKeychain: keychain, createOtherKeychain };
  }
  const appKeychain = createKeychain({ connection, service: "Pagekeeper", names: appSecrets });
  return {
    keychain: createKeychain({ connection, service: "Pagekeeper Practice", names: accounts }),
    appKeychain,
    createOtherKeychain: () => appKeychain,
  };
}
