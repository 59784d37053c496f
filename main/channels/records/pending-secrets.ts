/** Functions on the names of secrets that are in use, being written or pending deletion. */
import type { Records } from "../model.ts";
import { pageSecretName, type SecretName, userSecretName } from "../ports/secret-kinds.ts";

/** Returns the names of the secrets that accounts, users and pending work need. */
export function secretNamesInUse(records: Records): ReadonlySet<SecretName> {
  return new Set([
    ...records.accounts.map((account) => pageSecretName(account.pageId)),
    ...records.users.map((user) => userSecretName(user.id)),
    ...records.pendingRevocations.map((user) => userSecretName(user.id)),
    ...records.pendingUnsubscribes.map((page) => pageSecretName(page.pageId)),
  ]);
}

/** Returns the names of all secrets that may be in the keychain. */
export function knownSecretNames(records: Records): readonly SecretName[] {
  return [
    ...new Set([...secretNamesInUse(records), ...records.pendingWrites, ...records.pendingDeletes]),
  ];
}

/**
 * Records the names of secrets that are about to be written. If an earlier connect left pending
 * writes, schedules those secrets for deletion.
 */
export function addPendingWrites(records: Records, names: readonly SecretName[]): Records {
  const written = new Set(names);
  const { pendingDeletes, ...rest } = discardPendingWrites(records);
  return {
    ...rest,
    pendingWrites: [...names],
    pendingDeletes: pendingDeletes.filter((name) => !written.has(name)),
  };
}

/** Clears the pending writes. Schedules their secrets for deletion unless they are in use. */
export function discardPendingWrites(records: Records): Records {
  return addPendingDeletes({ ...records, pendingWrites: [] }, records.pendingWrites);
}

/** Schedules secrets for deletion, except those that are in use. */
export function addPendingDeletes(records: Records, names: Iterable<SecretName>): Records {
  const used = secretNamesInUse(records);
  const unused = [...names].filter((name) => !used.has(name));
  return { ...records, pendingDeletes: [...new Set([...records.pendingDeletes, ...unused])] };
}

/** Removes pending deletes. Call after the keychain has confirmed that the secrets are gone. */
export function completeDeletes(records: Records, names: ReadonlySet<SecretName>): Records {
  return { ...records, pendingDeletes: records.pendingDeletes.filter((name) => !names.has(name)) };
}
