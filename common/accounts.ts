import type { FacebookAccount } from "./contract/accounts.ts";
import type { Snapshot } from "./contract/snapshot.ts";

/** Returns the name people know an account by: the @username on Instagram, else the Page's name. */
export const displayName = ({ name, instagram }: Named): string =>
  instagram ? `@${instagram.username}` : name;

interface Named {
  readonly name: string;
  readonly instagram?: { readonly username: string } | undefined;
}

export const allAccounts = ({ channels }: Pick<Snapshot, "channels">): readonly FacebookAccount[] =>
  channels.flatMap(({ accounts }) => accounts);

export const isFailing = ({ health }: FacebookAccount): boolean => health.state !== "works";

/** Keeps the given order among failing and among working accounts. */
export function failingFirst(accounts: readonly FacebookAccount[]): readonly FacebookAccount[] {
  return [...accounts.filter(isFailing), ...accounts.filter((account) => !isFailing(account))];
}
