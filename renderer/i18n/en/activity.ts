/** The English texts of the activity. Every other language has the same keys and parameters. */
import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { UnconnectableReason } from "../../../common/contract/accounts.ts";
import type {
  ActivityAccount,
  ActivityAccounts,
  ActivityEntry,
  DisconnectedBy,
} from "../../../common/contract/activity.ts";
import type { Formatters, PluralForms } from "../../../common/formatters.ts";
import type { Translation } from "../translation.ts";

export type ActivityTexts = Translation<ReturnType<typeof english>>;

/** An entry of one kind. */
export type EntryOf<K extends ActivityEntry["kind"]> = Extract<ActivityEntry, { kind: K }>;

const accountForms: PluralForms = { one: "account", other: "accounts" };

const reasons: Readonly<Record<UnconnectableReason, string>> = {
  "not-ticked": "not chosen",
  "no-messaging-task": "no permission to manage messages",
  "no-instagram-account": "no Instagram professional account linked",
  "instagram-not-professional": "Instagram account not professional",
  "permission-missing": "a permission was not granted",
  "connected-by-another": "connected with somebody else's login",
};

export default function english(formatters: Formatters) {
  const { number, plural, count, list, day, longDay, time, moment } = formatters;
  const accountName = ({ name, channel }: ActivityAccount) =>
    `${isolate(name)} (${channelNames[channel]})`;

  function names({ count: total, first }: ActivityAccounts): string {
    const shown = first.map(({ name }) => isolate(name));
    const rest = total - first.length;
    return list(rest > 0 ? [...shown, count(rest, { one: "other", other: "others" })] : shown);
  }

  /** Names one account with its channel, or the first of many. */
  function accountNames(accounts: ActivityAccounts): string {
    const [only] = accounts.first;
    return accounts.count === 1 && only ? accountName(only) : names(accounts);
  }

  function connected({ userName, channel, added, already }: EntryOf<"connected">): string {
    const user = isolate(userName);
    const accounts = (total: number) =>
      `${number(total)} ${channelNames[channel]} ${plural(total, accountForms)}`;
    if (added.count === 0) return `${user} logged in again for ${accounts(already)}.`;
    const what = added.count === 1 ? "" : `${accounts(added.count)}: `;
    const renewed = count(already, {
      one: "other account was renewed",
      other: "other accounts were renewed",
    });
    const first = `${user} connected ${what}${accountNames(added)}.`;
    return already > 0 ? `${first} ${renewed}.` : first;
  }

  function checked({ scope, name, checked: total, failing, ended }: EntryOf<"checked">): string {
    const whole = scope.kind === "channel" ? channelNames[scope.type] : "All accounts";
    const what = name === undefined ? whole : isolate(name);
    if (total === 0) {
      return ended === "cancelled"
        ? `${what}: the check was cancelled.`
        : `${what}: nothing could be checked.`;
    }
    const result =
      failing > 0
        ? `${number(failing)} of ${number(total)} ${plural(failing, { one: "needs", other: "need" })} attention`
        : plural(total, { one: "it works", other: `all ${number(total)} work` });
    const rest = {
      cancelled: " The check was cancelled before the others.",
      "cut-short": " The others could not be checked.",
    };
    return `${what} checked: ${result}.${ended ? rest[ended] : ""}`;
  }

  function disconnected({ accounts, by }: EntryOf<"disconnected">): string {
    const was = plural(accounts.count, { one: "was", other: "were" });
    return `${accountNames(accounts)} ${was} disconnected${byWhom(by)}.`;
  }

  function byWhom(by: DisconnectedBy): string {
    switch (by.kind) {
      case "window":
        return "";
      case "web-ui":
        return " in the browser";
      case "web-app":
        return ` by ${isolate(by.origin)}`;
      case "next-start":
        return " at the next start, because Pagekeeper had ended before";
    }
  }

  return {
    title: "Activity",
    hint: "What happened to your accounts in the last 90 days.",
    filter: "Filter by name",
    nothing: "Nothing has happened yet. Logins, checks and changes of your accounts appear here.",
    nothingFound: (query: string) => `Nothing found for “${isolate(query)}”.`,
    older: "Show older entries",
    today: "Today",
    yesterday: "Yesterday",
    day: longDay,
    shortDay: day,
    time,
    moment,
    connected,
    leftOut: ({ userName, channel, reason, accounts }: EntryOf<"left-out">) =>
      `${isolate(userName)}'s login did not connect ${names(accounts)} to ${channelNames[channel]}: ${reasons[reason]}.`,
    takenOver: ({ userName, accounts }: EntryOf<"taken-over">) =>
      `${isolate(userName)}'s login is now used for ${accountNames(accounts)}.`,
    checked,
    state: ({ account, from, to, label }: EntryOf<"state">) => {
      if (to === "works") return `${accountName(account)} works again.`;
      const result = from === "works" ? "stopped working" : "still doesn't work";
      return `${accountName(account)} ${result}: ${label}.`;
    },
    disconnected,
    undone: ({ accounts }: EntryOf<"undone">) =>
      `The disconnect of ${accountNames(accounts)} was undone.`,
    permissionsDeclined: ({ userName, channel, consequences }: EntryOf<"permissions-declined">) =>
      `${isolate(userName)} declined permissions for ${channelNames[channel]}, so Pagekeeper ${list(consequences)}.`,
    metaApp: ({ change, appId, name }: EntryOf<"meta-app">) => {
      const app = name === undefined ? appId : `${isolate(name)} (${appId})`;
      return change === "saved"
        ? `Pagekeeper now logs in with the Meta app ${app}.`
        : `The Meta app ${app} was removed.`;
    },
  };
}
