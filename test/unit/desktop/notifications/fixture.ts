import type { FacebookAccount, HealthState, Remedy } from "../../../../common/contract/accounts.ts";
import type { Snapshot } from "../../../../common/contract/snapshot.ts";
import type { NotificationContext } from "../../../../main/desktop/notifications/rules.ts";
import { emptySnapshot } from "../../../support/snapshot.ts";

export const now = Date.parse("2026-11-22T10:00:00.000Z");

export function account(
  name: string,
  state: HealthState = "works",
  remedy?: Remedy,
): FacebookAccount {
  return {
    id: `messenger-${name}`,
    channel: "messenger",
    pageId: name,
    name,
    connectedBy: { id: "u", name: "Dana Reyes" },
    connectedAt: new Date(now).toISOString(),
    permissions: { granted: 5, total: 5 },
    health: {
      state,
      label: state,
      message: state === "works" ? "Works" : `${name} lost its login. Connect it again.`,
      checkedAt: new Date(now).toISOString(),
      ...(remedy && { remedy }),
    },
  };
}

export const snapshot = (
  accounts: readonly FacebookAccount[],
  more: Partial<Snapshot> = {},
): Snapshot => ({
  ...emptySnapshot,
  channels: [{ id: "messenger", type: "messenger", accounts }],
  ...more,
});

/** Returns the context just after the app has started with the given accounts. */
export const contextAtStart = (accounts: readonly FacebookAccount[]): NotificationContext => ({
  snapshot: snapshot(accounts),
  flowRunning: false,
  windowFocused: false,
  enabled: true,
});
