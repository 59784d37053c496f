import { allAccounts } from "../../../common/accounts.ts";
import type { FacebookAccount } from "../../../common/contract/accounts.ts";
import type { Snapshot } from "../../../common/contract/snapshot.ts";
import type { ExpiryWarning } from "../../channels/health/expiry-warnings.ts";
import { notificationTexts } from "../../i18n/notifications.ts";

/** What decides whether to show a notification. */
export interface NotificationContext {
  readonly snapshot: Snapshot;
  readonly flowRunning: boolean;
  readonly windowFocused: boolean;
  /** The user's setting. */
  readonly enabled: boolean;
}

export interface Message {
  readonly title: string;
  readonly body: string;
  /** The account that a click shows. */
  readonly accountId?: string;
}

/**
 * Returns false while a login or a check is running: the login may fix what it broke, and a check
 * finds problems one by one. A check that waits for Facebook's rate limit counts as finished.
 */
export const canNotify = ({ flowRunning, snapshot }: NotificationContext): boolean =>
  !flowRunning && (!snapshot.checking || snapshot.pausedUntil !== undefined);

/** Returns the accounts that the user must do something about, not those that only need time. */
export const failingAccountIds = (snapshot: Snapshot): ReadonlySet<string> =>
  new Set(
    allAccounts(snapshot)
      .filter(({ health }) => health.state !== "works" && health.remedy !== "wait")
      .map(({ id }) => id),
  );

/**
 * Returns the accounts to notify the user of, and the ids that are known from then on. An account
 * stays known until it works, even if no notification was shown because of the setting or because
 * the user was looking at the window.
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

/** Returns undefined if there are no accounts. */
export function failureMessage(accounts: readonly FacebookAccount[]): Message | undefined {
  const [first] = accounts;
  if (!first) return undefined;
  return accounts.length === 1
    ? {
        title: notificationTexts().accountFailing(first.name, first.channel),
        body: first.health.message,
        accountId: first.id,
      }
    : {
        title: notificationTexts().accountsFailing(accounts.length),
        body: notificationTexts().names([...new Set(accounts.map(({ name }) => name))]),
        accountId: first.id,
      };
}

/** Returns undefined if there are no warnings. `now` is milliseconds since the epoch. */
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

/** For the first time that the app keeps running in the tray. */
export const stillRunningMessage = (): Message => notificationTexts().stillRunning;
