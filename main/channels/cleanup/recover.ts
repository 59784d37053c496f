import type { Context } from "../context.ts";
import { isoNow } from "../ports/clock.ts";
import { markUnsavedTokensLost } from "../records/accounts.ts";
import { isDisconnecting } from "../records/pending-disconnects.ts";
import { discardPendingWrites } from "../records/pending-secrets.ts";
import { removeGapsWithoutAccounts } from "../records/permission-gaps.ts";
import { giveUpOtherApp } from "../records/token-origin.ts";
import { removeLeftOutOfStrangers } from "../records/unconnectable.ts";
import { updateRecords } from "../records/update-records.ts";
import { deletePendingSecrets } from "./delete-pending-secrets.ts";
import { removeAccounts } from "./disconnect.ts";

/** Whether the app has started since the records were last in use. */
export type LastUse = "earlier-run" | "this-run";

/**
 * Disconnects accounts that waited for that, undoes half-finished changes after a crash, and
 * deletes pending secrets.
 */
export async function recoverFromLastRun(context: Context, lastUse: LastUse): Promise<void> {
  const { records, recordsMutex, clock, facebook } = context;
  const by = lastUse === "earlier-run" ? "next-start" : "window";
  await recordsMutex.run(async () => removeAccounts(context, isDisconnecting, { kind: by }));
  updateRecords(records, removeGapsWithoutAccounts);
  updateRecords(records, removeLeftOutOfStrangers);
  updateRecords(records, (current) => giveUpOtherApp(current, facebook.appId));
  await recordsMutex.run(() => {
    if (records.get().pendingWrites.length > 0) updateRecords(records, discardPendingWrites);
    // Tokens in memory are lost only with the process.
    if (lastUse === "earlier-run") {
      updateRecords(records, (current) => markUnsavedTokensLost(current, isoNow(clock)));
    }
    return deletePendingSecrets(context);
  });
}
