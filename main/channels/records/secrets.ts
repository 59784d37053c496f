/** Which secrets the records need, and which are to go: names only, and pure steps from one set of records to the next. */
import type { Records, SecretName } from "../ports/index.ts";

export const pageSecret = (pageId: string): SecretName => `page:${pageId}`;
export const userSecret = (userId: string): SecretName => `user:${userId}`;

/** The names of all secrets that some record still needs. */
export function secretsInUse(records: Records): ReadonlySet<SecretName> {
  return new Set([
    ...records.accounts.map((account) => pageSecret(account.pageId)),
    ...records.users.map((user) => userSecret(user.id)),
    ...records.revoking.map((user) => userSecret(user.id)),
    ...records.unsubscribing.map((page) => pageSecret(page.pageId)),
  ]);
}

/** Every name under which something may still lie in the keychain. */
export function secretsKnown(records: Records): readonly SecretName[] {
  return [...new Set([...secretsInUse(records), ...records.writing, ...records.removing])];
}

/**
 * Names `names` as about to be written, so that a crash before `connected` leaves a trace of each. What an earlier
 * connect began and could not record (a full disk) is not forgotten over it.
 */
export function beginWriting(records: Records, names: readonly SecretName[]): Records {
  const about = new Set(names);
  const { removing, ...rest } = abandonWriting(records);
  return { ...rest, writing: [...names], removing: removing.filter((name) => !about.has(name)) };
}

/** Whatever was begun and has no record turns into tombstones. */
export function abandonWriting(records: Records): Records {
  return withTombstones({ ...records, writing: [] }, records.writing);
}

/** Tombstones for those that no record needs any more. */
export function withTombstones(records: Records, names: Iterable<SecretName>): Records {
  const used = secretsInUse(records);
  const unused = [...names].filter((name) => !used.has(name));
  return { ...records, removing: [...new Set([...records.removing, ...unused])] };
}

/** The keychain confirmed that these are gone. */
export function removed(records: Records, names: ReadonlySet<SecretName>): Records {
  return { ...records, removing: records.removing.filter((name) => !names.has(name)) };
}
