/** Accounts and their users: pure steps from one set of records to the next. Who calls them writes the result, whole. */

import type { ChannelType, HealthState } from "../../../common/contract/accounts.ts";
import { channelTexts } from "../../i18n/channels.ts";
import type { ConnectedByOthers, EligiblePage } from "../connect/eligibility.ts";
import type {
  AccountRecord,
  HealthRecord,
  Records,
  UnconnectableRecord,
  UserRecord,
} from "../model.ts";
import type { Login } from "../ports/facebook.ts";
import { userSecretName } from "../ports/secret-kinds.ts";
import type { OwnHealthCode } from "../problem-codes.ts";
import { addPendingDeletes, discardPendingWrites, secretNamesInUse } from "./pending-secrets.ts";
import { heldGaps } from "./permission-gaps.ts";
import {
  addPendingUnsubscribes,
  hasPage,
  withoutReconnected,
  withoutSubscription,
} from "./subscriptions.ts";

export interface ConnectedPages {
  readonly type: ChannelType;
  readonly user: Login["user"];
  readonly pages: readonly EligiblePage[];
  readonly storedIn: AccountRecord["storedIn"];
  /** ISO 8601. */
  readonly at: string;
}

/** The written Pages become accounts, by Page id; whoever held them before and holds nothing now is forgotten. */
export function connectPages(records: Records, change: ConnectedPages): Records {
  const known = new Map(records.accounts.map((account) => [account.id, account]));
  const upserted = change.pages.map((page) =>
    accountOf(page, change, known.get(accountId(change.type, page.id))),
  );
  const replaced = new Set(upserted.map((account) => account.id));
  const others = records.accounts.filter((account) => !replaced.has(account.id));
  const pendingUnsubscribes = withoutReconnected(records.pendingUnsubscribes, change.pages);
  return replaceTokens(
    { ...records, accounts: [...others, ...upserted], pendingUnsubscribes },
    change,
    records,
  );
}

/** Trouble of the account itself. Another token mends none of it: what is known stays until Facebook has been asked. */
const staysWithAnyToken: ReadonlySet<HealthState> = new Set([
  "instagram-access-off",
  "instagram-not-linked",
  "blocked",
]);

/**
 * Every account of the written Pages, in either channel, lives by the token that is in the keychain now: this user's.
 * No account is added, so this alone is what a connect leaves that was broken off. Where it touched no account, a
 * revocation that was pending stays pending.
 */
export function replaceTokens(
  records: Records,
  { user, pages, storedIn, at }: Omit<ConnectedPages, "type">,
  before = records,
): Records {
  const written = new Set(pages.map((page) => page.id));
  const accounts = records.accounts.map((account) => {
    if (!written.has(account.pageId)) return account;
    const health = staysWithAnyToken.has(account.health.state) ? account.health : working(at);
    return { ...account, userId: user.id, storedIn, health };
  });
  if (pages.length === 0 || !holdsAccount(accounts, user.id)) return discardPendingWrites(records);
  const record: UserRecord = { id: user.id, name: user.name, tokenExpiresAt: user.tokenExpiresAt };
  const next = {
    ...records,
    accounts,
    users: [...records.users.filter(({ id }) => id !== user.id), record],
    pendingRevocations: records.pendingRevocations.filter(({ id }) => id !== user.id),
    permissionGaps: heldGaps(records.permissionGaps, accounts),
    pendingUnsubscribes: records.pendingUnsubscribes.map((page) =>
      written.has(page.pageId) ? { ...page, userId: user.id } : page,
    ),
  };
  return discardPendingWrites(forgetIdleUsers(before, next));
}

/** Users whose last account went to somebody else: their token is of no use here any more. */
function forgetIdleUsers(before: Records, next: Records): Records {
  const users = next.users.filter((user) => holdsAccount(next.accounts, user.id));
  return addPendingDeletes({ ...next, users }, secretNamesInUse(before));
}

/**
 * Takes accounts away. A Page that no channel uses any more is to be unsubscribed at Facebook, a user who loses the
 * last account is to be revoked there, and both keep their token until that is done.
 */
