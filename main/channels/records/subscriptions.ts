/** The records of webhook subscriptions. */
import type { EligiblePage } from "../eligibility.ts";
import type { AccountRecord, PendingUnsubscribe, Records, SubscriptionRecord } from "../model.ts";
import { pageSecretName } from "../ports/secret-kinds.ts";
import { addPendingDeletes } from "./pending-secrets.ts";

/** Connected Pages are going to be subscribed, so none of them stays pending to be unsubscribed. */
export function enableWebhooks(records: Records): Records {
  if (records.webhooks) return records;
  const pendingUnsubscribes = records.pendingUnsubscribes.filter(
    ({ pageId }) => !hasPage(records.accounts, pageId),
  );
  return { ...records, webhooks: true, pendingUnsubscribes };
}

/** Unsubscribes every Page that may be subscribed. */
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
 * Sets subscriptions by Page id. Skips accounts replaced since `before` was read; a changed account
 * is a new object.
 */
export function setSubscriptions(
  records: Records,
  before: readonly AccountRecord[],
  found: ReadonlyMap<string, SubscriptionRecord>,
): Records {
  // Webhooks were turned off meanwhile: the subscriptions are about to be ended.
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

/** Call once Facebook has confirmed the end, or if the tokens are gone. */
export function completeUnsubscribes(records: Records, pageIds: ReadonlySet<string>): Records {
  // A Page that was connected again meanwhile is no longer pending, and its token is needed.
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

/** For a Page whose channels changed: its subscription has to be verified again. */
export const withoutSubscription = ({
  subscription: _,
  ...account
}: AccountRecord): AccountRecord => account;

/** Adds the accounts' Pages, each once. Leaves those already pending as they are. */
export function addPendingUnsubscribes(
  pending: readonly PendingUnsubscribe[],
  accounts: readonly AccountRecord[],
  reason: PendingUnsubscribe["reason"],
): readonly PendingUnsubscribe[] {
  const pages = new Map(pending.map((page) => [page.pageId, page]));
  for (const { pageId, name, userId } of accounts) {
    if (!pages.has(pageId)) pages.set(pageId, { pageId, name, userId, reason });
  }
  return [...pages.values()];
}

/** A Page that is connected again keeps its subscription, unless the setting ended it. */
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
