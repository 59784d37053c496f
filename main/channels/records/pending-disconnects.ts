/**
 * Functions on the records of accounts that wait to be disconnected. Such an account stays among
 * the others, together with everything that depends on it. Readers that use accounts or show them
 * leave it out.
 */
import { displayName } from "../../../common/accounts.ts";
import type { PendingDisconnect } from "../../../common/contract/snapshot.ts";
import type { AccountRecord, DisconnectMark, Records } from "../model.ts";
import { gapsWithAccounts } from "./permission-gaps.ts";
import { leftOutAfterDisconnect } from "./unconnectable.ts";

export const isDisconnecting = ({ disconnecting }: AccountRecord): boolean =>
  disconnecting !== undefined;

/** Returns the accounts that don't wait to be disconnected. */
export function activeAccounts({ accounts }: Records): readonly AccountRecord[] {
  return accounts.some(isDisconnecting)
    ? accounts.filter((account) => !isDisconnecting(account))
    : accounts;
}

/** Returns the records as they will look without the accounts that wait to be disconnected. */
export function withoutDisconnecting(records: Records): Records {
  const accounts = activeAccounts(records);
  if (accounts === records.accounts) return records;
  const waiting = records.accounts.filter(isDisconnecting);
  return {
    ...records,
    accounts,
    unconnectable: leftOutAfterDisconnect(records.unconnectable, accounts, waiting),
    permissionGaps: gapsWithAccounts(records.permissionGaps, accounts),
  };
}

/**
 * Marks these accounts as waiting. Skips those that wait already. A running check finds other
 * account objects afterwards, so it changes nothing.
 */
export function markDisconnecting(
  records: Records,
  accountIds: ReadonlySet<string>,
  mark: DisconnectMark,
): Records {
  const matches = (account: AccountRecord) =>
    accountIds.has(account.id) && !isDisconnecting(account);
  if (!records.accounts.some(matches)) return records;
  const accounts = records.accounts.map((account) =>
    matches(account) ? { ...account, disconnecting: mark } : account,
  );
  return { ...records, accounts };
}

/** Brings the accounts of a pending disconnect back. */
export function undoDisconnect(records: Records, id: string): Records {
  if (!records.accounts.some(({ disconnecting }) => disconnecting?.id === id)) return records;
  const accounts = records.accounts.map((account) => {
    const { disconnecting, ...others } = account;
    return disconnecting?.id === id ? others : account;
  });
  return { ...records, accounts };
}

/** The number of names in a view. */
const maxNames = 3;

export function pendingDisconnectViews({ accounts }: Records): readonly PendingDisconnect[] {
  const groups = Map.groupBy(accounts.filter(isDisconnecting), (each) => each.disconnecting?.id);
  return [...groups.values()].flatMap((group) => {
    const mark = group[0]?.disconnecting;
    if (!mark) return [];
    return {
      id: mark.id,
      accountIds: group.map(({ id }) => id),
      names: group.slice(0, maxNames).map(displayName),
      until: mark.until,
    };
  });
}
