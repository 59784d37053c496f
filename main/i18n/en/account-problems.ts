/** Texts about the states of accounts, and about the causes for which accounts fail. */
import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { HealthState } from "../../../common/contract/accounts.ts";
import type { LocalHealthCode } from "../../channels/problem-codes.ts";
import type { FacebookCode } from "../../facebook/errors/problem-codes.ts";
import { formatters } from "../formatters.ts";
import type { AffectedAccounts, LoginCause } from "../message-params.ts";

type AccountCode = FacebookCode | LocalHealthCode;

/** The states in a few words, for lists, which also follow a name and a colon. */
const labels: Record<HealthState, string> = {
  works: "Works",
  reconnect: "Log in again",
  "not-granted": "Page not chosen",
  permission: "Permission missing",
  "lost-role": "No Messages task",
  "action-at-facebook": "Action needed on Facebook",
  "instagram-access-off": "Message access off",
  "instagram-not-linked": "No longer linked",
  blocked: "Blocked by Facebook",
  gone: "Page not found",
};

/** The labels for codes that are more precise than the state. */
const codeLabels: Partial<Record<AccountCode, string>> = {
  app_capability_missing: "Meta app lacks access",
  app_not_reviewed: "Meta app not approved",
  instagram_advanced_access_missing: "Meta app lacks access",
  instagram_not_professional: "Not a professional account",
  instagram_restricted: "Restricted by Instagram",
  link_unverified: "Link not confirmed",
  page_merged: "Page merged",
  page_restricted: "Page restricted",
};

/** Returns, for example, "44 Messenger and 22 Instagram accounts", or the names of a few. */
function accounts({ names, counts }: AffectedAccounts): string {
  const { list, number, plural } = formatters();
  if (names) return formatters().names(names);
  const parts = counts.map(({ channel, count }) => `${number(count)} ${channelNames[channel]}`);
  const last = counts.at(-1)?.count ?? 0;
  return `${list(parts)} ${plural(last, { one: "account", other: "accounts" })}`;
}

/** Returns, for example, "expired on 30 Nov". */
const expired = (at: string | undefined): string =>
  at === undefined ? "has expired" : `expired on ${formatters().day(at)}`;

const restore = ({ affected }: LoginCause): string =>
  `Log in again to restore ${accounts(affected)}.`;

const allowAll = ({ affected }: LoginCause): string =>
  `Log in again and leave all permissions on to restore ${accounts(affected)}.`;

const affects = (affected: AffectedAccounts): string => `This affects ${accounts(affected)}.`;

export const accountProblemTexts = {
  labels,
  codeLabels,
  unconfirmed: "Not confirmed",
  title: (affected: AffectedAccounts, label: string) => `${accounts(affected)}: ${label}`,
  /** `message` is about one account or Page. */
  sameProblem: (message: string) => `These accounts have the same problem. ${message}`,

  mustLogIn: (person: string) => `${isolate(person)} must log in again`,
  /** What ended a person's access, and what a new login restores. */
  login: {
    token_invalid: (cause) =>
      `Facebook no longer accepts the login of ${isolate(cause.person)}. ${restore(cause)}`,
    app_removed: (cause) =>
      `${isolate(cause.person)} removed Pagekeeper in the Facebook settings. ${restore(cause)}`,
    password_changed: (cause) =>
      `${isolate(cause.person)} changed the Facebook password. ${restore(cause)}`,
    token_expired: (cause) =>
      `The access of ${isolate(cause.person)} ${expired(cause.expiredAt)}. ${restore(cause)}`,
    logged_out: (cause) => `${isolate(cause.person)} logged out of Facebook. ${restore(cause)}`,
    access_ended: (cause) =>
      `The access of ${isolate(cause.person)} was removed on Facebook. ${restore(cause)}`,
    page_not_granted: (cause) =>
      `${isolate(cause.person)} didn't choose every Page at the last login. Log in again and choose the missing Pages to restore ${accounts(cause.affected)}.`,
    permission_lost: (cause) =>
      `Facebook no longer lets Pagekeeper read messages with the login of ${isolate(cause.person)}. ${allowAll(cause)}`,
    permission_missing: (cause) =>
      `Facebook doesn't let Pagekeeper read messages with the login of ${isolate(cause.person)}. ${allowAll(cause)} If that doesn't help, the person who set up Pagekeeper's Meta app must finish App Review.`,
    token_not_saved: (cause) =>
      `The login of ${isolate(cause.person)} was kept for one session only, because there was no keychain. ${restore(cause)}`,
    token_missing: (cause) =>
      `Access tokens from the login of ${isolate(cause.person)} are no longer in this computer's keychain. ${restore(cause)}`,
    app_changed: (cause) =>
      `Pagekeeper now uses another Meta app, but ${isolate(cause.person)} logged in with the previous one. ${restore(cause)}`,
  } satisfies Partial<Record<AccountCode, (cause: LoginCause) => string>>,

  /** What a person has to do on Facebook. */
  person: {
    checkpoint: {
      title: (person: string) => `${isolate(person)} must confirm their identity`,
      message: (person: string, affected: AffectedAccounts) =>
        `Facebook asks ${isolate(person)} to confirm their identity. Log in at facebook.com, follow the steps, then check again. ${affects(affected)}`,
    },
    user_unconfirmed: {
      title: (person: string) => `${isolate(person)} must confirm their Facebook profile`,
      message: (person: string, affected: AffectedAccounts) =>
        `The Facebook profile of ${isolate(person)} is not confirmed. Confirm it at facebook.com, then check again. ${affects(affected)}`,
    },
    two_factor_required: {
      title: (person: string) => `${isolate(person)} must turn on two-factor authentication`,
      message: (person: string, affected: AffectedAccounts) =>
        `A business portfolio requires two-factor authentication. ${isolate(person)} must turn it on and confirm a login at facebook.com. Then check again; if that doesn't help, log in again. ${affects(affected)}`,
    },
  } satisfies Partial<Record<AccountCode, unknown>>,

  expiring: {
    title: (person: string, at: string) =>
      `${isolate(person)} must log in again by ${formatters().day(at)}`,
    /** `days` is at least 1. */
    message: (at: string, days: number, affected: AffectedAccounts) =>
      `Access ends on ${formatters().day(at)} (in ${formatters().count(days, { one: "day", other: "days" })}). Log in again before then to keep ${accounts(affected)} working.`,
    /** The access has ended, but no check has noticed yet. */
    over: (at: string, affected: AffectedAccounts) =>
      `Access ended on ${formatters().day(at)}. Log in again to keep ${accounts(affected)} working.`,
  },
};
