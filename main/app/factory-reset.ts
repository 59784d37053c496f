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
import type { RecordsFile } from "../storage/records.ts";
import type { SettingsFile } from "../storage/settings.ts";
import { UserError } from "../user-error.ts";
import type { MetaAppSettings } from "./meta-app-settings.ts";
import type { Stores } from "./stores.ts";

export interface FactoryResetDeps {
  readonly stores: Pick<Stores, "practice" | "records" | "openOtherRecords"> & {
    readonly settings: Pick<SettingsFile, "get" | "set" | "salvage">;
  };
  readonly channels: Pick<Channels, "appId" | "disconnectAll" | "wipeRecords">;
  readonly openOtherKeychain: (records: RecordsFile) => KeychainPort;
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
  const { stores, channels, metaApp } = deps;
  let other: { readonly records: RecordsFile; readonly keychain: KeychainPort } | undefined;

  function openOther() {
    const records = stores.openOtherRecords();
    addSalvaged(records);
    return { records, keychain: deps.openOtherKeychain(records) };
  }

  async function reset(leave: readonly FactoryResetLeftover[]): Promise<FactoryResetResult> {
    markAsPending(stores.settings);
    addSalvaged(stores.records);
    other ??= openOther();
    if (!leave.includes("facebook")) {
      await channels.disconnectAll();
      // List the users whose access on the real Facebook cannot be revoked now, because a practice
      // run cannot contact the real Facebook.
      const unreachable = stores.practice ? usersWithAccess(other.records) : [];
      const pending = [...pendingViews(stores.records.get(), channels.appId), ...unreachable];
      if (pending.length > 0) return { state: "left", leftover: "facebook", pending };
    }
    // Delete the App Secret last, because it signs the requests that revoke access.
    const secrets =
      (await channels.wipeRecords()) + (await wipeRecords(other)) + (await metaApp.wipe());
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
