/** What the texts of all languages are made with: numbers, dates, plurals and names, as one locale writes them. */

import { isolate } from "../../common/bidi.ts";
import type { ChannelType } from "../../common/contract/accounts.ts";

/** A form for each kind of number that the language tells apart; `other` is what all of them have. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

interface Most {
  /** How many entries there may be, the one for the rest included. At least two. */
  readonly most: number;
  /** Words the rest, in the case that the sentence needs: "4 others". */
  readonly rest: (count: number) => string;
}

export interface Format {
  /** Proper names: the same in every language. */
  channel(type: ChannelType): string;
  number(count: number): string;
  /** The form that goes with a number. */
  plural(count: number, forms: Forms): string;
  /** A number with its form behind it: "5,000 accounts". */
  count(count: number, forms: Forms): string;
  /** A name that others gave, kept from reordering the sentence around it. */
  isolate(name: string): string;
  /** Several of them. */
  names(all: readonly string[], rest: Most): string;
  /** "3 Nov", with the year when it is not this one. `iso`: ISO 8601, as everywhere below. */
  day(iso: string): string;
  /** A day of the calendar, wherever one is: "21 Jan 2027". */
  date(iso: string): string;
  time(iso: string): string;
  /** Day and time. */
  moment(iso: string): string;
}

const channelNames: Readonly<Record<ChannelType, string>> = {
  messenger: "Messenger",
  instagram: "Instagram",
};

/** `locale`: BCP 47. */
export function formatFor(locale: string): Format {
  const numbers = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale);
  const thisYear = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
  const anyYear = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const times = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" });

  const number = (count: number) => numbers.format(count);
  const plural = (count: number, forms: Forms) => forms[rules.select(count)] ?? forms.other;
  return {
    channel: (type) => channelNames[type],
    number,
    plural,
    count: (count, forms) => `${number(count)} ${plural(count, forms)}`,
    isolate,
    names(all, { most, rest }) {
      if (all.length <= most) return lists.format(all.map(isolate));
      const shown = all.slice(0, most - 1).map(isolate);
      return lists.format([...shown, rest(all.length - shown.length)]);
    },
    day(iso) {
      const date = new Date(iso);
      const isThisYear = date.getFullYear() === new Date().getFullYear();
      return (isThisYear ? thisYear : anyYear).format(date);
    },
    date: (iso) => dates.format(new Date(iso)),
    time: (iso) => times.format(new Date(iso)),
    moment: (iso) => moments.format(new Date(iso)),
  };
}
