import type { WebApp } from "../../common/contract/web-apps.ts";
import { createMutex, type Mutex } from "../channels/mutex.ts";
import { type ActivityFile, type ActivityOptions, openActivity } from "../storage/activity.ts";
import type { JsonFile, QuarantinedFile } from "../storage/json-file.ts";
import { openRecords, type RecordsFile } from "../storage/records.ts";
import { openWebApps } from "../storage/web-apps.ts";

/**
 * The files of practice mode, or those of the real Facebook, which all Meta apps share
 * (docs/decisions/0029-another-meta-app.md).
 */
export interface ModeFiles {
  readonly practice: boolean;
  readonly records: RecordsFile;
  /** Serializes changes to the records and the secrets that they name. */
  readonly recordsMutex: Mutex;
  /** The web apps that may use the accounts of this mode. */
  readonly webApps: JsonFile<readonly WebApp[]>;
  /** What happened to the accounts of this mode. */
  readonly activity: ActivityFile;
  /** Returns the files that were moved aside because they were unusable. */
  quarantined(): readonly QuarantinedFile[];
}

export type ModeFilesDeps = Pick<ActivityOptions, "onError" | "onChange">;

/**
 * Returns a function that opens the files of a mode. Later calls return the same files, because two
 * open files would overwrite each other.
 */
export function createModeFiles(
  folder: string,
  deps: ModeFilesDeps,
): (practice: boolean) => ModeFiles {
  const opened = new Map<boolean, ModeFiles>();
  return (practice) => {
    const files = opened.get(practice) ?? openModeFiles(folder, practice, deps);
    opened.set(practice, files);
    return files;
  };
}

function openModeFiles(folder: string, practice: boolean, deps: ModeFilesDeps): ModeFiles {
  const options = { folder, practice, now: Date.now };
  const records = openRecords(options);
  const webApps = openWebApps(options);
  const activity = openActivity({ ...options, ...deps });
  return {
    practice,
    records,
    recordsMutex: createMutex(),
    webApps,
    activity,
    quarantined: () =>
      [records.quarantined, webApps.quarantined, activity.quarantined()].filter(
        (file) => file !== undefined,
      ),
  };
}
