/** Which accounts have just begun to need the user, and how the system's notification says it. */
import type { FacebookAccount } from "../../../common/contract/accounts.ts";
import type { Snapshot } from "../../../common/contract/snapshot.ts";
import { notificationTexts } from "../../i18n/notifications.ts";

/** What there is to judge by. */
export interface NotificationContext {
  readonly snapshot: Snapshot;
  /** A login is under way: what it changes meanwhile may be put right by its end. */
  readonly flowRunning: boolean;
  /** The window is what the user looks at. */
  readonly windowFocused: boolean;
  /** The setting. */
  readonly enabled: boolean;
}

/** The warning of an access that ends; `channels/health/warnings.ts` gives each once. */
export interface ExpiryWarning {
  /** ISO 8601. */
  readonly at: string;
  readonly userName: string;
  /** The accounts that live by it. */
  readonly accountIds: readonly string[];
}

export interface Message {
  readonly title: string;
  readonly body: string;
  /** Which account a click shows; absent: the window as it is. */
  readonly accountId?: string;
}

/** A check brings its findings in batches; nothing is said until it has ended, or waits for Facebook's limit. */
export const canNotify = ({ flowRunning, snapshot }: NotificationContext): boolean =>
  !flowRunning && (!snapshot.checking || snapshot.pausedUntil !== undefined);

const accountsIn = ({ channels }: Snapshot): readonly FacebookAccount[] =>
  channels.flatMap(({ accounts }) => accounts);

/** What passes by itself needs nobody. */
const needsUser = ({ health }: FacebookAccount): boolean =>
  health.state !== "works" && health.remedy !== "wait";

export const failingAccountIds = (snapshot: Snapshot): ReadonlySet<string> =>
  new Set(
    accountsIn(snapshot)
      .filter(needsUser)
      .map(({ id }) => id),
  );

/**
 * `known`: ids of the accounts in need that the user has been told of, or has seen. What is found now is known from here on,
 * unless it is not yet the time; an account that works again is forgotten, so that its next failure is news.
 */
export function newlyFailing(
  known: ReadonlySet<string>,
  moment: NotificationContext,
): { readonly known: ReadonlySet<string>; readonly news: readonly FacebookAccount[] } {
  const now = failingAccountIds(moment.snapshot);
  if (!canNotify(moment)) {
    return { known: new Set([...known].filter((id) => now.has(id))), news: [] };
  }
  const silent = moment.windowFocused || !moment.enabled;
  const isNews = ({ id }: FacebookAccount) => now.has(id) && !known.has(id);
  return { known: now, news: silent ? [] : accountsIn(moment.snapshot).filter(isNews) };
}

/** Undefined: nothing to say. */
export function failureMessage(accounts: readonly FacebookAccount[]): Message | undefined {
  const [first] = accounts;
  if (!first) return undefined;
  return accounts.length === 1
    ? {
        title: notificationTexts().needsYou(first.name),
        body: first.health.message,
        accountId: first.id,
      }
    : {
        title: notificationTexts().needYou(accounts.length),
        body: notificationTexts().someNames([...new Set(accounts.map(({ name }) => name))]),
        accountId: first.id,
      };
}

/** `now`: milliseconds since the epoch. */
export function expiryMessage(endings: readonly ExpiryWarning[], now: number): Message | undefined {
  const [first] = endings;
  if (!first) return undefined;
  const [accountId] = first.accountIds;
  const accounts = endings.reduce((sum, { accountIds }) => sum + accountIds.length, 0);
  const people = [...new Set(endings.map(({ userName }) => userName))];
  const past = Date.parse(first.at) <= now;
  const texts = notificationTexts();
  return {
    title:
      people.length > 1
        ? texts.connectAgainAll(people.length)
        : past
          ? texts.connectAgain(first.userName)
          : texts.connectAgainBy(first.userName, new Date(first.at)),
    body: texts.accessEnds(accounts),
    ...(accountId !== undefined && { accountId }),
  };
}

/** Said once, when the window is closed and the app goes on. */
export const stillRunningMessage = (): Message => notificationTexts().stillRunning;
