import type { Context } from "../context.ts";
import { disconnectAccounts } from "../records/disconnect-accounts.ts";
import { updateRecords } from "../records/update-records.ts";
import { deletePendingSecrets } from "./delete-pending-secrets.ts";

/** Succeeds locally whatever Facebook says: what Facebook has to confirm is recorded as pending. */
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
