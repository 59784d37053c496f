import type {
  FactoryResetLeftover,
  FactoryResetResult,
} from "../../common/contract/factory-reset.ts";
import { addSalvagedRecords, wipeRecords } from "../channels/cleanup/wipe.ts";
import type { Channels } from "../channels/index.ts";
import type { KeychainPort } from "../channels/ports/keychain.ts";
import { type RecordsPort, StoreWriteError } from "../channels/ports/records.ts";
import { updateRecords } from "../channels/records/update-records.ts";
import { pendingViews } from "../channels/views.ts";
import { diskFullTexts } from "../i18n/disk-full.ts";
import type { ActivityFile } from "../storage/activity.ts";
import type { RecordsFile } from "../storage/records.ts";
import type { SettingsFile } from "../storage/settings.ts";
import { UserError } from "../user-error.ts";
import type { MetaAppSettings } from "./meta-app-settings.ts";

export interface FactoryResetDeps {
  readonly stores: {
    readonly settings: Pick<SettingsFile, "get" | "set" | "salvage">;
    readonly filesOf: (practice: boolean) => {
      readonly records: RecordsFile;
      readonly activity: Pick<ActivityFile, "clear">;
    };
  };
  readonly keychains: { readonly practice: KeychainPort; readonly real: KeychainPort };
  /** Returns the workspace in use. */
  readonly workspace: () => {
    readonly files: { readonly practice: boolean };
    readonly channels: Pick<Channels, "appId" | "disconnectAll" | "wipeRecords">;
  };
  readonly metaApp: Pick<MetaAppSettings, "wipe">;
}

/**
 * Revokes access on Facebook, then deletes accounts and secrets. The files are deleted when the app
 * quits. If something cannot be removed and is not listed in `leave`, the reset stops and returns
 * it. Rejects with UserError if the disk is not writable.
 */
export type FactoryReset = (leave: readonly FactoryResetLeftover[]) => Promise<FactoryResetResult>;

/**
 * Creates the factory reset. Every step can be repeated, so an interrupted reset can simply start
 * again.
 */
export function createFactoryReset(deps: FactoryResetDeps): FactoryReset {
  const { stores, keychains, metaApp } = deps;

  function openMode(practice: boolean) {
    const { records } = stores.filesOf(practice);
    addSalvaged(records);
    return { records, keychain: practice ? keychains.practice : keychains.real };
  }

  async function reset(leave: readonly FactoryResetLeftover[]): Promise<FactoryResetResult> {
    markAsPending(stores.settings);
    const { files, channels } = deps.workspace();
    const { records } = openMode(files.practice);
    const other = openMode(!files.practice);
    if (!leave.includes("facebook")) {
      await channels.disconnectAll();
      // List the users whose access on the real Facebook cannot be revoked now, because a practice
      // run cannot contact the real Facebook.
      const unreachable = files.practice ? usersWithAccess(other.records) : [];
      const pending = [...pendingViews(records.get(), channels.appId), ...unreachable];
      if (pending.length > 0) return { state: "left", leftover: "facebook", pending };
    }
    // Delete the App Secret last, because it signs the requests that revoke access.
    const secrets =
      (await channels.wipeRecords()) + (await wipeRecords(other)) + (await metaApp.wipe());
    for (const practice of [true, false]) stores.filesOf(practice).activity.clear();
    if (secrets > 0 && !leave.includes("keychain")) {
      return { state: "left", leftover: "keychain", secrets };
    }
    return { state: "removed" };
  }

  return async (leave) => {
    try {
      return await reset(leave);
    } catch (error) {
      if (error instanceof StoreWriteError) {
        throw new UserError({ code: "not_saved", message: diskFullTexts().resetIncomplete });
      }
      throw error;
    }
  };
}

/**
 * Saves a flag, so that the next start tells the user if the reset was interrupted. Also saves
 * settings found only in quarantined files, so that the reset can undo them.
 */
function markAsPending(settings: FactoryResetDeps["stores"]["settings"]): void {
  const current = settings.get();
  const salvaged = settings.salvage();
  settings.set({
    ...current,
    factoryResetPending: true,
    appSecrets: [...new Set([...current.appSecrets, ...salvaged.appSecrets])],
    startAtLogin: current.startAtLogin || salvaged.startAtLogin,
  });
}

/**
 * Adds the records found in quarantined files. The reset deletes those files, so it must first
 * remove the access and secrets that they mention.
 */
const addSalvaged = (records: RecordsFile): void =>
  updateRecords(records, (current) => addSalvagedRecords(current, records.salvage()));

function usersWithAccess(records: RecordsPort) {
  const { users, pendingRevocations } = records.get();
  return [...users, ...pendingRevocations].map(
    ({ id, name }) => ({ kind: "access", userId: id, userName: name }) as const,
  );
}
