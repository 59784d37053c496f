import type { Context } from "../context.ts";
import { completeDeletes } from "../records/pending-secrets.ts";
import { updateRecords } from "../records/update-records.ts";

/** Deletes the pending secrets from the keychain. A secret that cannot be deleted stays pending. */
export async function deletePendingSecrets({
  records,
  keychain,
}: Pick<Context, "records" | "keychain">): Promise<void> {
  const { pendingDeletes } = records.get();
  if (pendingDeletes.length === 0) return;
  const { deleted } = await keychain.delete(pendingDeletes);
  if (deleted.size > 0) updateRecords(records, (current) => completeDeletes(current, deleted));
}
