/** The records of subscriptions to the Meta app's webhook: pure steps from one set of records to the next. */

import type { EligiblePage } from "../connect/eligibility.ts";
import type { AccountRecord, PendingUnsubscribe, Records, SubscriptionRecord } from "../model.ts";
import { pageSecretName } from "../ports/secret-kinds.ts";
import { addPendingDeletes } from "./pending-secrets.ts";

/** Webhooks are on: what is connected is to be subscribed, so that nothing of it is to be ended. */
export function enableWebhooks(records: Records): Records {
  if (records.webhooks) return records;
  const pendingUnsubscribes = records.pendingUnsubscribes.filter(
    ({ pageId }) => !hasPage(records.accounts, pageId),
  );
  return { ...records, webhooks: true, pendingUnsubscribes };
}

/** Webhooks are off: whatever we may have subscribed is to be ended. */
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

/** What became of the subscriptions, by Page id, for those of the `asked` that nothing has changed since. */
export function setSubscriptions(
  records: Records,
  asked: readonly AccountRecord[],
  found: ReadonlyMap<string, SubscriptionRecord>,
): Records {
  // Switched off while Facebook was asked: it is about to be ended.
  if (!records.webhooks) return records;
  const unchanged = new Set(asked);
  const accounts = records.accounts.map((account) => {
    const subscription = unchanged.has(account) ? found.get(account.pageId) : undefined;
    const still = subscription?.state === "on" && account.subscription?.state === "on";
    return subscription && !still ? { ...account, subscription } : account;
  });
  const changed = accounts.some((account, index) => account !== records.accounts[index]);
  return changed ? { ...records, accounts } : records;
}

/** Facebook confirmed (or the tokens are lost): the subscriptions of these Pages have ended. */
export function completeUnsubscribes(records: Records, pageIds: ReadonlySet<string>): Records {
  // Of those that were connected again while Facebook was asked, the token is needed.
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

/** The Page's channels changed: how its subscription stands is not known any more. */
export const withoutSubscription = ({
  subscription: _,
  ...account
}: AccountRecord): AccountRecord => account;

/** Each Page once; one that is there already stays as it is. */
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
  const again = new Set(pages.map((page) => page.id));
  return pending.filter(({ pageId, reason }) => reason !== "disconnected" || !again.has(pageId));
}

export const hasPage = (accounts: readonly AccountRecord[], pageId: string): boolean =>
  accounts.some((account) => account.pageId === pageId);
