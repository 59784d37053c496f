import { createMutex } from "../channels/mutex.ts";
import { listen } from "../server/index.ts";
import type { LoopbackServers } from "../server/listen.ts";
import type { StoredSettings } from "../storage/settings.ts";
import type { Environment } from "./environment.ts";
import { resolveFacebookConfig } from "./facebook-config.ts";
import type { Keychains } from "./keychains.ts";
import { portTakenAtForm } from "./meta-app-problems.ts";
import type { PracticeFacebook } from "./practice-facebook.ts";
import type { Stores } from "./stores.ts";
import {
  openWorkspace,
  type Workspace,
  type WorkspaceDeps,
  type WorkspaceSource,
} from "./workspace.ts";

export interface WorkspacesDeps extends Omit<WorkspaceDeps, "settings"> {
  readonly environment: Environment;
  readonly stores: Pick<Stores, "filesOf" | "settings">;
  readonly keychains: Keychains;
  readonly practiceFacebook: PracticeFacebook;
  /** Called when another workspace has taken over. */
  readonly onChangeOver: () => void;
}

/** Returns changed settings. It may be called several times. */
export type SettingsChange = (settings: StoredSettings) => StoredSettings;

/** The workspace in use, and the only place that exchanges it. */
export interface Workspaces {
  current(): Workspace;
  /**
   * Saves changed settings and opens a workspace for them, without a restart. If this fails,
   * nothing is saved and the old workspace goes on. Changes run one after the other. Rejects with
   * UserError if another program uses the port, and with StoreWriteError if the disk is not
   * writable.
   */
  changeOver(change: SettingsChange): Promise<void>;
  /** Waits for a change in progress, then releases every socket and the keychain. Never rejects. */
  close(): Promise<void>;
}

export async function openWorkspaces(deps: WorkspacesDeps): Promise<Workspaces> {
  const { keychains, practiceFacebook } = deps;
  const { settings } = deps.stores;
  const mutex = createMutex();
  const usedModes = new Set<boolean>();
  let closed = false;

  function open(source: PreparedSource): Workspace {
    const { practice } = source.files;
    const lastUse = usedModes.has(practice) ? "this-run" : "earlier-run";
    usedModes.add(practice);
    return openWorkspace({ ...deps, settings }, { ...source, lastUse });
  }

  let current = open(await prepare(deps, settings.get()));

  /**
   * Runs within one turn of the event loop, so that no request finds two workspaces or none. After
   * a crash, the next start opens the old workspace or the new one, because the settings are
   * replaced as a whole.
   */
  function exchange(source: PreparedSource, change: SettingsChange): void {
    if (closed) throw new Error("The app is quitting.");
    if (!source.loopback) throw portTakenAtForm(source.port);
    const next = open(source);
    try {
      settings.set(change(settings.get()));
    } catch (error) {
      void next.close();
      throw error;
    }
    current = next;
    deps.onChangeOver();
  }

  async function changeOver(change: SettingsChange): Promise<void> {
    const old = current;
    // The new Meta app could not end what the old one was granted.
    await old.channels.finishDisconnects();
    let source: PreparedSource | undefined;
    try {
      source = await prepare(deps, change(settings.get()), old.loopback);
      exchange(source, change);
    } finally {
      await closeUnused(old, source?.loopback);
    }
    current.start();
  }

  async function closeUnused(old: Workspace, prepared: LoopbackServers | undefined): Promise<void> {
    if (old !== current) {
      await old.close("settingsChanged");
      // The user may have disconnected more meanwhile, and the old workspace may never come back.
      await Promise.allSettled([old.channels.finishDisconnects()]);
    }
    for (const loopback of new Set([old.loopback, prepared])) {
      if (loopback !== current.loopback) await loopback?.close();
    }
    if (!current.files.practice) await practiceFacebook.stop();
  }

  return {
    current: () => current,
    changeOver: (change) => mutex.run(() => changeOver(change)),
    close() {
      closed = true;
      return mutex.run(async () => {
        await Promise.allSettled([current.channels.finishDisconnects()]);
        for (const practice of usedModes) deps.stores.filesOf(practice).activity.flush();
        const closables = [current, current.loopback, keychains.practice, keychains.real];
        await Promise.allSettled([
          ...closables.map((each) => each?.close()),
          practiceFacebook.stop(),
        ]);
      });
    },
  };
}

type PreparedSource = Omit<WorkspaceSource, "lastUse">;

/** Finds what a workspace with these settings needs. `own` is the port in use, if there is one. */
async function prepare(
  { environment, stores, keychains, practiceFacebook }: WorkspacesDeps,
  settings: StoredSettings,
  own?: LoopbackServers,
): Promise<PreparedSource> {
  const configDeps = { environment, keychain: keychains.real, practiceFacebook };
  const config = await resolveFacebookConfig(configDeps, settings);
  const practice = config.source === "practice";
  const files = stores.filesOf(practice);
  const keychain = practice ? keychains.practice : keychains.real;
  const port = environment.port ?? settings.port;
  // This is the last step, because a request may arrive in the next turn of the event loop.
  return { config, files, keychain, port, loopback: await claimPort(port, practice, own) };
}

/** Returns undefined if another program uses the port. */
async function claimPort(port: number, anyPort: boolean, own?: LoopbackServers) {
  if (own && (port === 0 || port === own.port)) return own;
  const found = await listen({ port, anyPort });
  return found.ok ? found.value : undefined;
}
