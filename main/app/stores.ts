import { logFailure } from "../desktop/diagnostics/log.ts";
import { type AppStateWriter, createAppStateWriter } from "../storage/app-state.ts";
import { deleteHalfWrittenFiles } from "../storage/delete-files.ts";
import { openSettings, type SettingsFile } from "../storage/settings.ts";
import type { Environment } from "./environment.ts";
import { createModeFiles, type ModeFiles } from "./mode-files.ts";

/** The files on disk. */
export interface Stores {
  readonly settings: SettingsFile;
  readonly appState: AppStateWriter;
  /** Opens the files of a mode if they aren't open yet. */
  readonly filesOf: (practice: boolean) => ModeFiles;
}

/**
 * `onActivity` is called when the activity of a mode has changed. Throws if the folder cannot be
 * read.
 */
export function openStores(folder: string, onActivity: () => void = () => undefined): Stores {
  deleteHalfWrittenFiles(folder);
  const settings = openSettings(folder, Date.now);
  return {
    settings,
    appState: createAppStateWriter(settings, (error) => logFailure("settings.not-saved", error)),
    filesOf: createModeFiles(folder, {
      onChange: onActivity,
      onError: (error) => logFailure("activity.not-saved", error),
    }),
  };
}

/** Returns the Meta app to start with, or undefined for practice mode. */
export const initialAppId = (
  environment: Environment,
  { settings }: Pick<Stores, "settings">,
): string | undefined => environment.metaApp?.id ?? settings.get().metaApp?.appId;
