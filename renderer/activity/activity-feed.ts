/** Functions on the entries that the window has loaded, from newest to oldest. */
import type { ActivityEntry, ActivityPage } from "../../common/contract/activity.ts";

/** Adds the entries that are newer than those shown. `newest` is the first page. */
export function withNewer(shown: ActivityPage, newest: ActivityPage): ActivityPage {
  const known = shown.entries[0];
  const end = newest.entries.findIndex(({ id }) => id === known?.id);
  // Begin again if there are too many new ones, or if the activity was deleted.
  if (end === -1) return newest;
  return { ...shown, entries: [...newest.entries.slice(0, end), ...shown.entries] };
}

/** Adds the page that follows the entries shown. */
export const withOlder = (shown: ActivityPage, older: ActivityPage): ActivityPage => ({
  entries: [...shown.entries, ...older.entries],
  more: older.more,
});

export interface ActivityDay {
  /** The local day, such as "2026-11-03". */
  readonly day: string;
  readonly entries: readonly ActivityEntry[];
}

export const groupByDay = (entries: readonly ActivityEntry[]): readonly ActivityDay[] =>
  [...Map.groupBy(entries, ({ at }) => localDay(new Date(at)))].map(([day, ofDay]) => ({
    day,
    entries: ofDay,
  }));

/** Returns how many days ago a local day was, if it was today or yesterday. */
export function daysAgo(day: string, now: Date): 0 | 1 | undefined {
  if (day === localDay(now)) return 0;
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  return day === localDay(yesterday) ? 1 : undefined;
}

function localDay(date: Date): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
