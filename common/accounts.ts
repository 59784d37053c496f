import type { FacebookAccount } from "./contract/accounts.ts";
import type { Snapshot } from "./contract/snapshot.ts";

/** Returns the @username of an Instagram account, or the Page's name of any other account. */
export const displayName = ({ name, instagram }: Named): string =>
  instagram ? `@${instagram.username}` : name;

interface Named {
  readonly name: string;
  readonly instagram?: { readonly username: string } | undefined;
}

export const allAccounts = ({ channels }: Pick<Snapshot, "channels">): readonly FacebookAccount[] =>
  channels.flatMap(({ accounts }) => accounts);

/**
 * Returns whether the account needs attention, because it doesn't work or because its last checks
 * were refused.
 */
export const isFailing = ({ health }: FacebookAccount): boolean =>
  health.state !== "works" || health.unconfirmedSince !== undefined;

/**
 * Returns the failing accounts, then the working ones. Both groups keep the order of `accounts`.
 */
export function failingFirst(accounts: readonly FacebookAccount[]): readonly FacebookAccount[] {
  return [...accounts.filter(isFailing), ...accounts.filter((account) => !isFailing(account))];
}
