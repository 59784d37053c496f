import { displayName, isFailing } from "../../common/accounts.ts";
import {
  type ChannelType,
  channelTypes,
  type FacebookAccount,
} from "../../common/contract/accounts.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { filterAccounts } from "./accounts.ts";

export type AccountFilter = "all" | "attention" | ChannelType;

export const sortKeys = ["name", "person", "until", "state"] as const;
export type SortKey = (typeof sortKeys)[number];

export interface AccountSort {
  readonly by: SortKey;
  readonly descending: boolean;
}

/** Which accounts the list shows, and in which order. */
export interface AccountList {
  readonly filter: AccountFilter;
  readonly query: string;
  readonly sort: AccountSort;
}

export const initialAccountList: AccountList = {
  filter: "all",
  query: "",
  sort: { by: "name", descending: false },
};

export interface ListedChannel {
  readonly type: ChannelType;
  /** The number of accounts without filter and search. */
  readonly total: number;
  readonly shown: readonly FacebookAccount[];
}

/** Returns the channels that the filter lets through and that have accounts. */
export function listChannels(
  snapshot: Pick<Snapshot, "channels">,
  { filter, query, sort }: AccountList,
): readonly ListedChannel[] {
  return channelTypes
    .filter((type) => filter === "all" || filter === "attention" || filter === type)
    .flatMap((type) => {
      const accounts = snapshot.channels.find((channel) => channel.type === type)?.accounts ?? [];
      if (accounts.length === 0) return [];
      const chosen = filter === "attention" ? accounts.filter(isFailing) : accounts;
      const shown = sortAccounts(filterAccounts(chosen, query), sort);
      return [{ type, total: accounts.length, shown }];
    });
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/**
 * Sorts by the key, but puts the accounts that need attention first. `accounts` are already sorted
 * by name, so accounts with equal keys keep that order.
 */
function sortAccounts(
  accounts: readonly FacebookAccount[],
  { by, descending }: AccountSort,
): readonly FacebookAccount[] {
  const direction = descending ? -1 : 1;
  const keyOf = sortKeyOf[by];
  const keyed = accounts.map((account) => ({
    account,
    failing: isFailing(account) ? 0 : 1,
    key: keyOf(account),
  }));
  if (by === "name" && !descending) keyed.sort((a, b) => a.failing - b.failing);
  else {
    keyed.sort((a, b) => a.failing - b.failing || direction * collator.compare(a.key, b.key));
  }
  return keyed.map(({ account }) => account);
}

const sortKeyOf: Readonly<Record<SortKey, (account: FacebookAccount) => string>> = {
  name: (account) => displayName(account).replace(/^@/, ""),
  person: ({ connectedBy }) => connectedBy.name,
  until: ({ accessUntil }) => accessUntil ?? "9",
  state: ({ health }) => health.label,
};
