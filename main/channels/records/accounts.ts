/** Accounts and their users: pure steps from one set of records to the next. Who calls them writes the result, whole. */
import type { ChannelType, HealthState } from "../../../common/contract/accounts.ts";
import { channelTexts } from "../../i18n/channels.ts";
import type { EligiblePage, Holders } from "../connect/eligibility.ts";
import type {
  AccountRecord,
  HealthRecord,
  Login,
  Records,
  UnconnectableRecord,
  UserRecord,
} from "../ports/index.ts";
import type { OwnHealthCode } from "../problem-codes.ts";
import { heldGaps } from "./permission-gaps.ts";
import { abandonWriting, secretsInUse, userSecret, withTombstones } from "./secrets.ts";
import { holdsPage, notReconnected, unverified, withPages } from "./subscriptions.ts";

export interface Connected {
  readonly type: ChannelType;
  readonly user: Login["user"];
  readonly pages: readonly EligiblePage[];
  readonly kept: AccountRecord["kept"];
  /** ISO 8601. */
  readonly at: string;
}

/** The written Pages become accounts, by Page id; whoever held them before and holds nothing now is forgotten. */
export function connected(records: Records, change: Connected): Records {
  const known = new Map(records.accounts.map((account) => [account.id, account]));
  const upserted = change.pages.map((page) =>
    accountOf(page, change, known.get(accountId(change.type, page.id))),
  );
  const replaced = new Set(upserted.map((account) => account.id));
  const others = records.accounts.filter((account) => !replaced.has(account.id));
  const unsubscribing = notReconnected(records.unsubscribing, change.pages);
  return takenOver(
    { ...records, accounts: [...others, ...upserted], unsubscribing },
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
export function takenOver(
  records: Records,
  { user, pages, kept, at }: Omit<Connected, "type">,
  before = records,
): Records {
  const written = new Set(pages.map((page) => page.id));
  const accounts = records.accounts.map((account) => {
    if (!written.has(account.pageId)) return account;
    const health = staysWithAnyToken.has(account.health.state) ? account.health : works(at);
    return { ...account, userId: user.id, kept, health };
  });
  if (pages.length === 0 || !holdsAccount(accounts, user.id)) return abandonWriting(records);
  const record: UserRecord = { id: user.id, name: user.name, tokenExpiresAt: user.tokenExpiresAt };
  const next = {
    ...records,
    accounts,
    users: [...records.users.filter(({ id }) => id !== user.id), record],
    revoking: records.revoking.filter(({ id }) => id !== user.id),
    permissionGaps: heldGaps(records.permissionGaps, accounts),
    unsubscribing: records.unsubscribing.map((page) =>
      written.has(page.pageId) ? { ...page, userId: user.id } : page,
    ),
  };
  return abandonWriting(forgetIdleUsers(before, next));
}

/** Users whose last account went to somebody else: their token is of no use here any more. */
function forgetIdleUsers(before: Records, next: Records): Records {
  const users = next.users.filter((user) => holdsAccount(next.accounts, user.id));
  return withTombstones({ ...next, users }, secretsInUse(before));
}

/**
 * Takes accounts away. A Page that no channel uses any more is to be unsubscribed at Facebook, a user who loses the
 * last account is to be revoked there, and both keep their token until that is done.
 */
export function disconnected(records: Records, ids: ReadonlySet<string>): Records {
  const accounts = records.accounts.filter((account) => !ids.has(account.id));
  const leaving = records.users.filter((user) => !holdsAccount(accounts, user.id));
  const left = new Set(accounts.map((account) => account.channel));
  const removed = records.accounts.filter((account) => ids.has(account.id));
  const touched = new Set(removed.map((account) => account.pageId));
  return {
    ...records,
    // A Page that stays in the other channel needs fewer fields now.
    accounts: accounts.map((account) =>
      touched.has(account.pageId) ? unverified(account) : account,
    ),
    users: records.users.filter((user) => holdsAccount(accounts, user.id)),
    unconnectable: records.unconnectable.filter((page) => left.has(page.channel)),
    permissionGaps: heldGaps(records.permissionGaps, accounts),
    revoking: [...records.revoking, ...leaving],
    unsubscribing: withPages(
      records.unsubscribing,
      removed.filter(({ pageId }) => !holdsPage(accounts, pageId)),
      "disconnected",
    ),
  };
}

/** What the last login of a channel found that cannot be connected; of an earlier login nothing stays. */
export function withUnconnectable(
  records: Records,
  type: ChannelType,
  pages: readonly UnconnectableRecord[],
): Records {
  const others = records.unconnectable.filter((page) => page.channel !== type);
  return { ...records, unconnectable: [...others, ...pages] };
}

/** A new run: what was kept in memory is gone with the last one. `at`: ISO 8601. */
export function memoryLost(records: Records, at: string): Records {
  if (!records.accounts.some((account) => account.kept === "memory")) return records;
  const health: HealthRecord = {
    state: "reconnect",
    code: "kept_for_one_run" satisfies OwnHealthCode,
    checkedAt: at,
  };
  const accounts = records.accounts.map((account) =>
    account.kept === "memory" ? { ...account, health } : account,
  );
  return { ...records, accounts };
}

/** Facebook confirmed (or the token is lost): the user's token may go. */
export function revoked(records: Records, userId: string): Records {
  // Connected again while Facebook was asked: the token is needed.
  if (!records.revoking.some((user) => user.id === userId)) return records;
  const revoking = records.revoking.filter((user) => user.id !== userId);
  return withTombstones({ ...records, revoking }, [userSecret(userId)]);
}

/** New health, by account id, for those of the `asked` that nothing has changed since: any step makes a new object. */
export function withHealth(
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
export const pagesOf = (records: Records, userId: string): readonly string[] =>
  records.accounts.filter((account) => account.userId === userId).map(({ pageId }) => pageId);

/** Who else connected Pages here, in either channel: one token serves both. */
export function heldByOthers(records: Records, userId: string): Holders {
  const others = records.accounts.filter((account) => account.userId !== userId);
  const names = namesOf(records);
  return new Map(others.map(({ pageId, userId: owner }) => [pageId, nameIn(names, owner)]));
}

/** Names by user id. */
export const namesOf = ({ users }: Records): ReadonlyMap<string, string> =>
  new Map(users.map(({ id, name }) => [id, name]));

export const nameIn = (names: ReadonlyMap<string, string>, userId: string): string =>
  names.get(userId) ?? channelTexts().somebody;

export const works = (at: string): HealthRecord => ({ state: "works", checkedAt: at });

export const accountId = (type: ChannelType, pageId: string): string => `${type}-${pageId}`;

function accountOf(
  page: EligiblePage,
  change: Connected,
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
    health: works(change.at),
    kept: change.kept,
  };
}

const holdsAccount = (accounts: readonly AccountRecord[], userId: string): boolean =>
  accounts.some((account) => account.userId === userId);
