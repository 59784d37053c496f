/** The end of all records: pure steps, as its neighbours. */
import { emptyRecords, type Records } from "../ports.ts";
import { secretsKnown, withTombstones } from "./secrets.ts";

/** The ids of all accounts. */
export const everyAccount = ({ accounts }: Records): ReadonlySet<string> =>
  new Set(accounts.map(({ id }) => id));

/** Nothing is left of them but tombstones: every secret that may still lie in the keychain is to go. */
export const forgotten = (records: Records): Records =>
  withTombstones({ ...emptyRecords, removing: records.removing }, secretsKnown(records));
