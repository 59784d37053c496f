import { emptyRecords, type Records } from "../model.ts";
import type { SalvagedRecords } from "../ports/records.ts";
import { addPendingDeletes, knownSecretNames } from "./pending-secrets.ts";

/** The ids of all accounts. */
export const allAccountIds = ({ accounts }: Records): ReadonlySet<string> =>
  new Set(accounts.map(({ id }) => id));

/** Nothing is left of them but tombstones: every secret that may still lie in the keychain is to go. */
export const wipeRecords = (records: Records): Records =>
  addPendingDeletes(
    { ...emptyRecords, pendingDeletes: records.pendingDeletes },
    knownSecretNames(records),
  );

/** For the end of everything: the access of whom lost records name is to end, too, and their secrets are to go. */
export function addSalvagedRecords(records: Records, { users, secrets }: SalvagedRecords): Records {
  if (users.length + secrets.length === 0) return records;
  const known = new Set([...records.users, ...records.pendingRevocations].map(({ id }) => id));
  const pendingRevocations = [
    ...records.pendingRevocations,
    ...users.filter(({ id }) => !known.has(id)),
  ];
  return addPendingDeletes({ ...records, pendingRevocations }, secrets);
}
