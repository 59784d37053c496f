import type { RunningCheck } from "../../common/contract/checks.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";

/** A snapshot of practice mode with no accounts and no problems. */
export const emptySnapshot: Snapshot = {
  practice: true,
  channels: [],
  unconnectable: [],
  permissionGaps: [],
  pending: [],
  tokensToDelete: 0,
  keychain: { name: "ready" },
  notices: [],
  checks: [],
};

export const runningCheck: RunningCheck = { scope: { kind: "all" }, total: 1 };
