import type { ChannelType } from "./accounts.ts";
import type { ProblemView } from "./problems.ts";

/** The accounts that a check covers. */
export type CheckScope =
  | { readonly kind: "all" }
  | { readonly kind: "channel"; readonly type: ChannelType }
  | { readonly kind: "account"; readonly id: string };

/** A check that is running, in the background too. */
export interface RunningCheck {
  /** The smallest scope that holds all accounts of the check. */
  readonly scope: CheckScope;
  /** The number of accounts that Facebook is asked about. Never 0. */
  readonly total: number;
  /** When the check goes on (ISO 8601). Set only while it waits for Facebook's rate limit. */
  readonly pausedUntil?: string;
}

export interface CheckResult {
  readonly scope: CheckScope;
  /** The number of accounts about which Facebook said whether they work. */
  readonly checked: number;
  /** How many of these don't work. */
  readonly failing: number;
  /** True if the user cancelled the check. What it had found by then counts. */
  readonly cancelled: boolean;
  /** Why the rest was not checked. Absent if there is no rest, or if the check was cancelled. */
  readonly problem?: ProblemView;
}
