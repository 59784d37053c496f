import { allAccounts, displayName } from "../../../common/accounts.ts";
import { allPausedUntil } from "../../../common/checks.ts";
import type { AccountProblem } from "../../../common/contract/account-problems.ts";
import type { Snapshot } from "../../../common/contract/snapshot.ts";
import type { ExpiryWarning } from "../../channels/health/expiry-warnings.ts";
import { notificationTexts } from "../../i18n/notifications.ts";
import { loginFor, type ProblemPlace, placeOf, type RepairingLogin } from "../problem-actions.ts";

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
  /** What to show when the notification is clicked. By default, just the window. */
  readonly place?: ProblemPlace;
  /** The login that a button begins, on systems whose notifications have buttons. */
  readonly login?: RepairingLogin;
}

/** The ids of problems, and of their accounts, that need no notification any more. */
export interface KnownProblems {
  readonly problems: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
}

/** If more problems than this appear at once, they share a notification. */
const maxMessages = 3;

/**
 * Whether notifications may be shown now. They wait until a running login ends, because the login
 * may fix the problem. They also wait until a running check ends, because it finds problems one by
 * one. A check that is waiting for Facebook's rate limit doesn't count as running.
 */
export const canNotify = ({ flowRunning, snapshot }: NotificationContext): boolean =>
  !flowRunning && (snapshot.checks.length === 0 || allPausedUntil(snapshot.checks) !== undefined);

/** Returns the problems that need somebody to act, not just to wait. */
const failingProblems = ({ problems }: Snapshot): readonly AccountProblem[] =>
  problems.filter(({ kind, remedy }) => kind === "failing" && remedy !== "wait");

/** Returns everything that is failing. */
export function knownProblems(snapshot: Snapshot): KnownProblems {
  const failing = failingProblems(snapshot);
  return {
    problems: new Set(failing.map(({ id }) => id)),
    accounts: new Set(failing.flatMap(({ accountIds }) => accountIds)),
  };
}

/**
 * Returns the problems to show a notification for, and the new value of `known`. A problem stays
 * known while it lasts, and an account until it works again, even if the notification was skipped.
 * Notifications are skipped while they are disabled or the window is focused.
 */
export function newProblems(
  known: KnownProblems,
  context: NotificationContext,
): { readonly known: KnownProblems; readonly problems: readonly AccountProblem[] } {
  const failing = knownProblems(context.snapshot);
  if (!canNotify(context)) {
    const stillFailing = {
      problems: intersection(known.problems, failing.problems),
      accounts: intersection(known.accounts, failing.accounts),
    };
    return { known: stillFailing, problems: [] };
  }
  const show = context.enabled && !context.windowFocused;
  const isNew = ({ id, accountIds }: AccountProblem) =>
    !known.problems.has(id) && accountIds.some((each) => !known.accounts.has(each));
  return { known: failing, problems: show ? failingProblems(context.snapshot).filter(isNew) : [] };
}

const intersection = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  new Set([...one].filter((each) => other.has(each)));

/** Returns a message for each problem, or one for all if there are many. */
export function problemMessages(
  problems: readonly AccountProblem[],
  snapshot: Snapshot,
): readonly Message[] {
  if (problems.length <= maxMessages) {
    return problems.map((problem) => problemMessage(problem, snapshot));
  }
  const accounts = new Set(problems.flatMap(({ accountIds }) => accountIds));
  return [
    {
      title: notificationTexts().accountsFailing(accounts.size),
      body: problems.map(({ title }) => title).join("\n"),
      place: { name: "showAttention" },
    },
  ];
}

function problemMessage(problem: AccountProblem, snapshot: Snapshot): Message {
  const { message: body, accountIds, user } = problem;
  const login = user && loginFor(accountIds, snapshot);
  const title = problemTitle(problem, snapshot);
  return { title, body, place: placeOf(accountIds), ...(login && { login }) };
}

function problemTitle({ title, accountIds, user }: AccountProblem, snapshot: Snapshot): string {
  const [accountId, ...others] = accountIds;
  const account = allAccounts(snapshot).find(({ id }) => id === accountId);
  if (user || !account || others.length > 0) return title;
  const { accountFailing, accountUnconfirmed } = notificationTexts();
  // If Facebook refuses the checks, nothing says that the account stopped working.
  const text = account.health.unconfirmedSince ? accountUnconfirmed : accountFailing;
  return text(displayName(account), account.channel);
}

/** Returns the message about a login that expires. `now` is in milliseconds since the epoch. */
export function expiryMessage(
  { at, userName, accountIds }: ExpiryWarning,
  snapshot: Snapshot,
  now: number,
): Message {
  const { mustLogIn, mustLogInBy, otherwise } = notificationTexts();
  const isOver = Date.parse(at) <= now;
  const login = loginFor(accountIds, snapshot);
  return {
    title: isOver ? mustLogIn(userName) : mustLogInBy(userName, new Date(at)),
    body: otherwise(accountIds.length, !isOver),
    place: placeOf(accountIds),
    ...(login && { login }),
  };
}

/** Returns the message for the first time that the app keeps running in the tray. */
export const stillRunningMessage = (): Message => notificationTexts().stillRunning;
