/** The end of all records: pure steps, as its neighbours. */
import { emptyRecords, type Records, type SalvagedRecords } from "../ports/index.ts";
import { secretsKnown, withTombstones } from "./secrets.ts";

/** The ids of all accounts. */
export const everyAccount = ({ accounts }: Records): ReadonlySet<string> =>
  new Set(accounts.map(({ id }) => id));

/** Nothing is left of them but tombstones: every secret that may still lie in the keychain is to go. */
export const forgotten = (records: Records): Records =>
  withTombstones({ ...emptyRecords, removing: records.removing }, secretsKnown(records));

/** For the end of everything: the access of whom lost records name is to end, too, and their secrets are to go. */
export function withSalvaged(records: Records, { users, secrets }: SalvagedRecords): Records {
  if (users.length + secrets.length === 0) return records;
  const known = new Set([...records.users, ...records.revoking].map(({ id }) => id));
  const revoking = [...records.revoking, ...users.filter(({ id }) => !known.has(id))];
  return withTombstones({ ...records, revoking }, secrets);
}
