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
  checking: false,
};
