import {
  type ChannelType,
  channelTypes,
  type FacebookAccount,
  type HealthState,
} from "../../../../common/contract/accounts.ts";
import type { Snapshot } from "../../../../common/contract/snapshot.ts";
import type { TrayFacts, TrayLine } from "../../../../main/desktop/tray/tray-menu.ts";
import { emptySnapshot } from "../../../support/snapshot.ts";

let made = 0;

export function account(
  name: string,
  state: HealthState = "works",
  more: Partial<FacebookAccount> = {},
) {
  made += 1;
  const at = "2026-11-01T09:00:00.000Z";
  return {
    id: `messenger-${made}`,
    channel: "messenger",
    pageId: String(made),
    name,
    connectedBy: { id: "1", name: "Dana" },
    connectedAt: at,
    permissions: { granted: 5, total: 5 },
    health: { state, label: state, message: "A sentence.", checkedAt: at },
    ...more,
  } satisfies FacebookAccount;
}

export const many = (count: number, state: HealthState, name: string) =>
  Array.from({ length: count }, (_, index) => account(`${name} ${index + 1}`, state));

export function facts(
  accounts: Partial<Record<ChannelType, readonly FacebookAccount[]>>,
  { flows = [], online = true, update = null, ...more }: Partial<TrayFacts & Snapshot> = {},
): TrayFacts {
  const snapshot: Snapshot = {
    ...emptySnapshot,
    practice: false,
    channels: channelTypes.flatMap((type) =>
      accounts[type] ? [{ id: type, type, accounts: accounts[type] }] : [],
    ),
    ...more,
  };
  return { snapshot, flows, online, update };
}

export const textOf = (line: TrayLine) => (line === "separator" ? "—" : line.text);
