import type { WebApp } from "../../common/contract/web-apps.ts";
import { logFailure } from "../desktop/diagnostics/log.ts";
import { type AppStateWriter, createAppStateWriter } from "../storage/app-state.ts";
import { deleteHalfWrittenFiles } from "../storage/delete-files.ts";
import type { JsonFile } from "../storage/json-file.ts";
import { openRecords, type RecordsFile } from "../storage/records.ts";
import { openSettings, type SettingsFile } from "../storage/settings.ts";
import { openWebApps } from "../storage/web-apps.ts";
import type { Environment } from "./environment.ts";

export interface Stores {
  readonly settings: SettingsFile;
  readonly appState: AppStateWriter;
  /** True if no Meta app is set up, so that this run uses the simulated Facebook. */
  readonly practice: boolean;
  /** The Meta app of this run, even if another is saved meanwhile. Undefined in practice mode. */
  readonly appId?: string | undefined;
  readonly records: RecordsFile;
  /**
   * Opens the accounts of the other mode. These are the practice accounts in a real run, and the
   * real accounts in practice mode.
   */
  readonly openOtherRecords: () => RecordsFile;
  /** The web apps that may use the accounts of this run. */
  readonly webApps: JsonFile<readonly WebApp[]>;
}

/** Throws if the folder cannot be read. */
export function openStores(folder: string, environment: Environment): Stores {
  deleteHalfWrittenFiles(folder);
  const settings = openSettings(folder, Date.now);
  const appId = environment.metaApp?.id ?? settings.get().metaApp?.appId;
  const practice = appId === undefined;
  const recordsOf = (mode: { readonly practice: boolean }) =>
    openRecords({ folder, ...mode, now: Date.now });
  return {
    settings,
    appState: createAppStateWriter(settings, (error) => logFailure("settings.not-saved", error)),
    practice,
    appId,
    records: recordsOf({ practice }),
    openOtherRecords: () => recordsOf({ practice: !practice }),
    webApps: openWebApps({ folder, practice, now: Date.now }),
  };
}
