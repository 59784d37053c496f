/** What the app notes for itself beside the user's settings, while nobody waits for it. */
import { type JsonFile, loadWriter } from "./json-file.ts";
import type { StoredSettings } from "./settings.ts";

export type AppState = Partial<
  Pick<StoredSettings, "window" | "trayHintShown" | "factoryResetPending">
>;

export interface AppStateWriter {
  save(note: AppState): void;
  /** Resolves when all that was noted until now is on disk, or was refused by it. */
  whenSaved(): Promise<void>;
}

/** `onRefused`: a note could not be written, and is lost. */
export function createAppStateWriter(
  settings: Pick<JsonFile<StoredSettings>, "get" | "set">,
  onRefused: (error: unknown) => void,
): AppStateWriter {
  let written = Promise.resolve();
  return {
    save(note) {
      // What writes files comes with the core, and a window may be moved before.
      written = loadWriter()
        .then(() => settings.set({ ...settings.get(), ...note }))
        .catch(onRefused);
    },
    whenSaved: () => written,
  };
}
