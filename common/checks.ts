import type { ChannelType } from "./contract/accounts.ts";
import type { RunningCheck } from "./contract/checks.ts";

/**
 * Returns when the first check goes on, in ISO 8601. Returns undefined unless all running checks
 * are paused.
 */
export function allPausedUntil(checks: readonly RunningCheck[]): string | undefined {
  const times = checks.map(({ pausedUntil }) => pausedUntil);
  return times.includes(undefined) ? undefined : times.sort()[0];
}

/** Returns whether the check covers more than one account of this channel. */
export const concernsChannel = ({ scope }: RunningCheck, type: ChannelType): boolean =>
  scope.kind === "all" || (scope.kind === "channel" && scope.type === type);
