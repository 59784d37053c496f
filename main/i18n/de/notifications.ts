import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { notificationTexts as english } from "../en/notifications.ts";
import { formatters } from "../formatters.ts";

export const notificationTexts: typeof english = {
  accountFailing: (name: string, type: ChannelType) =>
    `${isolate(name)} (${channelNames[type]}) funktioniert nicht mehr`,
  accountUnconfirmed: (name: string, type: ChannelType) =>
    `${isolate(name)} (${channelNames[type]}) lässt sich nicht prüfen`,
  accountsFailing: (count: number) =>
    formatters().count(count, {
      one: "Konto braucht Ihre Hilfe",
      other: "Konten brauchen Ihre Hilfe",
    }),
  logIn: "Neu anmelden",
  show: "Anzeigen",

  mustLogIn: (person: string) => `${isolate(person)} muss sich neu anmelden`,
  mustLogInBy: (person: string, day: Date) =>
    `${isolate(person)} muss sich bis ${formatters().longDay(day)} neu anmelden`,
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
