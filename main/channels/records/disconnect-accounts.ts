import type { Records } from "../model.ts";
import { userSecretName } from "../ports/secret-kinds.ts";
import { hasAccount } from "./accounts.ts";
import { addPendingDeletes } from "./pending-secrets.ts";
import { gapsWithAccounts } from "./permission-gaps.ts";
import { addPendingUnsubscribes, hasPage, withoutSubscription } from "./subscriptions.ts";
import { leftOutAfterDisconnect } from "./unconnectable.ts";

/**
 * Removes accounts. Adds a pending unsubscribe for each Page that no channel uses any more. Adds a
 * pending revocation for each user who has no accounts left. Keeps the tokens until Facebook
 * confirms.
 */
export function disconnectAccounts(records: Records, ids: ReadonlySet<string>): Records {
  if (!records.accounts.some(({ id }) => ids.has(id))) return records;
  const accounts = records.accounts.filter((account) => !ids.has(account.id));
  const removed = records.accounts.filter((account) => ids.has(account.id));
  const idleUsers = records.users.filter((user) => !hasAccount(accounts, user.id));
  const affectedPages = new Set(removed.map((account) => account.pageId));
  return {
    ...records,
    accounts: accounts.map((account) =>
      // Forget the subscription's state, so that the subscription is renewed. A Page that stays
      // connected in the other channel needs fewer webhook fields now.
      affectedPages.has(account.pageId) ? withoutSubscription(account) : account,
    ),
    users: records.users.filter((user) => hasAccount(accounts, user.id)),
    unconnectable: leftOutAfterDisconnect(records.unconnectable, accounts, removed),
    permissionGaps: gapsWithAccounts(records.permissionGaps, accounts),
    pendingRevocations: [...records.pendingRevocations, ...idleUsers],
    pendingUnsubscribes: addPendingUnsubscribes(
      records.pendingUnsubscribes,
      removed.filter(({ pageId }) => !hasPage(accounts, pageId)),
      "disconnected",
    ),
  };
}

/**
 * Removes the user's pending revocation and schedules the token for deletion. Call after Facebook
 * has confirmed the revocation, or if the token is gone.
 */
export function completeRevocation(records: Records, userId: string): Records {
  // If the user has connected again, the revocation is no longer pending. Keep the token, because
  // it is in use.
  if (!records.pendingRevocations.some((user) => user.id === userId)) return records;
  const pendingRevocations = records.pendingRevocations.filter((user) => user.id !== userId);
  return addPendingDeletes({ ...records, pendingRevocations }, [userSecretName(userId)]);
}
