import type { Records } from "../model.ts";
import { pageSecretName, type SecretName, userSecretName } from "../ports/secret-kinds.ts";

/** The names of all secrets that some record still needs. */
export function secretNamesInUse(records: Records): ReadonlySet<SecretName> {
  return new Set([
    ...records.accounts.map((account) => pageSecretName(account.pageId)),
    ...records.users.map((user) => userSecretName(user.id)),
    ...records.pendingRevocations.map((user) => userSecretName(user.id)),
    ...records.pendingUnsubscribes.map((page) => pageSecretName(page.pageId)),
  ]);
}

/** Every name under which something may still lie in the keychain. */
export function knownSecretNames(records: Records): readonly SecretName[] {
  return [
    ...new Set([...secretNamesInUse(records), ...records.pendingWrites, ...records.pendingDeletes]),
  ];
}

/**
 * Names `names` as about to be written, so that a crash before `connected` leaves a trace of each. What an earlier
 * connect began and could not record (a full disk) is not forgotten over it.
 */
export function addPendingWrites(records: Records, names: readonly SecretName[]): Records {
  const about = new Set(names);
  const { pendingDeletes, ...rest } = discardPendingWrites(records);
  return {
    ...rest,
    pendingWrites: [...names],
    pendingDeletes: pendingDeletes.filter((name) => !about.has(name)),
  };
}

/** Whatever was begun and has no record turns into tombstones. */
export function discardPendingWrites(records: Records): Records {
  return addPendingDeletes({ ...records, pendingWrites: [] }, records.pendingWrites);
}

/** Tombstones for those that no record needs any more. */
export function addPendingDeletes(records: Records, names: Iterable<SecretName>): Records {
  const used = secretNamesInUse(records);
  const unused = [...names].filter((name) => !used.has(name));
  return { ...records, pendingDeletes: [...new Set([...records.pendingDeletes, ...unused])] };
}

/** The keychain confirmed that these are gone. */
export function completeDeletes(records: Records, names: ReadonlySet<SecretName>): Records {
  return { ...records, pendingDeletes: records.pendingDeletes.filter((name) => !names.has(name)) };
}
