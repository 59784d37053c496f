import { isolate } from "./bidi.ts";

/** A word for each plural category of the language; every language has at least `other`. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

interface NameLimit {
  /** Maximum number of entries, including the one for the rest. At least 2. */
  readonly most: number;
  /** Describes the rest in the grammatical case the sentence needs: "4 others". */
  readonly rest: (count: number) => string;
}

/** Dates are `Date` objects or ISO 8601 strings. */
type DateInput = Date | string;

/** Numbers, plurals, lists and dates as one locale writes them. */
export interface Formatters {
  number(value: number): string;
  /** The word for a count, without the count. */
  plural(count: number, forms: PluralForms): string;
  /** "5,000 accounts". */
  count(count: number, forms: PluralForms): string;
  /** "a, b and c". */
  list(parts: readonly string[]): string;
  /** A list of names other people chose, isolated so that they cannot reorder the sentence. */
  names(all: readonly string[], limit?: NameLimit): string;
  /** "3 Nov", with the year unless it is the current one. */
  day(date: DateInput): string;
  /** "3 November 2026". */
  longDay(date: DateInput): string;
  /** A calendar date that is the same in every time zone: "21 Jan 2027". */
  date(date: DateInput): string;
  /** "14:30". */
  time(date: DateInput): string;
  /** "3 November 2026 at 14:30". */
  moment(date: DateInput): string;
}

/**
 * `locale`: a BCP 47 tag. Intl objects take about a millisecond each, so they are created on first
 * use.
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
  };
}

function once<T>(create: () => T): () => T {
  let created: { readonly value: T } | undefined;
  return () => {
    created ??= { value: create() };
    return created.value;
  };
}
