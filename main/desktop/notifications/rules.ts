import { allAccounts, isFailing } from "../../../common/accounts.ts";
import { allPausedUntil } from "../../../common/checks.ts";
import type { FacebookAccount } from "../../../common/contract/accounts.ts";
import type { Snapshot } from "../../../common/contract/snapshot.ts";
import type { ExpiryWarning } from "../../channels/health/expiry-warnings.ts";
import { notificationTexts } from "../../i18n/notifications.ts";

/** The facts that decide whether to show a notification. */
export interface NotificationContext {
  readonly snapshot: Snapshot;
  readonly flowRunning: boolean;
  readonly windowFocused: boolean;
  /** Whether notifications are enabled in the settings. */
  readonly enabled: boolean;
}

export interface Message {
  readonly title: string;
  readonly body: string;
  /** The account to show when the notification is clicked. */
  readonly accountId?: string;
}

/**
 * Whether notifications may be shown now. They wait until a running login ends, because the login
 * may fix the problem. They also wait until a running check ends, because it finds problems one by
 * one. A check that is waiting for Facebook's rate limit doesn't count as running.
 */
export const canNotify = ({ flowRunning, snapshot }: NotificationContext): boolean =>
  !flowRunning && (snapshot.checks.length === 0 || allPausedUntil(snapshot.checks) !== undefined);

/** Returns the ids of the failing accounts that need the user to act, not just to wait. */
export const failingAccountIds = (snapshot: Snapshot): ReadonlySet<string> =>
  new Set(
    allAccounts(snapshot)
      .filter((account) => isFailing(account) && account.health.remedy !== "wait")
      .map(({ id }) => id),
  );

/**
 * Returns the accounts to show a notification for, and the new value of `known`. A failing account
 * stays known until it works again, even if its notification was skipped. Notifications are skipped
 * while they are disabled or the window is focused.
 */
export function newlyFailing(
  known: ReadonlySet<string>,
  context: NotificationContext,
): { readonly known: ReadonlySet<string>; readonly accounts: readonly FacebookAccount[] } {
  const failing = failingAccountIds(context.snapshot);
  if (!canNotify(context)) {
    return { known: new Set([...known].filter((id) => failing.has(id))), accounts: [] };
  }
  const show = context.enabled && !context.windowFocused;
  const isNew = ({ id }: FacebookAccount) => failing.has(id) && !known.has(id);
  return { known: failing, accounts: show ? allAccounts(context.snapshot).filter(isNew) : [] };
}

/** Returns a message about failing accounts, or undefined if there are none. */
export function failureMessage(accounts: readonly FacebookAccount[]): Message | undefined {
  const [first] = accounts;
  if (!first) return undefined;
  const texts = notificationTexts();
  // If Facebook refuses the checks of all of them, nothing says that they stopped working.
  const unconfirmed = accounts.every(({ health }) => health.unconfirmedSince !== undefined);
  const titleOfOne = unconfirmed ? texts.accountUnconfirmed : texts.accountFailing;
  const titleOfMany = unconfirmed ? texts.accountsUnconfirmed : texts.accountsFailing;
  return accounts.length === 1
    ? {
        title: titleOfOne(first.name, first.channel),
        body: first.health.message,
        accountId: first.id,
      }
    : {
        title: titleOfMany(accounts.length),
        body: texts.names([...new Set(accounts.map(({ name }) => name))]),
        accountId: first.id,
      };
}

/**
 * Returns a message about expiring access, or undefined if there are no warnings. `now` is in
 * milliseconds since the epoch.
 */
export function expiryMessage(
  warnings: readonly ExpiryWarning[],
  now: number,
): Message | undefined {
  const [first] = warnings;
  if (!first) return undefined;
  const [accountId] = first.accountIds;
  const accounts = warnings.reduce((sum, { accountIds }) => sum + accountIds.length, 0);
  const people = new Set(warnings.map(({ userName }) => userName)).size;
  return {
    title: expiryTitle(first, people, now),
    body: notificationTexts().otherwise(accounts, people === 1 && Date.parse(first.at) > now),
    ...(accountId !== undefined && { accountId }),
  };
}

function expiryTitle({ at, userName }: ExpiryWarning, people: number, now: number): string {
  const texts = notificationTexts();
  if (people > 1) return texts.peopleMustLogIn(people);
  return Date.parse(at) <= now
    ? texts.mustLogIn(userName)
    : texts.mustLogInBy(userName, new Date(at));
}

/** Returns the message for the first time that the app keeps running in the tray. */
export const stillRunningMessage = (): Message => notificationTexts().stillRunning;
