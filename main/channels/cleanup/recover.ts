import type { Context } from "../context.ts";
import { isoNow } from "../ports/clock.ts";
import { markUnsavedTokensLost } from "../records/accounts.ts";
import { discardPendingWrites } from "../records/pending-secrets.ts";
import { removeGapsWithoutAccounts } from "../records/permission-gaps.ts";
import { giveUpOtherApp } from "../records/token-origin.ts";
import { updateRecords } from "../records/update-records.ts";
import { deletePendingSecrets } from "./delete-pending-secrets.ts";

/** Undoes half-finished changes after a crash, and deletes pending secrets. */
export async function recoverFromLastRun(context: Context): Promise<void> {
  const { records, clock, facebook } = context;
  updateRecords(records, removeGapsWithoutAccounts);
  updateRecords(records, (current) => giveUpOtherApp(current, facebook.appId));
  await context.recordsMutex.run(() => {
    if (records.get().pendingWrites.length > 0) updateRecords(records, discardPendingWrites);
    updateRecords(records, (current) => markUnsavedTokensLost(current, isoNow(clock)));
    return deletePendingSecrets(context);
  });
}
