import type { DisconnectedBy } from "../../../common/contract/activity.ts";
import { activityAccount } from "../activity/accounts.ts";
import type { Context } from "../context.ts";
import type { AccountRecord } from "../model.ts";
import { disconnectAccounts } from "../records/disconnect-accounts.ts";
import { updateRecords } from "../records/update-records.ts";
import { deletePendingSecrets } from "./delete-pending-secrets.ts";

/**
 * Removes accounts without waiting for Facebook. Records a revocation or an unsubscribe as pending
 * until Facebook confirms it.
 */
export async function disconnect(
  context: Context,
  matches: (account: AccountRecord) => boolean,
  { by, onChange }: DisconnectOptions,
): Promise<void> {
  await context.recordsMutex.run(async () => {
    removeAccounts(context, matches, by);
    onChange();
    await deletePendingSecrets(context);
  });
}

interface DisconnectOptions {
  readonly by: DisconnectedBy;
  readonly onChange: () => void;
}

/** Removes accounts from the records. Call while holding `recordsMutex`. */
export function removeAccounts(
  { records, activity }: Pick<Context, "records" | "activity">,
  matches: (account: AccountRecord) => boolean,
  by: DisconnectedBy,
): void {
  const removed = records.get().accounts.filter(matches);
  if (removed.length === 0) return;
  updateRecords(records, (current) =>
    disconnectAccounts(current, new Set(removed.map(({ id }) => id))),
  );
  activity.add([{ kind: "disconnected", accounts: removed.map(activityAccount), by }]);
}
