import type { Context } from "../context.ts";
import type { SecretName } from "../ports/secret-kinds.ts";
import { completeDeletes } from "../records/pending-secrets.ts";
import { updateRecords } from "../records/update-records.ts";

/** What the keychain does not confirm stays pending. */
export async function deletePendingSecrets({
  records,
  keychain,
}: Pick<Context, "records" | "keychain">): Promise<void> {
  const deleted = new Set<SecretName>();
  for (const name of records.get().pendingDeletes) {
    const { status } = await keychain.delete(name);
    if (status === "locked") break;
    // Any other failure concerns this secret alone.
    if (status === "deleted") deleted.add(name);
  }
  if (deleted.size > 0) updateRecords(records, (current) => completeDeletes(current, deleted));
}
