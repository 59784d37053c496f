import { displayName } from "../../common/accounts.ts";
import type { ChannelType, FacebookAccount } from "../../common/contract/accounts.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";

/** Empty if the channel is not connected. */
export function accountsIn(snapshot: Snapshot, type: ChannelType): readonly FacebookAccount[] {
  return snapshot.channels.find((channel) => channel.type === type)?.accounts ?? [];
}

/**
 * Returns the accounts whose name, Page, @username or owner contain every word of the query, in any
 * case and order.
 */
export function filterAccounts(
  accounts: readonly FacebookAccount[],
  query: string,
): readonly FacebookAccount[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return accounts;
  return accounts.filter((account) => {
    const names = `${displayName(account)} ${account.name} ${account.connectedBy.name}`;
    const text = names.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
