/** Converts entries of the activity to the form that the window shows. */
import type {
  ActivityAccount,
  ActivityAccounts,
  ActivityEntry,
  ActivityPage,
  ActivityQuery,
} from "../../../common/contract/activity.ts";
import { matchesWords } from "../../../common/matches-words.ts";
import { channelTexts } from "../../i18n/channels.ts";
import { healthLabel } from "../health/messages.ts";
import type { ActivityRecord } from "../ports/activity.ts";

/** `records` are sorted from oldest to newest. */
export function activityPage(
  records: readonly ActivityRecord[],
  { accountId, search = "", before, limit }: ActivityQuery,
): ActivityPage {
  const end = before === undefined ? records.length : records.findIndex(({ id }) => id === before);
  const found: ActivityRecord[] = [];
  for (let index = end - 1; index >= 0 && found.length <= limit; index -= 1) {
    const record = records[index];
    if (record && concerns(record, accountId) && matchesNames(record, search)) found.push(record);
  }
  // Name those accounts first that were asked about.
  const isAskedFor = ({ id, name }: ActivityAccount) =>
    accountId === undefined ? search.trim() !== "" && matchesWords(name, search) : id === accountId;
  const view = (accounts: readonly ActivityAccount[]) => accountsView(accounts, isAskedFor);
  return {
    entries: found.slice(0, limit).map((record) => entryView(record, view)),
    more: found.length > limit,
  };
}

const concerns = (record: ActivityRecord, accountId: string | undefined): boolean =>
  accountId === undefined ||
  accountsOf(record).some(({ id }) => id === accountId) ||
  (record.kind === "checked" && record.scope.kind === "account" && record.scope.id === accountId);

const matchesNames = (record: ActivityRecord, search: string): boolean =>
  matchesWords(otherNames(record), search) ||
  accountsOf(record).some(({ name }) => matchesWords(name, search));

function otherNames(record: ActivityRecord): string {
  if ("userName" in record) return record.userName;
  return record.kind === "checked" ? (record.name ?? "") : "";
}

function accountsOf(record: ActivityRecord): readonly ActivityAccount[] {
  if (record.kind === "state") return [record.account];
  if (record.kind === "connected") return record.added;
  return "accounts" in record ? record.accounts : [];
}

function entryView(
  record: ActivityRecord,
  view: (accounts: readonly ActivityAccount[]) => ActivityAccounts,
): ActivityEntry {
  switch (record.kind) {
    case "connected":
      return { ...record, added: view(record.added) };
    case "left-out":
    case "taken-over":
    case "disconnected":
    case "undone":
      return { ...record, accounts: view(record.accounts) };
    case "state": {
      const { code, ...entry } = record;
      const { to: state, at: checkedAt } = record;
      return { ...entry, label: healthLabel({ state, checkedAt, ...(code && { code }) }) };
    }
    case "permissions-declined": {
      const { permissions, ...entry } = record;
      const { consequences } = channelTexts();
      // Several permissions can have the same consequence.
      return {
        ...entry,
        consequences: [...new Set(permissions.map((each) => consequences[each]))],
      };
    }
    default:
      return record;
  }
}

/** The number of names in an entry. */
const maxNames = 3;

function accountsView(
  accounts: readonly ActivityAccount[],
  isAskedFor: (account: ActivityAccount) => boolean,
): ActivityAccounts {
  const askedFor = accounts.filter(isAskedFor);
  const first = askedFor.length === 0 ? accounts : new Set([...askedFor, ...accounts]);
  return { count: accounts.length, first: [...first].slice(0, maxNames) };
}
