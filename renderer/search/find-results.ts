import { allAccounts, displayName, failingFirst } from "../../common/accounts.ts";
import type { FacebookAccount } from "../../common/contract/accounts.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { filterAccounts } from "../state/accounts.ts";
import type { Command } from "./commands.ts";

export type SearchResult =
  | { readonly kind: "command"; readonly command: Command }
  | { readonly kind: "account"; readonly account: FacebookAccount; readonly name: string };

/** Nobody reads further than this in a list of results. */
const maxAccounts = 50;

/**
 * Returns the accounts and commands that match every word of the query. Without a query, returns
 * the accounts that need attention and all commands.
 */
export function findResults(
  snapshot: Pick<Snapshot, "channels">,
  commands: readonly Command[],
  query: string,
): readonly SearchResult[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const accounts = failingFirst(allAccounts(snapshot));
  const found = filterAccounts(accounts, query).slice(0, maxAccounts);
  const matching = commands.filter(({ label }) => {
    const text = label.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return [
    ...matching.map((command) => ({ kind: "command", command }) as const),
    ...found.map((account) => ({ kind: "account", account, name: displayName(account) }) as const),
  ];
}
