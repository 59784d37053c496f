/** Functions on the records of webhook subscriptions. */
import type { EligiblePage } from "../eligibility.ts";
import type { AccountRecord, PendingUnsubscribe, Records, SubscriptionRecord } from "../model.ts";
import { pageSecretName } from "../ports/secret-kinds.ts";
import { addPendingDeletes } from "./pending-secrets.ts";

/** Records that webhooks are on. Cancels the pending unsubscribes of connected Pages. */
export function enableWebhooks(records: Records): Records {
  if (records.webhooks) return records;
  const pendingUnsubscribes = records.pendingUnsubscribes.filter(
    ({ pageId }) => !hasPage(records.accounts, pageId),
  );
  return { ...records, webhooks: true, pendingUnsubscribes };
}

/**
 * Records that webhooks are off. Adds a pending unsubscribe for every Page that may be subscribed.
 */
export function disableWebhooks(records: Records): Records {
  if (!records.webhooks) return records;
  const earlier = records.pendingUnsubscribes.map(
    (page) => ({ ...page, reason: "webhooks-off" }) as const,
  );
  return {
    ...records,
    webhooks: false,
    accounts: records.accounts.map(withoutSubscription),
    pendingUnsubscribes: addPendingUnsubscribes(earlier, records.accounts, "webhooks-off"),
  };
}

/**
 * Sets the subscriptions of accounts. `found` contains the new values by Page id. Skips accounts
 * that have changed since `before` was read. Every change creates a new account object, so
 * comparing references is enough.
 */
export function setSubscriptions(
  records: Records,
  before: readonly AccountRecord[],
  found: ReadonlyMap<string, SubscriptionRecord>,
): Records {
  // If webhooks have been turned off, ignore the results, because the subscriptions are about to
  // end.
  if (!records.webhooks) return records;
  const unchanged = new Set(before);
  const accounts = records.accounts.map((account) => {
    const subscription = unchanged.has(account) ? found.get(account.pageId) : undefined;
    const stillOn = subscription?.state === "on" && account.subscription?.state === "on";
    return subscription && !stillOn ? { ...account, subscription } : account;
  });
  const changed = accounts.some((account, index) => account !== records.accounts[index]);
  return changed ? { ...records, accounts } : records;
}

/**
 * Removes pending unsubscribes and schedules the Pages' tokens for deletion. Call after Facebook
 * has ended the subscriptions, or if the tokens are gone.
 */
export function completeUnsubscribes(records: Records, pageIds: ReadonlySet<string>): Records {
  // Ignore Pages that were connected again, because they are no longer pending and their tokens are
  // in use.
  const ended = records.pendingUnsubscribes.filter(({ pageId }) => pageIds.has(pageId));
  if (ended.length === 0) return records;
  const pendingUnsubscribes = records.pendingUnsubscribes.filter(
    ({ pageId }) => !pageIds.has(pageId),
  );
  return addPendingDeletes(
    { ...records, pendingUnsubscribes },
    ended.map(({ pageId }) => pageSecretName(pageId)),
  );
}

/**
 * Returns the account without its subscription state, so that the subscription is verified again.
 */
export const withoutSubscription = ({
  subscription: _,
  ...account
}: AccountRecord): AccountRecord => account;

/** Adds a pending unsubscribe for each Page of these accounts, unless there already is one. */
export function addPendingUnsubscribes(
  pending: readonly PendingUnsubscribe[],
  accounts: readonly AccountRecord[],
  reason: PendingUnsubscribe["reason"],
): readonly PendingUnsubscribe[] {
  const pages = new Map(pending.map((page) => [page.pageId, page]));
  for (const { pageId, name, userId, appId } of accounts) {
    if (!pages.has(pageId)) pages.set(pageId, { pageId, name, userId, appId, reason });
  }
  return [...pages.values()];
}

/**
 * Removes the pending unsubscribes of Pages that are connected again. Keeps those that are pending
 * because webhooks were turned off.
 */
export function withoutReconnected(
  pending: readonly PendingUnsubscribe[],
  pages: readonly EligiblePage[],
): readonly PendingUnsubscribe[] {
  const reconnected = new Set(pages.map((page) => page.id));
  return pending.filter(
    ({ pageId, reason }) => reason !== "disconnected" || !reconnected.has(pageId),
  );
}

export const hasPage = (accounts: readonly AccountRecord[], pageId: string): boolean =>
  accounts.some((account) => account.pageId === pageId);
