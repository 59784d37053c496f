/** What the window shows of the permissions that logins granted and did not grant. */
import {
  type ChannelType,
  channelTypes,
  type FacebookAccount,
  type PermissionGap,
} from "../../common/contract/accounts.ts";
import { channelTexts } from "../i18n/channels.ts";
import { canAskAgain } from "./missing-permissions.ts";
import type { AccountRecord, PermissionGapRecord, Records } from "./model.ts";
import { isInUse, permissionsFor } from "./permissions.ts";
import { withoutDisconnecting } from "./records/pending-disconnects.ts";

/** Leaves out permissions that nothing needs as long as webhooks are turned off. */
export const permissionGapViews = (records: Records): readonly PermissionGap[] =>
  permissionGapsInUse(withoutDisconnecting(records)).map(permissionGapView);

/** Returns a function that counts the permissions of an account. */
export function permissionCounter(
  records: Records,
): (account: AccountRecord) => FacebookAccount["permissions"] {
  const missing = new Map(
    permissionGapsInUse(records).map((gap) => [key(gap), gap.missing.length] as const),
  );
  const totals = new Map(channelTypes.map((type) => [type, totalOf(type, records)] as const));
  return (account) => {
    const total = totals.get(account.channel) ?? 0;
    return { granted: total - (missing.get(key(account)) ?? 0), total };
  };
}

function permissionGapsInUse({ permissionGaps, webhooks }: Records): Records["permissionGaps"] {
  return permissionGaps
    .map((gap) => ({
      ...gap,
      missing: gap.missing.filter(({ permission }) => isInUse(permission, webhooks)),
    }))
    .filter(({ missing }) => missing.length > 0)
    .map((gap) => ({ ...gap, askAgain: gap.askAgain && canAskAgain(gap.missing) }));
}

const totalOf = (type: ChannelType, { webhooks }: Records): number =>
  permissionsFor(type).filter((name) => isInUse(name, webhooks)).length;

const key = ({ channel, userId }: AccountRecord | PermissionGapRecord): string =>
  `${channel} ${userId}`;

function permissionGapView({ missing, ...gap }: PermissionGapRecord): PermissionGap {
  const { consequences } = channelTexts();
  return {
    ...gap,
    missing: missing.map((each) => ({ ...each, consequence: consequences[each.permission] })),
  };
}
