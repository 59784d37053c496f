import { displayName } from "../../../common/accounts.ts";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { ActivityAccount } from "../../../common/contract/activity.ts";
import type { PartitionedPages } from "../eligibility.ts";
import type { AccountRecord, MissingPermissionRecord } from "../model.ts";
import type { ActivityEvent } from "../ports/activity.ts";
import type { ListedPage, Login } from "../ports/facebook.ts";
import { accountId } from "../records/accounts.ts";
import { isOfOtherApp } from "../records/token-origin.ts";
import { activityAccount } from "./accounts.ts";

interface AppliedLogin extends PartitionedPages {
  readonly type: ChannelType;
  readonly user: Login["user"];
  readonly appId: string;
}

/** Returns what a login changed. `before` and `after` are the accounts of both channels. */
export function loginActivity(
  before: readonly AccountRecord[],
  after: readonly AccountRecord[],
  { type, user, appId, eligible, ineligible }: AppliedLogin,
): readonly ActivityEvent[] {
  const known = new Map(before.map((account) => [account.id, account]));
  const added = eligible.filter(({ id }) => !known.has(accountId(type, id)));
  const moved = after.filter((account) => {
    const old = known.get(account.id);
    return old && old.userId !== account.userId && !isOfOtherApp(old, appId);
  });
  const login = { channel: type, userName: user.name };
  const events: ActivityEvent[] = [];
  if (eligible.length > 0) {
    events.push({
      kind: "connected",
      ...login,
      added: added.map((page) => pageAccount(type, page)),
      already: eligible.length - added.length,
    });
  }
  if (moved.length > 0) {
    events.push({
      kind: "taken-over",
      userName: user.name,
      accounts: moved.map(activityAccount),
    });
  }
  for (const [reason, pages] of Map.groupBy(ineligible, (each) => each.reason)) {
    const accounts = pages.map(({ page }) => pageAccount(type, page));
    events.push({ kind: "left-out", ...login, reason, accounts });
  }
  return events;
}

/** Returns nothing if no permission was declined. Leaves out those that were not asked for. */
export function declinedActivity(
  channel: ChannelType,
  { name }: Login["user"],
  missing: readonly MissingPermissionRecord[],
): readonly ActivityEvent[] {
  const declined = missing.filter(({ status }) => status === "declined");
  if (declined.length === 0) return [];
  const permissions = declined.map(({ permission }) => permission);
  return [{ kind: "permissions-declined", channel, userName: name, permissions }];
}

const pageAccount = (
  channel: ChannelType,
  { id, name, instagram }: ListedPage,
): ActivityAccount => ({
  id: accountId(channel, id),
  channel,
  name: channel === "instagram" ? displayName({ name, instagram }) : name,
});
