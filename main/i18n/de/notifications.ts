import { isolate } from "../../../common/bidi.ts";
import type { notificationTexts as english } from "../en/notifications.ts";
import { formatters } from "../formatters.ts";

const mostNames = 3;

const accountsWith = (count: number): string =>
  formatters().plural(count, { one: "ein Konto", other: `${formatters().number(count)} Konten` });

export const notificationTexts: typeof english = {
  needsYou: (name: string) => `${isolate(name)} braucht Ihre Hilfe`,
  needYou: (count: number) => `${formatters().number(count)} Konten brauchen Ihre Hilfe`,
  someNames(names: readonly string[]) {
    const rest = names.length - mostNames;
    return rest > 0
      ? `${names.slice(0, mostNames).map(isolate).join(", ")} und ${formatters().number(rest)} ${formatters().plural(rest, { one: "weiteres", other: "weitere" })}`
      : names.map(isolate).join(", ");
  },
  connectAgain: (person: string) => `${isolate(person)} muss neu verbinden`,
  connectAgainBy: (person: string, day: Date) =>
    `${isolate(person)} muss bis ${formatters().longDay(day)} neu verbinden`,
  connectAgainAll: (people: number) =>
    `${formatters().number(people)} Personen müssen bald neu verbinden`,
  accessEnds: (accounts: number) =>
    `Sonst beendet Facebook Pagekeepers Zugriff auf ${accountsWith(accounts)}.`,
  stillRunning: {
    title: "Pagekeeper läuft weiter",
    body: "Es bleibt im Infobereich und sieht nach Ihren Konten. Wenn es mit seinem Fenster beendet werden soll, ändern Sie das in den Einstellungen.",
  },
};
