import type { ChannelType, HealthState, UnconnectableReason } from "./accounts.ts";
import type { CheckScope } from "./checks.ts";

/** An account as it was called when the entry was written. It may be disconnected by now. */
export interface ActivityAccount {
  readonly id: string;
  readonly channel: ChannelType;
  readonly name: string;
}

/** Several accounts of an entry. */
export interface ActivityAccounts {
  readonly count: number;
  /** Three of them. Those that the query asks about come first. */
  readonly first: readonly ActivityAccount[];
}

/** Who disconnected accounts. */
export type DisconnectedBy =
  | { readonly kind: "window" }
  /** Pagekeeper's own page in a browser. */
  | { readonly kind: "web-ui" }
  | { readonly kind: "web-app"; readonly origin: string }
  /** The window, but Pagekeeper ended before the accounts were disconnected. */
  | { readonly kind: "next-start" };

/** What happened. `Accounts` is all accounts on disk, and their number and some names elsewhere. */
export type ActivityFact<Accounts> =
  | {
      /** A login that connected or renewed at least one account. */
      readonly kind: "connected";
      readonly channel: ChannelType;
      readonly userName: string;
      readonly added: Accounts;
      /** The number of accounts that the login only renewed. */
      readonly already: number;
    }
  | {
      /** Pages that a login could not connect for one reason. */
      readonly kind: "left-out";
      readonly channel: ChannelType;
      readonly userName: string;
      readonly reason: UnconnectableReason;
      readonly accounts: Accounts;
    }
  | {
      /** Accounts of other people that a login has moved to `userName`. */
      readonly kind: "taken-over";
      readonly userName: string;
      readonly accounts: Accounts;
    }
  | {
      readonly kind: "checked";
      readonly scope: CheckScope;
      /** The account, if only one was checked. */
      readonly name?: string;
      readonly checked: number;
      readonly failing: number;
      /** Why the rest was not checked. Absent if there is no rest. */
      readonly ended?: "cancelled" | "cut-short";
    }
  | {
      readonly kind: "disconnected";
      readonly accounts: Accounts;
      readonly by: DisconnectedBy;
    }
  | {
      /** A disconnect that the user has taken back. */
      readonly kind: "undone";
      readonly accounts: Accounts;
    }
  | {
      readonly kind: "meta-app";
      readonly change: "saved" | "removed";
      readonly appId: string;
      /** The app's name at Meta. */
      readonly name?: string;
    };

/** An entry of the activity, as the window shows it. */
export type ActivityEntry = {
  readonly id: string;
  /** The time in ISO 8601 format. */
  readonly at: string;
} & (
  | ActivityFact<ActivityAccounts>
  | {
      /** An account whose state has changed. */
      readonly kind: "state";
      readonly account: ActivityAccount;
      readonly from: HealthState;
      readonly to: HealthState;
      /** The new state in a few words, such as "Log in again". */
      readonly label: string;
    }
  | {
      readonly kind: "permissions-declined";
      readonly channel: ChannelType;
      readonly userName: string;
      /** Ends of sentences that start with "Pagekeeper", such as "can't access messages". */
      readonly consequences: readonly string[];
    }
);

export interface ActivityQuery {
  /** Returns only entries about this account. */
  readonly accountId?: string;
  /** Returns only entries whose names contain every word of this text. */
  readonly search?: string;
  /** The id of an entry. Returns only older ones. */
  readonly before?: string;
  readonly limit: number;
}

/** Entries from newest to oldest. */
export interface ActivityPage {
  readonly entries: readonly ActivityEntry[];
  /** Whether there are older entries. */
  readonly more: boolean;
}
