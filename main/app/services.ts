import type { TestLoginView } from "../../common/contract/meta-app.ts";
import { permissionNames, permissionView } from "../channels/permissions.ts";
import { log, logFailure } from "../desktop/diagnostics/log.ts";
import type { UtilityProcess } from "../desktop/lifecycle/utility-process.ts";
import { createFacebook } from "../facebook/index.ts";
import { verifyApp } from "../facebook/login/verify-app.ts";
import { graphVersions } from "../facebook/versions.ts";
import { loadWriter } from "../storage/json-file.ts";
import { systemClock } from "../system-clock.ts";
import { createAppSecrets } from "./app-secrets.ts";
import { facebookOrigins } from "./facebook-config.ts";
import { createFactoryReset, type FactoryReset } from "./factory-reset.ts";
import { createKeychains, type Keychains } from "./keychains.ts";
import { createMetaAppForm } from "./meta-app-form.ts";
import { openMetaAppRecord, withMetaAppRecord } from "./meta-app-record.ts";
import { createMetaAppSettings, type MetaAppSettings } from "./meta-app-settings.ts";
import { createPracticeFacebook } from "./practice-facebook.ts";
import type { Stores } from "./stores.ts";
import { createTestLogin, type TestLogin } from "./test-login.ts";
import { createTestLogins, type TestLogins } from "./test-logins.ts";
import { redirectUriOn, type Workspace } from "./workspace.ts";
import {
  openWorkspaces,
  type SettingsChange,
  type Workspaces,
  type WorkspacesDeps,
} from "./workspaces.ts";

export interface ServicesDeps
  extends Omit<WorkspacesDeps, "keychains" | "practiceFacebook" | "testLogin"> {
  readonly stores: Stores;
  /** The name of the profile, unless it is the standard one (profile-name.ts). */
  readonly profile?: string | undefined;
  readonly startKeytarWorker: () => UtilityProcess;
  readonly onTestLoginChanged: (view: TestLoginView) => void;
}

/**
 * The parts that load after the first frame, because Express, undici and keytar are too large to
 * load earlier.
 */
export interface Services {
  /** Returns the workspace in use. Ask again each time, because it may be exchanged. */
  workspace(): Workspace;
  /** The keychains of both modes. */
  readonly keychains: Keychains;
  readonly metaApp: MetaAppSettings;
  readonly testLogins: TestLogins;
  /**
   * Saves another port and uses it at once. Rejects with UserError if it is taken, and with
   * StoreWriteError.
   */
  changePort(port: number): Promise<void>;
  readonly factoryReset: FactoryReset;
  /** Starts the workspace, and finishes what the last run left unfinished. */
  start(): void;
  /** Releases every socket and the keychain. Never rejects. */
  close(): Promise<void>;
}

export async function createServices(deps: ServicesDeps): Promise<Services> {
  const { profile, startKeytarWorker, stores, ui } = deps;
  await loadWriter();
  const keychains = createKeychains(stores, profile, startKeytarWorker);
  keychains.real.onStatus(ui.accountsChanged);
  const practiceFacebook = createPracticeFacebook();
  const testLogin = createAppTest(deps);
  const workspaces = await openWorkspaces({ ...deps, keychains, practiceFacebook, testLogin });
  const { metaApp, testLogins, changeOver } = createMetaApp(deps, {
    keychains,
    workspaces,
    testLogin,
  });
  return {
    workspace: workspaces.current,
    keychains,
    metaApp,
    testLogins,
    async changePort(port) {
      const change: SettingsChange = (stored) => ({ ...stored, port });
      // The environment may name the port to use instead.
      if (deps.environment.port === undefined) await changeOver(change);
      else stores.settings.set(change(stores.settings.get()));
    },
    factoryReset: createFactoryReset({ stores, keychains, metaApp, workspace: workspaces.current }),
    start() {
      workspaces.current().start();
      metaApp
        .deleteUnusedSecrets()
        .catch((error: unknown) => logFailure("meta-app.secrets-not-deleted", error));
    },
    async close() {
      await Promise.all([testLogins.cancel(), workspaces.close()]);
    },
  };
}

/** Creates the test login, whose Facebook is the one that an own Meta app uses. */
const createAppTest = ({ environment, resolveProxy, onTestLoginChanged }: ServicesDeps) =>
  createTestLogin({
    clock: systemClock,
    connectTo: ({ appSecret, ...app }) =>
      createFacebook({
        ...facebookOrigins(environment),
        ...app,
        appSecret: () => appSecret,
        clock: systemClock,
        resolveProxy,
        log,
      }),
    onChange: onTestLoginChanged,
  });

interface MetaAppParts {
  readonly keychains: Keychains;
  readonly workspaces: Workspaces;
  readonly testLogin: TestLogin;
}

function createMetaApp(deps: ServicesDeps, { keychains, workspaces, testLogin }: MetaAppParts) {
  const { environment, resolveProxy, stores } = deps;
  const { settings } = stores;
  const record = openMetaAppRecord(settings);
  const secrets = createAppSecrets(record, keychains.real);
  const form = createMetaAppForm({
    secrets,
    verify(app) {
      const { graphOrigin } = facebookOrigins(environment);
      return verifyApp({ ...app, graphOrigin, clock: systemClock, resolveProxy });
    },
    onOtherApp: testLogin.forget,
  });
  const backendPort = () => workspaces.current().loopback?.port;
  /** Returns the port that a Meta app would use. Practice mode may use another one. */
  const port = () => {
    const configured = environment.port ?? settings.get().port;
    return configured === 0 ? (backendPort() ?? 0) : configured;
  };
  const testLogins = createTestLogins({
    testLogin,
    clock: systemClock,
    log,
    verify: form.verify,
    port,
    backendPort,
  });
  async function changeOver(change: SettingsChange): Promise<void> {
    // The test login may have the port.
    await testLogins.cancel();
    await workspaces.changeOver(change);
    testLogin.forget();
  }
  const metaApp = createMetaAppSettings({
    record,
    secrets,
    form,
    // Practice mode opens the files of the real Facebook only when they are needed.
    activity: { add: (entries) => stores.filesOf(false).activity.add(entries) },
    running: () => workspaces.current().meta.source,
    changeOver: (change) => changeOver((stored) => withMetaAppRecord(stored, change(stored))),
    setupOptions: () => metaAppOptions(deps, testLogin, redirectUriOn(port())),
  });
  return { metaApp, testLogins, changeOver };
}

function metaAppOptions(
  { stores }: ServicesDeps,
  testLogin: TestLogin,
  localRedirectUri: string,
): ReturnType<Parameters<typeof createMetaAppSettings>[0]["setupOptions"]> {
  const view = testLogin.view();
  return {
    versions: graphVersions(Date.now(), stores.settings.get().metaApp?.version),
    localRedirectUri,
    permissions: permissionNames.map(permissionView),
    ...(view && { testLogin: view }),
  };
}