export function disconnectAccounts(records: Records, ids: ReadonlySet<string>): Records {
  const accounts = records.accounts.filter((account) => !ids.has(account.id));
  const leaving = records.users.filter((user) => !holdsAccount(accounts, user.id));
  const left = new Set(accounts.map((account) => account.channel));
  const removed = records.accounts.filter((account) => ids.has(account.id));
  const touched = new Set(removed.map((account) => account.pageId));
  return {
    ...records,
    // A Page that stays in the other channel needs fewer fields now.
    accounts: accounts.map((account) =>
      touched.has(account.pageId) ? withoutSubscription(account) : account,
    ),
    users: records.users.filter((user) => holdsAccount(accounts, user.id)),
    unconnectable: records.unconnectable.filter((page) => left.has(page.channel)),
    permissionGaps: heldGaps(records.permissionGaps, accounts),
    pendingRevocations: [...records.pendingRevocations, ...leaving],
    pendingUnsubscribes: addPendingUnsubscribes(
      records.pendingUnsubscribes,
      removed.filter(({ pageId }) => !hasPage(accounts, pageId)),
      "disconnected",
    ),
  };
}

/** What the last login of a channel found that cannot be connected; of an earlier login nothing stays. */
export function setUnconnectable(
  records: Records,
  type: ChannelType,
  pages: readonly UnconnectableRecord[],
): Records {
  const others = records.unconnectable.filter((page) => page.channel !== type);
  return { ...records, unconnectable: [...others, ...pages] };
}

/** A new run: what was kept in memory is gone with the last one. `at`: ISO 8601. */
export function markUnsavedTokensLost(records: Records, at: string): Records {
  if (!records.accounts.some((account) => account.storedIn === "memory")) return records;
  const health: HealthRecord = {
    state: "reconnect",
    code: "kept_for_one_run" satisfies OwnHealthCode,
    checkedAt: at,
    remedy: "connect-again",
  };
  const accounts = records.accounts.map((account) =>
    account.storedIn === "memory" ? { ...account, health } : account,
  );
  return { ...records, accounts };
}

/** Facebook confirmed (or the token is lost): the user's token may go. */
export function completeRevocation(records: Records, userId: string): Records {
  // Connected again while Facebook was asked: the token is needed.
  if (!records.pendingRevocations.some((user) => user.id === userId)) return records;
  const pendingRevocations = records.pendingRevocations.filter((user) => user.id !== userId);
  return addPendingDeletes({ ...records, pendingRevocations }, [userSecretName(userId)]);
}

/** New health, by account id, for those of the `asked` that nothing has changed since: any step makes a new object. */
export function setHealth(
  records: Records,
  asked: readonly AccountRecord[],
  health: ReadonlyMap<string, HealthRecord>,
): Records {
  const unchanged = new Set(asked);
  const accounts = records.accounts.map((account) => {
    const found = unchanged.has(account) ? health.get(account.id) : undefined;
    return found ? { ...account, health: found } : account;
  });
  return { ...records, accounts };
}

/** Ids of the Pages that this user connected, in either channel. */
export const pageIdsOfUser = (records: Records, userId: string): readonly string[] =>
  records.accounts.filter((account) => account.userId === userId).map(({ pageId }) => pageId);

/** Who else connected Pages here, in either channel: one token serves both. */
export function pagesOfOtherUsers(records: Records, userId: string): ConnectedByOthers {
  const others = records.accounts.filter((account) => account.userId !== userId);
  const names = userNames(records);
  return new Map(others.map(({ pageId, userId: owner }) => [pageId, userName(names, owner)]));
}

/** Names by user id. */
export const userNames = ({ users }: Records): ReadonlyMap<string, string> =>
  new Map(users.map(({ id, name }) => [id, name]));

export const userName = (names: ReadonlyMap<string, string>, userId: string): string =>
  names.get(userId) ?? channelTexts().somebody;

export const working = (at: string): HealthRecord => ({ state: "works", checkedAt: at });

export const accountId = (type: ChannelType, pageId: string): string => `${type}-${pageId}`;

function accountOf(
  page: EligiblePage,
  change: ConnectedPages,
  before: AccountRecord | undefined,
): AccountRecord {
  const { instagram } = page;
  return {
    id: accountId(change.type, page.id),
    channel: change.type,
    pageId: page.id,
    name: page.name,
    pictureUrl: (change.type === "instagram" && instagram?.pictureUrl) || page.pictureUrl,
    instagram:
      change.type === "instagram" && instagram
        ? { id: instagram.id, username: instagram.username }
        : undefined,
    userId: change.user.id,
    connectedAt: before?.connectedAt ?? change.at,
    health: working(change.at),
    storedIn: change.storedIn,
  };
}

const holdsAccount = (accounts: readonly AccountRecord[], userId: string): boolean =>
  accounts.some((account) => account.userId === userId);
