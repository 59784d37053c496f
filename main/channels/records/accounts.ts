/** The records of accounts and their users. Every function here returns new records. */
import type { ChannelType, HealthState } from "../../../common/contract/accounts.ts";
import { channelTexts } from "../../i18n/channels.ts";
import type { EligiblePage, OtherOwners } from "../connect/eligibility.ts";
import type {
  AccountRecord,
  HealthRecord,
  Records,
  UnconnectableRecord,
  UserRecord,
} from "../model.ts";
import type { Login } from "../ports/facebook.ts";
import { userSecretName } from "../ports/secret-kinds.ts";
import type { LocalHealthCode } from "../problem-codes.ts";
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
  /** The Pages whose token was saved. */
  readonly pages: readonly EligiblePage[];
  readonly storedIn: AccountRecord["storedIn"];
  /** ISO 8601. */
  readonly at: string;
}

/** Turns the Pages into accounts, or updates those that exist. Forgets users whose last account moved to this user. */
export function connectPages(records: Records, change: ConnectedPages): Records {
  const known = new Map(records.accounts.map((account) => [account.id, account]));
  const connected = change.pages.map((page) =>
    accountOf(page, change, known.get(accountId(change.type, page.id))),
  );
  const ids = new Set(connected.map((account) => account.id));
  const others = records.accounts.filter((account) => !ids.has(account.id));
  const pendingUnsubscribes = withoutReconnected(records.pendingUnsubscribes, change.pages);
  return replaceTokens(
    { ...records, accounts: [...others, ...connected], pendingUnsubscribes },
    change,
    records,
  );
}

/** Problems of the account itself, which a new token does not solve. They stay until the next check. */
const unrelatedToToken: ReadonlySet<HealthState> = new Set([
  "instagram-access-off",
  "instagram-not-linked",
  "blocked",
]);

/**
 * Moves all accounts of these Pages, in both channels, to the user whose token is in the keychain
 * now. Adds no account, so a connect that fails halfway uses it alone. If no account is affected,
 * the user's pending revocation stays.
 */
export function replaceTokens(
  records: Records,
  { user, pages, storedIn, at }: Omit<ConnectedPages, "type">,
  before = records,
): Records {
  const written = new Set(pages.map((page) => page.id));
  const accounts = records.accounts.map((account) => {
    if (!written.has(account.pageId)) return account;
    const health = unrelatedToToken.has(account.health.state) ? account.health : healthyAt(at);
    return { ...account, userId: user.id, storedIn, health };
  });
  if (pages.length === 0 || !hasAccount(accounts, user.id)) return discardPendingWrites(records);
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
  return discardPendingWrites(forgetUsersWithoutAccounts(before, next));
}

/** Their last account moved to another user, so their token is no longer needed. */
function forgetUsersWithoutAccounts(before: Records, next: Records): Records {
  const users = next.users.filter((user) => hasAccount(next.accounts, user.id));
  return addPendingDeletes({ ...next, users }, secretNamesInUse(before));
}

/**
 * Removes accounts. Pages that no channel uses any more are pending to be unsubscribed, users without
 * accounts to be revoked. Both keep their token until then.
 */
export function disconnectAccounts(records: Records, ids: ReadonlySet<string>): Records {
  const accounts = records.accounts.filter((account) => !ids.has(account.id));
  const removed = records.accounts.filter((account) => ids.has(account.id));
  const idleUsers = records.users.filter((user) => !hasAccount(accounts, user.id));
  const channels = new Set(accounts.map((account) => account.channel));
  const affectedPages = new Set(removed.map((account) => account.pageId));
  return {
    ...records,
    accounts: accounts.map((account) =>
      // A Page that stays in the other channel needs fewer webhook fields now.
      affectedPages.has(account.pageId) ? withoutSubscription(account) : account,
    ),
    users: records.users.filter((user) => hasAccount(accounts, user.id)),
    unconnectable: records.unconnectable.filter((page) => channels.has(page.channel)),
    permissionGaps: heldGaps(records.permissionGaps, accounts),
    pendingRevocations: [...records.pendingRevocations, ...idleUsers],
    pendingUnsubscribes: addPendingUnsubscribes(
      records.pendingUnsubscribes,
      removed.filter(({ pageId }) => !hasPage(accounts, pageId)),
      "disconnected",
    ),
  };
}

/** Replaces what earlier logins of the channel could not connect. */
export function setUnconnectable(
  records: Records,
  type: ChannelType,
  pages: readonly UnconnectableRecord[],
): Records {
  const others = records.unconnectable.filter((page) => page.channel !== type);
  return { ...records, unconnectable: [...others, ...pages] };
}

/** At startup: tokens kept in memory are gone with the last run. `at`: ISO 8601. */
export function markUnsavedTokensLost(records: Records, at: string): Records {
  if (!records.accounts.some((account) => account.storedIn === "memory")) return records;
  const health: HealthRecord = {
    state: "reconnect",
    code: "token_not_saved" satisfies LocalHealthCode,
    checkedAt: at,
  };
  const accounts = records.accounts.map((account) =>
    account.storedIn === "memory" ? { ...account, health } : account,
  );
  return { ...records, accounts };
}

/** Call once Facebook has confirmed the revocation, or if the token is gone. */
export function completeRevocation(records: Records, userId: string): Records {
  // A user who connected again meanwhile is no longer pending, and the token is needed.
  if (!records.pendingRevocations.some((user) => user.id === userId)) return records;
  const pendingRevocations = records.pendingRevocations.filter((user) => user.id !== userId);
  return addPendingDeletes({ ...records, pendingRevocations }, [userSecretName(userId)]);
}

/** Sets health by account id. Skips accounts that changed since Facebook was `asked`: every change makes a new object. */
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

export const accountIdsWhere = (
  { accounts }: Records,
  matches: (account: AccountRecord) => boolean,
): ReadonlySet<string> => new Set(accounts.filter(matches).map(({ id }) => id));

/** Returns the ids of the Pages that this user connected, in both channels. */
export const pageIdsOfUser = (records: Records, userId: string): readonly string[] =>
  records.accounts.filter((account) => account.userId === userId).map(({ pageId }) => pageId);

/** Returns the Pages that other users connected, in both channels because they share the token. */
export function pagesOfOtherUsers(records: Records, userId: string): OtherOwners {
  const others = records.accounts.filter((account) => account.userId !== userId);
  const names = userNames(records);
  return new Map(others.map(({ pageId, userId: owner }) => [pageId, userName(names, owner)]));
}

/** Names by user id. */
export const userNames = ({ users }: Records): ReadonlyMap<string, string> =>
  new Map(users.map(({ id, name }) => [id, name]));

export const userName = (names: ReadonlyMap<string, string>, userId: string): string =>
  names.get(userId) ?? channelTexts().somebody;

export const healthyAt = (checkedAt: string): HealthRecord => ({ state: "works", checkedAt });

export const accountId = (type: ChannelType, pageId: string): string => `${type}-${pageId}`;

function accountOf(
  page: EligiblePage,
  { type, user, storedIn, at }: ConnectedPages,
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
    connectedAt: before?.connectedAt ?? at,
    health: healthyAt(at),
    storedIn,
  };
}

const hasAccount = (accounts: readonly AccountRecord[], userId: string): boolean =>
  accounts.some((account) => account.userId === userId);
