import type { ChannelType, FacebookAccount } from "../../common/contract/accounts.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { displayName } from "../../common/display-name.ts";
import { texts } from "../i18n/index.ts";

/** Empty when the channel is not connected. */
export function accountsIn(snapshot: Snapshot, type: ChannelType): readonly FacebookAccount[] {
  return snapshot.channels.find((channel) => channel.type === type)?.accounts ?? [];
}

export function allAccounts(snapshot: Snapshot): readonly FacebookAccount[] {
  return snapshot.channels.flatMap((channel) => channel.accounts);
}

/** The state of everything in a few words, for the header. */
export const summarizeAccounts = (snapshot: Snapshot): string =>
  texts.stateWords(allAccounts(snapshot).length, countFailing(snapshot));

/** The number of accounts that need the user. */
export const countFailing = (snapshot: Snapshot): number =>
  allAccounts(snapshot).filter(({ health }) => health.state !== "works").length;

/** In a list too long to look through, what needs the user comes first; otherwise in the order given. */
export function failingFirst(accounts: readonly FacebookAccount[]): readonly FacebookAccount[] {
  const works = ({ health }: FacebookAccount) => health.state === "works";
  return [...accounts.filter((account) => !works(account)), ...accounts.filter(works)];
}

/** Accounts whose name, Page, @username or owner contains every word of the query, in any case and order. */
export function filterAccounts(
  accounts: readonly FacebookAccount[],
  query: string,
): readonly FacebookAccount[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return accounts;
  return accounts.filter((account) => {
    const haystack = `${displayName(account)} ${account.name} ${account.connectedBy.name}`;
    const text = haystack.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
