import type { ChannelType, FacebookAccount } from "../../common/contract/accounts.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { allAccounts } from "../state/accounts.ts";

/** What the user is asked about: one account, or a whole channel. */
export type DisconnectTarget =
  | { readonly kind: "account"; readonly account: FacebookAccount }
  | {
      readonly kind: "channel";
      readonly type: ChannelType;
      /** As they were when the question was asked: they go one by one while the answer is carried out. */
      readonly accounts: readonly FacebookAccount[];
    };

/** What a disconnect touches beyond its target. */
export interface DisconnectEffects {
  readonly removed: readonly FacebookAccount[];
  /** Facebook users left without an account: Pagekeeper's access at Facebook ends with it (DESIGN.md §3). */
  readonly endingUsers: readonly string[];
  /** The same Pages in the other channel, which stay connected. */
  readonly staying: readonly FacebookAccount[];
}

export function disconnectEffects(snapshot: Snapshot, target: DisconnectTarget): DisconnectEffects {
  const removed = target.kind === "account" ? [target.account] : target.accounts;
  const ids = new Set(removed.map(({ id }) => id));
  const rest = allAccounts(snapshot).filter(({ id }) => !ids.has(id));
  const remainingUsers = new Set(rest.map(({ connectedBy }) => connectedBy.id));
  const pages = new Set(removed.map(({ pageId }) => pageId));
  // By id, as two people may carry the same name.
  const users = new Map(removed.map(({ connectedBy }) => [connectedBy.id, connectedBy.name]));
  return {
    removed,
    endingUsers: [...users].filter(([id]) => !remainingUsers.has(id)).map(([, name]) => name),
    staying: rest.filter(({ pageId }) => pages.has(pageId)),
  };
}

/** The accounts to look for focus afterwards, nearest first: those below, then those above. */
export function adjacentAccounts(
  accounts: readonly FacebookAccount[],
  id: string,
): readonly FacebookAccount[] {
  const at = accounts.findIndex((account) => account.id === id);
  return [accounts[at + 1], accounts[at - 1]].filter((account) => account !== undefined);
}
