import type { ChannelType, FacebookAccount } from "../../../common/contract/accounts.ts";
import type { CallResult, ProblemView } from "../../../common/contract/problems.ts";
import type { Snapshot } from "../../../common/contract/snapshot.ts";
import { emptySnapshot } from "../../support/snapshot.ts";

/** Returns a working account whose Page is named after the number `page`. */
export function account(
  channel: ChannelType,
  page: number,
  more: Partial<FacebookAccount> = {},
): FacebookAccount {
  return {
    id: `${channel}-${page}`,
    channel,
    pageId: String(page),
    name: `Page ${page}`,
    ...(channel === "instagram" && { instagram: { id: `i${page}`, username: `page.${page}` } }),
    connectedBy: { id: "u1", name: "Dana" },
    connectedAt: "2026-11-03T09:30:00.000Z",
    permissions: { granted: 5, total: 5 },
    health: {
      state: "works",
      label: "Works",
      message: "Works",
      checkedAt: "2026-11-22T08:00:00.000Z",
    },
    ...more,
  };
}

export const failing: Partial<FacebookAccount> = {
  health: {
    state: "reconnect",
    label: "Log in again",
    message: "The Facebook password was changed. Connect again to renew access.",
    checkedAt: "2026-11-22T08:00:00.000Z",
    details: { graphCode: 190, graphSubcode: 460, fbtraceId: "AbC" },
  },
};

export function snapshotOf(...accounts: readonly FacebookAccount[]): Snapshot {
  const channel = (type: ChannelType) => ({
    id: type,
    type,
    accounts: accounts.filter((each) => each.channel === type),
  });
  return {
    ...emptySnapshot,
    channels: [channel("messenger"), channel("instagram")].filter((c) => c.accounts.length > 0),
  };
}

export const problem: ProblemView = {
  code: "down",
  message: "Facebook is down. Try again later.",
};

export const ok = <T>(value: T): Promise<CallResult<T>> => Promise.resolve({ ok: true, value });

export const refused = (): Promise<CallResult<never>> => Promise.resolve({ ok: false, problem });
