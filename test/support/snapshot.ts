import type { ConnectSummary } from "../../common/contract/accounts.ts";
import type { RunningCheck } from "../../common/contract/checks.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";

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
