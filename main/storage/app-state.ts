/** What the app notes for itself beside the user's settings, while nobody waits for it. */
import { loadWriter, type StoredFile } from "./json-file.ts";
import type { StoredSettings } from "./settings.ts";

export type Note = Partial<Pick<StoredSettings, "window" | "toldOfTray" | "removalBegun">>;

export interface Notes {
  write(note: Note): void;
  /** Resolves when all that was noted until now is on disk, or was refused by it. */
  written(): Promise<void>;
}

/** `onRefused`: a note could not be written, and is lost. */
export function openNotes(
  settings: Pick<StoredFile<StoredSettings>, "get" | "set">,
  onRefused: (error: unknown) => void,
): Notes {
  let written = Promise.resolve();
  return {
    write(note) {
      // What writes files comes with the core, and a window may be moved before.
      written = loadWriter()
        .then(() => settings.set({ ...settings.get(), ...note }))
        .catch(onRefused);
    },
    written: () => written,
  };
}
