import type { MetaAppSetup } from "../../common/contract/meta-app.ts";
import type { CallResult } from "../../common/contract/problems.ts";
import type { Settings, SettingsView } from "../../common/contract/settings.ts";
import type { DesktopClient } from "../client/client.ts";
import { createStore, type Store } from "../state/store.ts";

interface SettingsState {
  /** `settings` and `metaApp` are undefined until they have loaded. */
  readonly settings: SettingsView | undefined;
  /** Why the settings could not be loaded. */
  readonly settingsError: string | undefined;
  readonly metaApp: MetaAppSetup | undefined;
  readonly metaAppError: string | undefined;
}

/**
 * The state that all sections of the settings dialog share, so that each section sees changes made
 * in the others.
 */
export interface SettingsStore extends Pick<Store<SettingsState>, "get" | "subscribe"> {
  load(): Promise<void>;
  loadMetaApp(): Promise<void>;
  /** Shows the change at once, and undoes it if it could not be saved. */
  save(change: Partial<Settings>): Promise<CallResult<null>>;
}

type SettingsCalls = Pick<DesktopClient, "settings" | "saveSettings" | "metaApp">;

export function createSettingsStore(desktop: SettingsCalls): SettingsStore {
  const { get, set, subscribe } = createStore<SettingsState>({
    settings: undefined,
    settingsError: undefined,
    metaApp: undefined,
    metaAppError: undefined,
  });

  const show = (change: Partial<SettingsView>) => {
    const { settings } = get();
    if (settings) set({ settings: { ...settings, ...change } });
  };

  async function loadSettings(): Promise<void> {
    const result = await desktop.settings();
    set(result.ok ? { settings: result.value } : { settingsError: result.problem.message });
  }

  async function loadMetaApp(): Promise<void> {
    const result = await desktop.metaApp();
    set(result.ok ? { metaApp: result.value } : { metaAppError: result.problem.message });
  }

  return {
    get,
    subscribe,
    async load() {
      await Promise.all([loadSettings(), loadMetaApp()]);
    },
    loadMetaApp,
    async save(change) {
      const before = get().settings;
      show(change);
      const result = await desktop.saveSettings(change);
      if (!result.ok) {
        if (before) show(pickSame(before, change));
        return result;
      }
      // Reload the information about the Meta app, because it includes the redirect URI, which
      // contains the port.
      if (change.port !== undefined) void loadMetaApp();
      return result;
    },
  };
}

/** Returns the previous values of the settings that `change` contains. */
const pickSame = (before: Settings, change: Partial<Settings>): Partial<Settings> =>
  Object.fromEntries(Object.entries(before).filter(([name]) => name in change));
