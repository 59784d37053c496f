import type { Context } from "../context.ts";
import { emptyRecords, type Records } from "../model.ts";
import type { SalvagedRecords } from "../ports/records.ts";
import { addPendingDeletes, knownSecretNames } from "../records/pending-secrets.ts";
import { updateRecords } from "../records/update-records.ts";
import { deletePendingSecrets } from "./delete-pending-secrets.ts";

/**
 * Forgets all records, including pending revocations, and deletes all secrets. Returns the number
 * of secrets that could not be deleted.
 */
export async function wipeRecords(context: Pick<Context, "records" | "keychain">): Promise<number> {
  updateRecords(context.records, wiped);
  await deletePendingSecrets(context);
  return context.records.get().pendingDeletes.length;
}

/**
 * Returns records that contain nothing except the names of all known secrets, which are scheduled
 * for deletion, and where to look for them.
 */
const wiped = (records: Records): Records =>
  addPendingDeletes(
    {
      ...emptyRecords,
      pendingDeletes: records.pendingDeletes,
      tokenItems: records.tokenItems,
    },
    knownSecretNames(records),
  );

/**
 * Adds the users and secrets found in unreadable records, so that a factory reset also revokes
 * these users' access and deletes these secrets.
 */
export function addSalvagedRecords(
  records: Records,
  { users, secrets, tokenItems }: SalvagedRecords,
): Records {
  if (users.length + secrets.length === 0) return records;
  const known = new Set([...records.users, ...records.pendingRevocations].map(({ id }) => id));
  const pendingRevocations = [
    ...records.pendingRevocations,
    ...users.filter(({ id }) => !known.has(id)),
  ];
  const withUsers = {
    ...records,
    pendingRevocations,
    tokenItems: Math.max(records.tokenItems, tokenItems),
  };
  return addPendingDeletes(withUsers, secrets);
}
