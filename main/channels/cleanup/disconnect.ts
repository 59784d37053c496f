import type { Context } from "../context.ts";
import type { AccountRecord } from "../model.ts";
import { accountIdsWhere } from "../records/accounts.ts";
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
  onChange: () => void,
): Promise<void> {
  await context.recordsMutex.run(async () => {
    updateRecords(context.records, (current) =>
      disconnectAccounts(current, accountIdsWhere(current, matches)),
    );
    onChange();
    await deletePendingSecrets(context);
  });
}
