import type { Snapshot } from "../../../../common/contract/snapshot.ts";
import type { AccountRecord, UserRecord } from "../../../../main/channels/model.ts";
import type { TrayFacts, TrayLine } from "../../../../main/desktop/tray/tray-menu.ts";
import { dana, sam } from "../../../support/failing-accounts.ts";
import { snapshotOf } from "../../../support/snapshot.ts";

const now = Date.parse("2026-11-22T10:00:00.000Z");

interface Other extends Partial<Omit<TrayFacts, "snapshot">>, Partial<Snapshot> {
  readonly users?: readonly UserRecord[];
}

export function facts(
  accounts: readonly AccountRecord[],
  { flows = [], online = true, update = null, users = [dana, sam], ...more }: Other = {},
): TrayFacts {
  return { snapshot: { ...snapshotOf({ accounts, users }, now), ...more }, flows, online, update };
}

export const textOf = (line: TrayLine) => (line === "separator" ? "—" : line.text);
