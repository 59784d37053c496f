/**
 * Tells the tokens of the current Meta app from those of another one
 * (docs/decisions/0029-another-meta-app.md).
 */
import type { PendingUnsubscribe, Records, TokenOrigin } from "../model.ts";
import { completeRevocation } from "./disconnect-accounts.ts";
import { completeUnsubscribes } from "./subscriptions.ts";

/**
 * Returns whether another Meta app obtained the token. Such a token must never be sent, because the
 * current app's secret cannot sign it. `appId` is undefined while the current app is unknown.
 */
export const isOfOtherApp = (origin: TokenOrigin, appId: string | undefined): boolean =>
  origin.appId !== undefined && appId !== undefined && origin.appId !== appId;

/**
 * Sets the app of accounts that have none, and of their users. Call after Facebook has accepted the
 * accounts' tokens, which proves that they are the current app's.
 */
export function setTokenOrigin(
  records: Records,
  accountIds: ReadonlySet<string>,
  appId: string,
): Records {
  const accepted = records.accounts.filter(
    (account) => account.appId === undefined && accountIds.has(account.id),
  );
  if (accepted.length === 0) return records;
  const accounts = new Set(accepted);
  const userIds = new Set(accepted.map(({ userId }) => userId));
  return {
    ...records,
    accounts: records.accounts.map((each) => (accounts.has(each) ? { ...each, appId } : each)),
    users: records.users.map((user) =>
      user.appId === undefined && userIds.has(user.id) ? { ...user, appId } : user,
    ),
  };
}

/**
 * Gives up what only another Meta app could end on Facebook, if an earlier run has reported it.
 * Marks the rest as reported, because the window of this run shows it. Call at startup.
 */
export function giveUpOtherApp(records: Records, appId: string): Records {
  const { pendingRevocations, pendingUnsubscribes } = records;
  const isUnreachable = (each: TokenOrigin) => isOfOtherApp(each, appId);
  if (![...pendingRevocations, ...pendingUnsubscribes].some(isUnreachable)) return records;
  const reported = pendingRevocations.filter((each) => isUnreachable(each) && each.reported);
  const revoked = reported.reduce((rest, { id }) => completeRevocation(rest, id), records);
  const pages = pendingUnsubscribes.filter((each) => isUnreachable(each) && each.reported);
  const next = completeUnsubscribes(revoked, new Set(pages.map(({ pageId }) => pageId)));
  const markReported = <T extends TokenOrigin>(each: T): T =>
    isUnreachable(each) ? { ...each, reported: true } : each;
  return {
    ...next,
    pendingRevocations: next.pendingRevocations.map(markReported),
    pendingUnsubscribes: next.pendingUnsubscribes.map<PendingUnsubscribe>(markReported),
  };
}
