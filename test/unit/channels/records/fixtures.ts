import {
  emptyRecords,
  type PendingUnsubscribe,
  type Records,
} from "../../../../main/channels/model.ts";
import type { ConnectedPages } from "../../../../main/channels/records/connect-pages.ts";
import { enableWebhooks } from "../../../../main/channels/records/subscriptions.ts";
import { account, page, user } from "../../../support/logins.ts";

export const at = "2026-11-22T10:00:00.000Z";

export const connectedPages = (
  userId: string,
  pageIds: readonly string[],
  more: Partial<ConnectedPages> = {},
) => ({
  type: "messenger" as const,
  user: { id: userId, name: `User ${userId}`, token: "secret" },
  pages: pageIds.map((id) => page(userId, id)),
  storedIn: "keychain" as const,
  appId: "app",
  at,
  ...more,
});

export const ids = (records: Records) => records.accounts.map(({ id }) => id).sort();

/** Records in which user a has connected Page 1 in both channels and Page 2 in Messenger. */
export const threeAccounts: Records = {
  ...emptyRecords,
  accounts: [
    account("messenger", "1", "a"),
    account("instagram", "1", "a"),
    account("messenger", "2", "a"),
  ],
  users: [user("a")],
};

export const pendingUnsubscribe = (
  pageId: string,
  reason: PendingUnsubscribe["reason"] = "disconnected",
): PendingUnsubscribe => ({ pageId, name: `Page ${pageId}`, userId: "a", reason });

export const withWebhooks = (records: Records): Records => enableWebhooks(records);
/** Returns active subscriptions of these Pages, by Page id. */
export const subscribed = (...pageIds: readonly string[]) =>
  new Map(pageIds.map((id) => [id, { state: "on" }] as const));
export const subscriptionStates = (records: Records) =>
  Object.fromEntries(records.accounts.map(({ id, subscription }) => [id, subscription?.state]));
