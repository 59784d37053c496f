/** What the tray and the notifications offer to do about a problem. */
import { allAccounts } from "../../common/accounts.ts";
import type { AccountProblem } from "../../common/contract/account-problems.ts";
import type { ChannelType } from "../../common/contract/accounts.ts";
import type { ConnectIntent } from "../../common/contract/flows.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";

/** Where the window shows a problem: at its account, or among all that needs attention. */
export type ProblemPlace =
  | { readonly name: "showAccount"; readonly id: string }
  | { readonly name: "showAttention" };

/** A login that repairs an account, and all others of its person. */
export interface RepairingLogin {
  readonly type: ChannelType;
  readonly intent: ConnectIntent;
}

export function placeOf(accountIds: readonly string[]): ProblemPlace {
  const [id, ...others] = accountIds;
  return id !== undefined && others.length === 0
    ? { name: "showAccount", id }
    : { name: "showAttention" };
}

/** Returns the login that repairs these accounts. Returns undefined if there is no such account. */
export function loginFor(
  [accountId]: AccountProblem["accountIds"],
  snapshot: Snapshot,
): RepairingLogin | undefined {
  const account = allAccounts(snapshot).find(({ id }) => id === accountId);
  return account && { type: account.channel, intent: { reconnectAccountId: account.id } };
}
