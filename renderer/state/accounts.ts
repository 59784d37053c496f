import { allAccounts, displayName } from "../../common/accounts.ts";
import type { ChannelType, FacebookAccount } from "../../common/contract/accounts.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { matchesWords } from "../../common/matches-words.ts";

/** Returns the accounts of a channel, or an empty list if it has none. */
export function accountsIn(snapshot: Snapshot, type: ChannelType): readonly FacebookAccount[] {
  return snapshot.channels.find((channel) => channel.type === type)?.accounts ?? [];
}

export const findAccount = (snapshot: Snapshot, id: string): FacebookAccount | undefined =>
  allAccounts(snapshot).find((account) => account.id === id);

/**
 * Returns the accounts that match every word of the query. A word can match the account's name,
 * Page, @username or owner, in any case and order.
 */
export function filterAccounts(
  accounts: readonly FacebookAccount[],
  query: string,
): readonly FacebookAccount[] {
  if (query.trim() === "") return accounts;
  return accounts.filter((account) =>
    matchesWords(`${displayName(account)} ${account.name} ${account.connectedBy.name}`, query),
  );
}
