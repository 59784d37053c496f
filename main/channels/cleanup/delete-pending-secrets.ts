import type { Context } from "../context.ts";
import type { SecretName } from "../ports/secret-kinds.ts";
import { completeDeletes } from "../records/pending-secrets.ts";
import { updateRecords } from "../records/update-records.ts";

/** Deletes the pending secrets from the keychain. A secret that cannot be deleted stays pending. */
export async function deletePendingSecrets({
  records,
  keychain,
}: Pick<Context, "records" | "keychain">): Promise<void> {
  const deleted = new Set<SecretName>();
  for (const name of records.get().pendingDeletes) {
    const { status } = await keychain.delete(name);
    if (status === "locked") break;
    // Any other failure affects only this secret, so continue with the next.
    if (status === "deleted") deleted.add(name);
  }
  if (deleted.size > 0) updateRecords(records, (current) => completeDeletes(current, deleted));
}
