import type { ConnectSummary } from "../../common/contract/accounts.ts";
import type { RunningCheck } from "../../common/contract/checks.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { accountProblems } from "../../main/channels/account-problems.ts";
import { emptyRecords, type Records } from "../../main/channels/model.ts";
import { channelViews } from "../../main/channels/views.ts";

/** A snapshot of practice mode with no accounts and no problems. */
export const emptySnapshot: Snapshot = {
  practice: true,
  channels: [],
  problems: [],
  unconnectable: [],
  permissionGaps: [],
  connectSummaries: [],
  pending: [],
  tokensToDelete: 0,
  keychain: { name: "ready" },
  facebook: { name: "reachable" },
  notices: [],
  checks: [],
  disconnecting: [],
};

/** Returns the snapshot of these records, as the window would get it at the time `now`. */
export function snapshotOf(given: Partial<Records>, now: number): Snapshot {
  const records = { ...emptyRecords, ...given };
  const channels = channelViews(records, now);
  return {
    ...emptySnapshot,
    practice: false,
    channels,
    problems: accountProblems(records, channels, now, undefined),
  };
}

export const runningCheck: RunningCheck = { scope: { kind: "all" }, total: 1 };

/** The summary of a login that connected this many Messenger Pages. */
export const summaryOf = (added: number): ConnectSummary => ({
  channel: "messenger",
  userName: "User a",
  at: "2026-11-22T10:00:00.000Z",
  added: { count: added, names: [] },
  alreadyConnected: 0,
  total: added,
  leftOut: [],
});
