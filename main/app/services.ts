import { permissionNames, permissionView } from "../channels/permissions.ts";
import { logFailure } from "../desktop/diagnostics/log.ts";
import type { UtilityProcess } from "../desktop/lifecycle/utility-process.ts";
import { verifyApp } from "../facebook/login/verify-app.ts";
import { graphVersions } from "../facebook/versions.ts";
import { loadWriter } from "../storage/json-file.ts";
import { systemClock } from "../system-clock.ts";
import { facebookOrigins } from "./facebook-config.ts";
import { createFactoryReset, type FactoryReset } from "./factory-reset.ts";
import { createKeychains, type Keychains } from "./keychains.ts";
import {
  createMetaAppSettings,
  type MetaAppSettings,
  metaAppRecord,
  withMetaAppRecord,
} from "./meta-app-settings.ts";
import { createPracticeFacebook } from "./practice-facebook.ts";
import type { Stores } from "./stores.ts";
import { redirectUriOn, type Workspace } from "./workspace.ts";
import { openWorkspaces, type Workspaces, type WorkspacesDeps } from "./workspaces.ts";

export interface ServicesDeps extends Omit<WorkspacesDeps, "keychains" | "practiceFacebook"> {
  readonly stores: Stores;
  /** The name of the profile, unless it is the standard one (profile-name.ts). */
  readonly profile?: string | undefined;
  readonly startKeytarWorker: () => UtilityProcess;
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
  const workspaces = await openWorkspaces({ ...deps, keychains, practiceFacebook });
  const metaApp = createMetaApp(deps, keychains, workspaces);
  return {
    workspace: workspaces.current,
    keychains,
    metaApp,
    factoryReset: createFactoryReset({ stores, keychains, metaApp, workspace: workspaces.current }),
    start() {
      workspaces.current().start();
      metaApp
        .deleteUnusedSecrets()
        .catch((error: unknown) => logFailure("meta-app.secrets-not-deleted", error));
    },
    close: workspaces.close,
  };
}

function createMetaApp(
  { environment, resolveProxy, stores: { settings } }: ServicesDeps,
  { real: keychain }: Keychains,
  workspaces: Workspaces,
): MetaAppSettings {
  /** Returns the port that a Meta app would use. Practice mode may use another one. */
  const port = () => {
    const configured = environment.port ?? settings.get().port;
    return configured === 0 ? (workspaces.current().loopback?.port ?? 0) : configured;
  };
  return createMetaAppSettings({
    record: metaAppRecord(settings),
    keychain,
    running: () => workspaces.current().meta.source,
    changeOver: (change) =>
      workspaces.changeOver((stored) => withMetaAppRecord(stored, change(stored))),
    verify(app) {
      const { graphOrigin } = facebookOrigins(environment);
      return verifyApp({ ...app, graphOrigin, clock: systemClock, resolveProxy });
    },
    setupOptions: () => ({
      versions: graphVersions(Date.now(), settings.get().metaApp?.version),
      localRedirectUri: redirectUriOn(port()),
      permissions: permissionNames.map(permissionView),
    }),
  });
}
