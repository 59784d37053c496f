/** What logins left out, kept in the records: pure steps from one set of records to the next. */
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type {
  AccountRecord,
  MissingPermissionRecord,
  PermissionGapRecord,
  Records,
} from "../model.ts";
import { wasRefused } from "../permissions.ts";
import type { Login } from "../ports/facebook.ts";

export interface Asked {
  readonly type: ChannelType;
  readonly user: Pick<Login["user"], "id" | "name">;
  readonly missing: readonly MissingPermissionRecord[];
}

/**
 * What this login left out, in place of what the last one of the same person and channel did. Whoever refused before
 * has been asked again by this very login, and is not asked a third time (`research/meta.md` §1.1).
 */
export function setPermissionGap(records: Records, { type, user, missing }: Asked): Records {
  const before = records.permissionGaps.find(
    (gap) => gap.channel === type && gap.userId === user.id,
  );
  // Somebody else's in this channel that has no account is the trace of a login that failed: this is the next one.
  const others = records.permissionGaps.filter(
    (gap) => gap !== before && (gap.channel !== type || isHeld(gap, records.accounts)),
  );
  if (missing.length === 0) return { ...records, permissionGaps: others };
  const askAgain = wasRefused(missing) && !wasRefused(before?.missing ?? []);
  const gap = { channel: type, userId: user.id, userName: user.name, missing, askAgain };
  return { ...records, permissionGaps: [...others, gap] };
}

/** A new run: of a login that connected nothing there is no more to say. */
export function removeUnheldGaps(records: Records): Records {
  const permissionGaps = heldGaps(records.permissionGaps, records.accounts);
  const same = permissionGaps.length === records.permissionGaps.length;
  return same ? records : { ...records, permissionGaps };
}

/** Those of people who have an account in the gap's channel. */
export const heldGaps = (
  gaps: readonly PermissionGapRecord[],
  accounts: readonly AccountRecord[],
): readonly PermissionGapRecord[] => gaps.filter((gap) => isHeld(gap, accounts));

const isHeld = (
  { channel, userId }: PermissionGapRecord,
  accounts: readonly AccountRecord[],
): boolean => accounts.some((account) => account.channel === channel && account.userId === userId);
