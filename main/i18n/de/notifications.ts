import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { notificationTexts as english } from "../en/notifications.ts";
import { formatters } from "../formatters.ts";

export const notificationTexts: typeof english = {
  accountFailing: (name: string, type: ChannelType) =>
    `${isolate(name)} (${channelNames[type]}) funktioniert nicht mehr`,
  accountsFailing: (count: number) =>
    `${formatters().number(count)} Konten funktionieren nicht mehr`,
  accountUnconfirmed: (name: string, type: ChannelType) =>
    `${isolate(name)} (${channelNames[type]}) lässt sich nicht prüfen`,
  accountsUnconfirmed: (count: number) =>
    `${formatters().number(count)} Konten lassen sich nicht prüfen`,
  names: (names: readonly string[]) =>
    formatters().names(names, {
      most: 4,
      rest: (more) => formatters().count(more, { one: "weiteres", other: "weitere" }),
    }),

  mustLogIn: (person: string) => `${isolate(person)} muss sich neu anmelden`,
  mustLogInBy: (person: string, day: Date) =>
    `${isolate(person)} muss sich bis ${formatters().longDay(day)} neu anmelden`,
  peopleMustLogIn: (people: number) =>
    `${formatters().number(people)} Personen müssen sich bald neu anmelden`,
  otherwise: (accounts: number, thatDay: boolean) => {
    const stop = formatters().plural(accounts, {
      one: "funktioniert 1 Konto",
      other: `funktionieren ${formatters().number(accounts)} Konten`,
    });
    return `Sonst ${stop} ${thatDay ? "ab diesem Tag " : ""}nicht mehr.`;
  },

  stillRunning: {
    title: "Pagekeeper läuft weiter",
    body: "Pagekeeper prüft Ihre Konten weiter im Infobereich. In den Einstellungen können Sie das ändern.",
  },
};
