import type { Snapshot } from "../../common/contract/snapshot.ts";

/** In practice mode, with nothing connected and nothing amiss. */
export const emptySnapshot: Snapshot = {
  practice: true,
  channels: [],
  unconnectable: [],
  permissionGaps: [],
  pending: [],
  keychain: { name: "ready" },
  notices: [],
  checking: false,
};
