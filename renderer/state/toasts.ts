import type { ChannelType } from "../../common/contract/accounts.ts";
import type { ProblemView } from "../../common/contract/problems.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";

export interface ShownProblem extends ProblemView {
  /**
   * Set if accounts in this channel belong to a different user than the one who logged in. The
   * window then offers to take over these accounts.
   */
  readonly takeOverChannel?: ChannelType;
}

/** The result of an action, shown in a corner of the window. */
export interface Toast {
  /** What the toast is about, such as "check". A newer toast replaces one on the same topic. */
  readonly topic: string;
  /**
   * `good` is for a success and `plain` for a neutral result, such as a cancelled login. Both
   * disappear after a while. `bad` is for an error, which stays.
   */
  readonly tone: "good" | "plain" | "bad";
  readonly message: string;
  /** Further facts, one per line. */
  readonly lines?: readonly string[];
  readonly problem?: ShownProblem;
  readonly action?: ToastAction;
  /** Returns false once the message is no longer true. If absent, it stays true. */
  readonly isTrue?: (snapshot: Snapshot) => boolean;
}

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

/** More toasts would cover the list behind them. */
const maxToasts = 3;

/** Adds a toast, and removes those that it replaces or crowds out. Errors are never crowded out. */
export function withToast(toasts: readonly Toast[], toast: Toast): readonly Toast[] {
  const others = toasts.filter(({ topic }) => topic !== toast.topic);
  const surplus = others.length + 1 - maxToasts;
  const crowdedOut = new Set(
    others.filter(({ tone }) => tone !== "bad").slice(0, Math.max(0, surplus)),
  );
  return [...others.filter((each) => !crowdedOut.has(each)), toast];
}

export const withoutTopic = (toasts: readonly Toast[], topic: string): readonly Toast[] =>
  toasts.some((toast) => toast.topic === topic)
    ? toasts.filter((toast) => toast.topic !== topic)
    : toasts;

/** Removes the toasts that contradict the snapshot. */
export function stillTrue(toasts: readonly Toast[], snapshot: Snapshot): readonly Toast[] {
  const kept = toasts.filter(({ isTrue }) => isTrue?.(snapshot) ?? true);
  return kept.length === toasts.length ? toasts : kept;
}
