/** Functions on the records of permissions that logins did not grant. */
import type { ChannelType } from "../../../common/contract/accounts.ts";
import { canAskAgain } from "../missing-permissions.ts";
import type {
  AccountRecord,
  MissingPermissionRecord,
  PermissionGapRecord,
  Records,
} from "../model.ts";
import { isInUse } from "../permissions.ts";
import type { Login } from "../ports/facebook.ts";

export interface LoginGap {
  readonly type: ChannelType;
  readonly user: Pick<Login["user"], "id" | "name">;
  readonly missing: readonly MissingPermissionRecord[];
}

/**
 * Records the permissions that this login did not grant. Replaces the record of the user's previous
 * login in this channel. After a second refusal, we don't ask the user again (docs/research/meta.md
 * §1.1).
 */
export function setPermissionGap(records: Records, { type, user, missing }: LoginGap): Records {
  const before = records.permissionGaps.find(
    (gap) => gap.channel === type && gap.userId === user.id,
  );
  // Drop the gaps of users without an account, because their failed logins don't matter any more.
  const others = records.permissionGaps.filter(
    (gap) => gap !== before && (gap.channel !== type || hasAccountFor(gap, records.accounts)),
  );
  if (missing.length === 0) return { ...records, permissionGaps: others };
  // A permission that is not in use was not missed, so nobody was asked for it again.
  const missedBefore = before?.missing.filter(({ permission }) =>
    isInUse(permission, records.webhooks),
  );
  const askAgain = canAskAgain(missing) && !canAskAgain(missedBefore ?? []);
  const gap = { channel: type, userId: user.id, userName: user.name, missing, askAgain };
  return { ...records, permissionGaps: [...others, gap] };
}

/** Forgets the gaps of users who have no account in the gap's channel. Call at startup. */
export function removeGapsWithoutAccounts(records: Records): Records {
  const permissionGaps = gapsWithAccounts(records.permissionGaps, records.accounts);
  const same = permissionGaps.length === records.permissionGaps.length;
  return same ? records : { ...records, permissionGaps };
}

/** Returns the gaps of users who have an account in the gap's channel. */
export const gapsWithAccounts = (
  gaps: readonly PermissionGapRecord[],
  accounts: readonly AccountRecord[],
): readonly PermissionGapRecord[] => gaps.filter((gap) => hasAccountFor(gap, accounts));

const hasAccountFor = (
  { channel, userId }: PermissionGapRecord,
  accounts: readonly AccountRecord[],
): boolean => accounts.some((account) => account.channel === channel && account.userId === userId);
