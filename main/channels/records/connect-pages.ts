import type { ChannelType, HealthState } from "../../../common/contract/accounts.ts";
import type { EligiblePage } from "../eligibility.ts";
import type { AccountRecord, Records, UserRecord } from "../model.ts";
import type { Login } from "../ports/facebook.ts";
import { accountId, hasAccount, healthyAt } from "./accounts.ts";
import { markMovedInstagram } from "./page-details.ts";
import { addPendingDeletes, discardPendingWrites, secretNamesInUse } from "./pending-secrets.ts";
import { gapsWithAccounts } from "./permission-gaps.ts";
import { withoutReconnected } from "./subscriptions.ts";

export interface ConnectedPages {
  readonly type: ChannelType;
  readonly user: Login["user"];
  /** The Pages whose token was saved. */
  readonly pages: readonly EligiblePage[];
  readonly storedIn: AccountRecord["storedIn"];
  /** The id of the Meta app with which the user logged in. */
  readonly appId: string;
  /** When the Pages were connected, in ISO 8601. */
  readonly at: string;
}

/**
 * Adds or updates the accounts of these Pages. Some accounts may move to this user. Forgets users
 * who have no accounts left.
 */
export function connectPages(records: Records, change: ConnectedPages): Records {
  const known = new Map(records.accounts.map((account) => [account.id, account]));
  const connected = change.pages.map((page) =>
    accountOf(page, change, known.get(accountId(change.type, page.id))),
  );
  const ids = new Set(connected.map((account) => account.id));
  const others = records.accounts.filter((account) => !ids.has(account.id));
  const pendingUnsubscribes = withoutReconnected(records.pendingUnsubscribes, change.pages);
  const accounts = [...others, ...connected];
  const next = replaceTokens({ ...records, accounts, pendingUnsubscribes }, change, records);
  return markMovedInstagram(next, ids, change.at);
}

/**
 * The health states that a new token does not fix. An account keeps such a state until the next
 * check.
 */
const unrelatedToToken: ReadonlySet<HealthState> = new Set([
  "instagram-access-off",
  "instagram-not-linked",
  "blocked",
]);

/**
 * Moves all accounts of these Pages, in both channels, to `user`. The tokens in the keychain now
 * come from this user's login. If `user` has no account afterwards, a pending revocation of this
 * user's access stays pending.
 *
 * Call this function directly if saving the tokens failed halfway. The replaced tokens then belong
 * to `user`, but no account is added. `before` are the records from before the change. Their
 * secrets may no longer be needed.
 */
export function replaceTokens(
  records: Records,
  { user, pages, storedIn, appId, at }: Omit<ConnectedPages, "type">,
  before = records,
): Records {
  const written = new Set(pages.map((page) => page.id));
  const accounts = records.accounts.map((account) => {
    if (!written.has(account.pageId)) return account;
    const health = unrelatedToToken.has(account.health.state) ? account.health : healthyAt(at);
    return { ...account, userId: user.id, appId, storedIn, health };
  });
  if (pages.length === 0 || !hasAccount(accounts, user.id)) return discardPendingWrites(records);
  const { id, name, tokenExpiresAt } = user;
  const record: UserRecord = { id, name, appId, tokenExpiresAt };
  const next = {
    ...records,
    accounts,
    users: [...records.users.filter((each) => each.id !== id), record],
    pendingRevocations: records.pendingRevocations.filter((each) => each.id !== id),
    permissionGaps: gapsWithAccounts(records.permissionGaps, accounts),
    pendingUnsubscribes: records.pendingUnsubscribes.map((page) =>
      written.has(page.pageId) ? { ...page, userId: id, appId } : page,
    ),
  };
  return discardPendingWrites(forgetUsersWithoutAccounts(before, next));
}

/**
 * Forgets users whose last account has moved to another user. Schedules unused tokens for deletion.
 */
function forgetUsersWithoutAccounts(before: Records, next: Records): Records {
  const users = next.users.filter((user) => hasAccount(next.accounts, user.id));
  return addPendingDeletes({ ...next, users }, secretNamesInUse(before));
}

function accountOf(
  page: EligiblePage,
  { type, user, storedIn, appId, at }: ConnectedPages,
  before: AccountRecord | undefined,
): AccountRecord {
  const instagram = type === "instagram" ? page.instagram : undefined;
  return {
    id: accountId(type, page.id),
    channel: type,
    pageId: page.id,
    name: page.name,
    pictureUrl: instagram?.pictureUrl || page.pictureUrl,
    instagram: instagram && { id: instagram.id, username: instagram.username },
    userId: user.id,
    appId,
    connectedAt: before?.connectedAt ?? at,
    health: healthyAt(at),
    storedIn,
  };
}
