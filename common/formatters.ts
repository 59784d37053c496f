import { isolate } from "./bidi.ts";

/** A word for each plural category that the language has. Every language has at least `other`. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

interface NameLimit {
  /** The maximum number of list entries, at least 2. A final "4 others" counts as one entry. */
  readonly most: number;
  /**
   * Returns the last entry, such as "4 others", in the grammatical case that the sentence needs.
   */
  readonly rest: (count: number) => string;
}

/** A `Date` object or an ISO 8601 string. */
type DateInput = Date | string;

/** Formats numbers, plurals, lists and dates for one locale. */
export interface Formatters {
  number(value: number): string;
  /** Returns the plural form for a count, without the count itself. */
  plural(count: number, forms: PluralForms): string;
  /** Formats a count and its plural form, as in "5,000 accounts". */
  count(count: number, forms: PluralForms): string;
  /** Formats a list, as in "a, b and c". */
  list(parts: readonly string[]): string;
  /**
   * Formats a list of names. Other people chose these names, so each name is isolated to keep it
   * from reordering the sentence.
   */
  names(all: readonly string[], limit?: NameLimit): string;
  /** Formats a day, as in "3 Nov". Adds the year unless it is the current year. */
  day(date: DateInput): string;
  /** Formats a day in full, as in "3 November 2026". */
  longDay(date: DateInput): string;
  /** Formats a calendar date, as in "21 Jan 2027". The result is the same in every time zone. */
  date(date: DateInput): string;
  /** Formats a time of day, as in "14:30". */
  time(date: DateInput): string;
  /** Formats a date and time, as in "3 November 2026 at 14:30". */
  moment(date: DateInput): string;
  /**
   * Formats how long ago something happened, as in "4 min. ago". `ms` is in milliseconds. Less than
   * a minute is "now".
   */
  ago(ms: number): string;
}

/**
 * Creates the formatters of a locale, given as a BCP 47 tag. Each Intl object takes about a
 * millisecond to create, so it is created on first use.
 */
export function createFormatters(locale: string): Formatters {
  const numbers = once(() => new Intl.NumberFormat(locale));
  const rules = once(() => new Intl.PluralRules(locale));
  const lists = once(() => new Intl.ListFormat(locale));
  const dates = (options: Intl.DateTimeFormatOptions): ((date: DateInput) => string) => {
    const format = once(() => new Intl.DateTimeFormat(locale, options));
    return (date) => format().format(new Date(date));
  };
  const dayOfThisYear = dates({ day: "numeric", month: "short" });
  const dayOfAnyYear = dates({ dateStyle: "medium" });

  const ages = once(() => new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" }));

  const number = (value: number) => numbers().format(value);
  const plural = (count: number, forms: PluralForms) => forms[rules().select(count)] ?? forms.other;
  const list = (parts: readonly string[]) => lists().format(parts);
  return {
    number,
    plural,
    count: (count, forms) => `${number(count)} ${plural(count, forms)}`,
    list,
    names(all, limit) {
      if (limit === undefined || all.length <= limit.most) return list(all.map(isolate));
      const shown = all.slice(0, limit.most - 1).map(isolate);
      return list([...shown, limit.rest(all.length - shown.length)]);
    },
    day: (date) =>
      new Date(date).getFullYear() === new Date().getFullYear()
        ? dayOfThisYear(date)
        : dayOfAnyYear(date),
    longDay: dates({ dateStyle: "long" }),
    date: dates({ dateStyle: "medium", timeZone: "UTC" }),
    time: dates({ timeStyle: "short" }),
    moment: dates({ dateStyle: "long", timeStyle: "short" }),
    ago(ms) {
      const minutes = Math.floor(ms / 60_000);
      if (minutes < 1) return ages().format(0, "second");
      if (minutes < 60) return ages().format(-minutes, "minute");
      const hours = Math.floor(minutes / 60);
      return hours < 24
        ? ages().format(-hours, "hour")
        : ages().format(-Math.floor(hours / 24), "day");
    },
  };
}

function once<T>(create: () => T): () => T {
  let created: { readonly value: T } | undefined;
  return () => {
    created ??= { value: create() };
    return created.value;
  };
}
