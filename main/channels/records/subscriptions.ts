/** The records of subscriptions to the Meta app's webhook: pure steps from one set of records to the next. */
import type { EligiblePage } from "../connect/eligibility.ts";
import type {
  AccountRecord,
  Records,
  SubscriptionRecord,
  UnsubscribingPage,
} from "../ports/index.ts";
import { pageSecret, withTombstones } from "./secrets.ts";

/** Webhooks are on: what is connected is to be subscribed, so that nothing of it is to be ended. */
export function webhooksOn(records: Records): Records {
  if (records.webhooks) return records;
  const unsubscribing = records.unsubscribing.filter(
    ({ pageId }) => !holdsPage(records.accounts, pageId),
  );
  return { ...records, webhooks: true, unsubscribing };
}

/** Webhooks are off: whatever we may have subscribed is to be ended. */
export function webhooksOff(records: Records): Records {
  if (!records.webhooks) return records;
  const earlier = records.unsubscribing.map(
    (page) => ({ ...page, because: "webhooks-off" }) as const,
  );
  return {
    ...records,
    webhooks: false,
    accounts: records.accounts.map(unverified),
    unsubscribing: withPages(earlier, records.accounts, "webhooks-off"),
  };
}

/** What became of the subscriptions, by Page id, for those of the `asked` that nothing has changed since. */
export function withSubscriptions(
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
export function unsubscribed(records: Records, pageIds: ReadonlySet<string>): Records {
  // Of those that were connected again while Facebook was asked, the token is needed.
  const ended = records.unsubscribing.filter(({ pageId }) => pageIds.has(pageId));
  if (ended.length === 0) return records;
  const unsubscribing = records.unsubscribing.filter(({ pageId }) => !pageIds.has(pageId));
  return withTombstones(
    { ...records, unsubscribing },
    ended.map(({ pageId }) => pageSecret(pageId)),
  );
}

/** The Page's channels changed: how its subscription stands is not known any more. */
export const unverified = ({ subscription: _, ...account }: AccountRecord): AccountRecord =>
  account;

/** Each Page once; one that is there already stays as it is. */
export function withPages(
  pending: readonly UnsubscribingPage[],
  accounts: readonly AccountRecord[],
  because: UnsubscribingPage["because"],
): readonly UnsubscribingPage[] {
  const pages = new Map(pending.map((page) => [page.pageId, page]));
  for (const { pageId, name, userId } of accounts) {
    if (!pages.has(pageId)) pages.set(pageId, { pageId, name, userId, because });
  }
  return [...pages.values()];
}

/** A Page that is connected again keeps its subscription, unless the setting ended it. */
export function notReconnected(
  pending: readonly UnsubscribingPage[],
  pages: readonly EligiblePage[],
): readonly UnsubscribingPage[] {
  const again = new Set(pages.map((page) => page.id));
  return pending.filter(({ pageId, because }) => because !== "disconnected" || !again.has(pageId));
}

export const holdsPage = (accounts: readonly AccountRecord[], pageId: string): boolean =>
  accounts.some((account) => account.pageId === pageId);
