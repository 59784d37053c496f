/**
 * The problems of accounts by cause, so that one sentence and one action stand for all accounts
 * that the action repairs (docs/decisions/0035-problems-by-cause.md).
 */
import { allAccounts, displayName, isFailing } from "../../common/accounts.ts";
import type { AccountProblem } from "../../common/contract/account-problems.ts";
import {
  type ConnectedChannel,
  channelTypes,
  type FacebookAccount,
} from "../../common/contract/accounts.ts";
import { accountProblemTexts as texts } from "../i18n/account-problems.ts";
import type { AffectedAccounts } from "../i18n/message-params.ts";
import { currentHealth } from "./health/current-health.ts";
import { healthMessage, isKeyOf } from "./health/messages.ts";
import type { Records } from "./model.ts";
import { day } from "./ports/clock.ts";
import { type Cause, findCauses, groupBy } from "./problem-causes.ts";

/**
 * Returns the problems of accounts that fail, then those of accounts whose access ends soon. In
 * both groups, the problem with the most accounts comes first.
 *
 * @param channels The views of these records. The accounts of a problem have the same order.
 * @param now The current time, in milliseconds since the epoch.
 * @param appId The current Meta app. Undefined if it is not known yet.
 */
export function accountProblems(
  { accounts: records }: Pick<Records, "accounts">,
  channels: readonly ConnectedChannel[],
  now: number,
  appId: string | undefined,
): readonly AccountProblem[] {
  const accounts = allAccounts({ channels });
  const recordOf = new Map(records.map((record) => [record.id, record]));
  const failing = accounts.filter(isFailing).flatMap((account) => {
    const record = recordOf.get(account.id);
    return record ? [{ account, health: currentHealth(record, now, appId) }] : [];
  });
  const problems = findCauses(failing).map((cause) => failingProblem(cause, now));
  const mustLogIn = new Set(problems.map(({ user }) => user?.id));
  const working = accounts.filter((account) => !isFailing(account));
  return [
    ...problems.sort(byCount),
    // A login that is due anyway renews the expiring access, too.
    ...expiringProblems(working, now)
      .filter(({ user }) => !mustLogIn.has(user?.id))
      .sort(byCount),
  ];
}

const byCount = (one: AccountProblem, other: AccountProblem): number =>
  other.accountIds.length - one.accountIds.length;

function failingProblem({ id, failing, ...cause }: Cause, now: number): AccountProblem {
  const [{ account: first }] = failing;
  const accounts = failing.map(({ account }) => account);
  const { remedy, details, link } = first.health;
  const isSameLink = accounts.every(({ health }) => health.link?.url === link?.url);
  return {
    id,
    kind: "failing",
    ...causeTexts({ id, failing, ...cause }, now),
    accountIds: accounts.map((account) => account.id),
    ...(remedy && { remedy }),
    ...(link && isSameLink && { link }),
    ...(details && { details }),
    ...(cause.kind === "login" && { user: first.connectedBy }),
  };
}

type Texts = Pick<AccountProblem, "title" | "message">;

function causeTexts(cause: Cause, now: number): Texts {
  const { kind, code, failing } = cause;
  const [{ account }] = failing;
  const { name } = account.connectedBy;
  const { login, mustLogIn, person } = texts();
  if (kind === "login") {
    const ended = account.expires && Date.parse(account.expires.at) <= now;
    const expiredAt = ended ? account.expires.at : undefined;
    const message = login[isKeyOf(login, code) ? code : "token_invalid"];
    return {
      title: mustLogIn(name),
      message: message({ person: name, affected: affectedBy(cause), expiredAt }),
    };
  }
  if (kind === "person" && isKeyOf(person, code)) {
    const { title, message } = person[code];
    return { title: title(name), message: message(name, affectedBy(cause)) };
  }
  return { title: texts().title(affectedBy(cause), account.health.label), message: shared(cause) };
}

function shared(cause: Cause): string {
  const [{ account, health }] = cause.failing;
  return cause.repeated ? texts().sameProblem(healthMessage(health)) : account.health.message;
}

const affectedBy = ({ failing }: Cause): AffectedAccounts =>
  affectedAccounts(failing.map(({ account }) => account));

/** Sentences name so many accounts, and count more than that. */
const maxNames = 2;

function affectedAccounts(accounts: readonly FacebookAccount[]): AffectedAccounts {
  const counts = channelTypes
    .map((channel) => ({
      channel,
      count: accounts.filter((account) => account.channel === channel).length,
    }))
    .filter(({ count }) => count > 0);
  return { counts, ...(accounts.length <= maxNames && { names: accounts.map(displayName) }) };
}

function expiringProblems(
  working: readonly FacebookAccount[],
  now: number,
): readonly AccountProblem[] {
  const byPerson = groupBy(
    working.flatMap((account) =>
      account.expires ? [{ ...account, expires: account.expires }] : [],
    ),
    ({ connectedBy }) => connectedBy.id,
  );
  return byPerson.map(([, accounts]) => {
    const [{ connectedBy, expires }] = accounts;
    return {
      id: `expiring:${connectedBy.id}:${expires.what}`,
      kind: "expiring",
      ...expiryTexts(connectedBy.name, expires.at, affectedAccounts(accounts), now),
      accountIds: accounts.map(({ id }) => id),
      remedy: "connect-again",
      user: connectedBy,
    };
  });
}

function expiryTexts(person: string, at: string, affected: AffectedAccounts, now: number): Texts {
  const { expiring, mustLogIn } = texts();
  const left = Date.parse(at) - now;
  if (left <= 0) return { title: mustLogIn(person), message: expiring.over(at, affected) };
  const days = Math.ceil(left / day);
  return { title: expiring.title(person, at), message: expiring.message(at, days, affected) };
}
