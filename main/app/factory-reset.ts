/** "Remove everything": accounts at Facebook and here, the Meta app, then all files. Each step can be begun again. */
import type {
  FactoryResetLeftover,
  FactoryResetResult,
} from "../../common/contract/factory-reset.ts";
import { wipe } from "../channels/cleanup/remove-everything.ts";
import type { Channels } from "../channels/index.ts";
import { type KeychainPort, type RecordsPort, StoreWriteError } from "../channels/ports/index.ts";
import { pendingViews } from "../channels/views.ts";
import { UserError } from "../desktop/ipc/user-error.ts";
import { desktopTexts } from "../i18n/desktop.ts";
import type { MetaAppSettings } from "./meta-app-settings.ts";

export interface RemovalParts {
  readonly channels: Pick<Channels, "disconnectAll" | "wipeRecords">;
  /** Of this run. */
  readonly records: Pick<RecordsPort, "get">;
  readonly openOther: () => OtherStore;
  readonly metaApp: Pick<MetaAppSettings, "forget">;
  /** Written down before the first step, so that a start that finds it can say so. */
  readonly begin: () => void;
}

/** Practice accounts, where this run has real ones, and the other way round. */
interface OtherStore {
  readonly records: RecordsPort;
  readonly keychain: KeychainPort;
  /** They are known to the real Facebook, which this run cannot ask. */
  readonly real: boolean;
}

/** All is gone but the files, which go when the app quits; or something is left, and the user may agree to leave it. */
export type RemoveEverything = (
  leave: readonly FactoryResetLeftover[],
) => Promise<FactoryResetResult>;

/** What it makes rejects with UserError where the disk refuses. */
export function createRemoval(parts: RemovalParts): RemoveEverything {
  const { channels, records, metaApp } = parts;
  let opened: OtherStore | undefined;

  /** What Facebook has not confirmed, and what this run has no way to ask it about. */
  const unconfirmed = (other: OtherStore) => [
    ...pendingViews(records.get()),
    ...(other.real ? peopleOf(other.records) : []),
  ];

  async function removeAll(leave: readonly FactoryResetLeftover[]): Promise<FactoryResetResult> {
    parts.begin();
    opened ??= parts.openOther();
    const other = opened;
    if (!leave.includes("facebook")) {
      await channels.disconnectAll();
      const pending = unconfirmed(other);
      if (pending.length > 0) return { state: "left", rest: "facebook", pending };
    }
    // The Meta app's secret goes last: what was asked of Facebook until here was signed with it.
    const secrets = (await channels.wipeRecords()) + (await wipe(other)) + (await metaApp.forget());
    if (secrets > 0 && !leave.includes("keychain")) {
      return { state: "left", rest: "keychain", secrets };
    }
    return { state: "removed" };
  }

  return async (leave) => {
    try {
      return await removeAll(leave);
    } catch (error) {
      if (error instanceof StoreWriteError) {
        throw new UserError({ code: "not_saved", message: desktopTexts().notAllRemoved });
      }
      throw error;
    }
  };
}

function peopleOf(records: RecordsPort) {
  const { users, pendingRevocations } = records.get();
  return [...users, ...pendingRevocations].map(
    ({ id, name }) => ({ kind: "access", userId: id, userName: name }) as const,
  );
}
