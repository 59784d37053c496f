/** The names of secrets in the records: needed, being written, or to be deleted. */
import type { Records } from "../model.ts";
import { pageSecretName, type SecretName, userSecretName } from "../ports/secret-kinds.ts";

/** Returns the names of the secrets that the records need. */
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

/** Call before writing the secrets. What an earlier connect left becomes pending deletes. */
export function addPendingWrites(records: Records, names: readonly SecretName[]): Records {
  const written = new Set(names);
  const { pendingDeletes, ...rest } = discardPendingWrites(records);
  return {
    ...rest,
    pendingWrites: [...names],
    pendingDeletes: pendingDeletes.filter((name) => !written.has(name)),
  };
}

/** Schedules what was written but is not in use for deletion. */
export function discardPendingWrites(records: Records): Records {
  return addPendingDeletes({ ...records, pendingWrites: [] }, records.pendingWrites);
}

/** Skips secrets that the records need. */
export function addPendingDeletes(records: Records, names: Iterable<SecretName>): Records {
  const used = secretNamesInUse(records);
  const unused = [...names].filter((name) => !used.has(name));
  return { ...records, pendingDeletes: [...new Set([...records.pendingDeletes, ...unused])] };
}

/** Call once the keychain has confirmed that these are gone. */
export function completeDeletes(records: Records, names: ReadonlySet<SecretName>): Records {
  return { ...records, pendingDeletes: records.pendingDeletes.filter((name) => !names.has(name)) };
}
