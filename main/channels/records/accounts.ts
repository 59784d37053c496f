/** Functions on the records of accounts and their users. */
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { AccountRecord, HealthRecord, Records } from "../model.ts";
import type { LocalHealthCode } from "../problem-codes.ts";

/**
 * Marks the accounts whose token was kept only in memory, because those tokens were lost when the
 * app quit. Call at startup. `at` is the current time in ISO 8601.
 */
export function markUnsavedTokensLost(records: Records, at: string): Records {
  if (!records.accounts.some((account) => account.storedIn === "memory")) return records;
  const health: HealthRecord = {
    state: "reconnect",
    code: "token_not_saved" satisfies LocalHealthCode,
    checkedAt: at,
    remedy: "connect-again",
  };
  const accounts = records.accounts.map((account) =>
    account.storedIn === "memory" ? { ...account, health } : account,
  );
  return { ...records, accounts };
}

/**
 * Sets the health of accounts. `health` contains the new values by account id. Skips accounts that
 * have changed since `before` was read. Every change creates a new account object, so comparing
 * references is enough.
 */
export function setHealth(
  records: Records,
  before: readonly AccountRecord[],
  health: ReadonlyMap<string, HealthRecord>,
): Records {
  if (health.size === 0) return records;
  const unchanged = new Set(before);
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

/** Returns the ids of the Pages that this user connected, in any channel. */
export const pageIdsOfUser = (records: Records, userId: string): readonly string[] =>
  records.accounts.filter((account) => account.userId === userId).map(({ pageId }) => pageId);

/** Returns the users' names, by user id. */
export const userNames = ({ users }: Records): ReadonlyMap<string, string> =>
  new Map(users.map(({ id, name }) => [id, name]));

export const healthyAt = (checkedAt: string): HealthRecord => ({ state: "works", checkedAt });

export const accountId = (type: ChannelType, pageId: string): string => `${type}-${pageId}`;

export const hasAccount = (accounts: readonly AccountRecord[], userId: string): boolean =>
  accounts.some((account) => account.userId === userId);
