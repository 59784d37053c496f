import { allAccounts } from "../../common/accounts.ts";
import type { ChannelType, FacebookAccount } from "../../common/contract/accounts.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";

/** What to disconnect: one account, or a whole channel. */
export type DisconnectTarget =
  | { readonly kind: "account"; readonly account: FacebookAccount }
  | {
      readonly kind: "channel";
      readonly type: ChannelType;
      /**
       * The accounts that the channel had when the dialog opened. The snapshot cannot provide them
       * later, because accounts disappear from it one by one during the disconnect.
       */
      readonly accounts: readonly FacebookAccount[];
      /** Whether a search or filter hides other accounts of the channel, which stay. */
      readonly narrowed: boolean;
    };

export interface DisconnectEffects {
  readonly removed: readonly FacebookAccount[];
  /**
   * The names of the Facebook users who will have no accounts left. Pagekeeper will revoke its
   * access to these users.
   */
  readonly endingUsers: readonly string[];
  /** The accounts of the same Pages in the other channel, which stay connected. */
  readonly staying: readonly FacebookAccount[];
}

/** Returns the accounts to disconnect. */
export const accountsOf = (target: DisconnectTarget): readonly FacebookAccount[] =>
  target.kind === "account" ? [target.account] : target.accounts;

export function disconnectEffects(snapshot: Snapshot, target: DisconnectTarget): DisconnectEffects {
  const removed = accountsOf(target);
  const removedIds = new Set(removed.map(({ id }) => id));
  const remaining = allAccounts(snapshot).filter(({ id }) => !removedIds.has(id));
  const remainingUserIds = new Set(remaining.map(({ connectedBy }) => connectedBy.id));
  const removedPageIds = new Set(removed.map(({ pageId }) => pageId));
  // Keyed by id, because two users can have the same name.
  const removedUsers = new Map(
    removed.map(({ connectedBy }) => [connectedBy.id, connectedBy.name]),
  );
  return {
    removed,
    endingUsers: [...removedUsers].flatMap(([id, name]) =>
      remainingUserIds.has(id) ? [] : [name],
    ),
    staying: remaining.filter(({ pageId }) => removedPageIds.has(pageId)),
  };
}

/** Returns the account below the given one, then the account above it, if they exist. */
export function adjacentAccounts(
  accounts: readonly FacebookAccount[],
  id: string,
): readonly FacebookAccount[] {
  const index = accounts.findIndex((account) => account.id === id);
  return [accounts[index + 1], accounts[index - 1]].filter((account) => account !== undefined);
}
