import { type Context, updateRecords } from "../context.ts";
import type { Clock } from "../ports/clock.ts";
import { disconnectAccounts } from "../records/disconnect-accounts.ts";
import { deletePendingSecrets } from "./pending-deletions.ts";

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

/** In milliseconds. Revoking access to a few hundred Pages takes seconds. */
const maxWait = 30_000;

/** Resolves when `confirmed` does, but no later than a user will wait for Facebook. */
export async function waitForFacebook(clock: Clock, confirmed: Promise<unknown>): Promise<void> {
  const timeout = Promise.withResolvers<void>();
  const cancel = clock.after(maxWait, timeout.resolve);
  await Promise.race([confirmed, timeout.promise]).finally(cancel);
}
