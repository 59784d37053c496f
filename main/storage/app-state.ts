import { type JsonFile, loadWriter } from "./json-file.ts";
import type { StoredSettings } from "./settings.ts";

/** The state that the app saves for itself, in the same file as the user's settings. */
export type AppState = Partial<
  Pick<StoredSettings, "window" | "trayHintShown" | "practiceTour" | "factoryResetPending">
>;

export interface AppStateWriter {
  /** Saves in the background. */
  save(state: AppState): void;
  /** Resolves when every save so far has succeeded or failed. */
  whenSaved(): Promise<void>;
}

/** `onError` is called if the file cannot be written. The changes are then lost. */
export function createAppStateWriter(
  settings: Pick<JsonFile<StoredSettings>, "get" | "set">,
  onError: (error: unknown) => void,
): AppStateWriter {
  let saving = Promise.resolve();
  return {
    save(state) {
      // Load the writer here, because the user may move the window before the services have loaded
      // the writer.
      saving = loadWriter()
        .then(() => settings.set({ ...settings.get(), ...state }))
        .catch(onError);
    },
    whenSaved: () => saving,
  };
}
