import type { MetaApp } from "../../common/contract/meta-app.ts";
import type { SettingsFile, StoredSettings } from "../storage/settings.ts";

/** The part of the settings file that describes the Meta app. */
export interface MetaAppRecord {
  /** Absent in practice mode. */
  readonly metaApp?: MetaApp;
  /**
   * The App IDs whose secret may be in the keychain. An ID is added before its secret is written,
   * and removed after its secret is deleted.
   */
  readonly appSecrets: readonly string[];
}

export interface MetaAppRecordStore {
  get(): MetaAppRecord;
  /** If the disk is not writable, throws StoreWriteError and changes nothing. */
  set(record: MetaAppRecord): void;
}

export const openMetaAppRecord = (
  settings: Pick<SettingsFile, "get" | "set">,
): MetaAppRecordStore => ({
  get: () => settings.get(),
  set: (record) => settings.set(withMetaAppRecord(settings.get(), record)),
});

/** Omits the old value, so that a record without `metaApp` removes the app. */
export const withMetaAppRecord = (
  { metaApp: _, ...rest }: StoredSettings,
  record: MetaAppRecord,
): StoredSettings => ({ ...rest, ...record });
