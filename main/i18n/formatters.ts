/** Numbers, dates, lists and plurals, as the spoken language and the user's region write them. */
import { isolate } from "../../common/bidi.ts";
import { speech } from "./locale.ts";

export interface Forms {
  number(value: number): string;
  /** The form that goes with this number. */
  plural<T>(count: number, one: T, other: T): T;
  /** "a, b and c". */
  list(parts: readonly string[]): string;
  /** As `list`, of names that others gave. */
  names(names: readonly string[]): string;
  /** "3 Nov". */
  day(date: Date): string;
  /** "3 November 2026". */
  longDay(date: Date): string;
  /** "14:30". */
  time(date: Date): string;
}

/** Of the locale that is spoken now. */
export function forms(): Forms {
  const { locale } = speech();
  if (made?.locale !== locale) made = { locale, forms: formsOf(locale) };
  return made.forms;
}

/** To make them takes milliseconds; the locale changes with the setting only. */
let made: { readonly locale: string; readonly forms: Forms } | undefined;

function formsOf(locale: string): Forms {
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });
  const days = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
  const longDays = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
  const times = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
  return {
    number: (value) => numbers.format(value),
    plural: (count, one, other) => (plurals.select(count) === "one" ? one : other),
    list: (parts) => lists.format(parts),
    names: (names) => lists.format(names.map(isolate)),
    day: (date) => days.format(date),
    longDay: (date) => longDays.format(date),
    time: (date) => times.format(date),
  };
}
