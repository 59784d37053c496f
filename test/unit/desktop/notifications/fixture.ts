import type { Snapshot } from "../../../../common/contract/snapshot.ts";
import type { AccountRecord } from "../../../../main/channels/model.ts";
import type { NotificationContext } from "../../../../main/desktop/notifications/rules.ts";
import { dana, sam } from "../../../support/failing-accounts.ts";
import { snapshotOf } from "../../../support/snapshot.ts";

export const now = Date.parse("2026-11-22T10:00:00.000Z");

export const snapshot = (
  accounts: readonly AccountRecord[],
  more: Partial<Snapshot> = {},
): Snapshot => ({ ...snapshotOf({ accounts, users: [dana, sam] }, now), ...more });

/** Returns the context just after the app has started with the given accounts. */
export const contextAtStart = (accounts: readonly AccountRecord[]): NotificationContext => ({
  snapshot: snapshot(accounts),
  flowRunning: false,
  windowFocused: false,
  enabled: true,
});
