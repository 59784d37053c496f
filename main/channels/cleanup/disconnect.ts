import type { Context } from "../context.ts";
import { disconnectAccounts } from "../records/disconnect-accounts.ts";
import { updateRecords } from "../records/update-records.ts";
import { deletePendingSecrets } from "./delete-pending-secrets.ts";

/**
 * Removes accounts without waiting for Facebook. Records a revocation or an unsubscribe as pending
 * until Facebook confirms it.
 */
export async function disconnect(
  context: Context,
  accountIds: ReadonlySet<string>,
  onChange: () => void,
): Promise<void> {
  await context.recordsMutex.run(async () => {
    updateRecords(context.records, (current) => disconnectAccounts(current, accountIds));
    onChange();
    await deletePendingSecrets(context);
  });
}
