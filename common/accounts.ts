import type { FacebookAccount } from "./contract/accounts.ts";
import type { Snapshot } from "./contract/snapshot.ts";

export const allAccounts = ({ channels }: Pick<Snapshot, "channels">): readonly FacebookAccount[] =>
  channels.flatMap(({ accounts }) => accounts);

export const isFailing = ({ health }: FacebookAccount): boolean => health.state !== "works";

/** Keeps the given order among failing and among working accounts. */
export function failingFirst(accounts: readonly FacebookAccount[]): readonly FacebookAccount[] {
  return [...accounts.filter(isFailing), ...accounts.filter((account) => !isFailing(account))];
}
