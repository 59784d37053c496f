import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { UnconnectableReason } from "../../../common/contract/accounts.ts";
import type {
  ActivityAccount,
  ActivityAccounts,
  DisconnectedBy,
} from "../../../common/contract/activity.ts";
import type { Formatters, PluralForms } from "../../../common/formatters.ts";
import type { ActivityTexts, EntryOf } from "../en/activity.ts";

const reasons: Readonly<Record<UnconnectableReason, string>> = {
  "not-ticked": "nicht ausgewählt",
  "no-messaging-task": "keine Berechtigung, Nachrichten zu verwalten",
  "no-instagram-account": "kein professionelles Instagram-Konto verknüpft",
  "instagram-not-professional": "Instagram-Konto nicht professionell",
  "permission-missing": "eine Berechtigung wurde nicht erteilt",
  "connected-by-another": "mit der Anmeldung einer anderen Person verbunden",
};

export default function german(formatters: Formatters): ActivityTexts {
  const { number, plural, count, list, day, longDay, time, moment } = formatters;
  const accountName = ({ name, channel }: ActivityAccount) =>
    `${isolate(name)} (${channelNames[channel]})`;

  function names({ count: total, first }: ActivityAccounts): string {
    const shown = first.map(({ name }) => isolate(name));
    const rest = total - first.length;
    return list(rest > 0 ? [...shown, count(rest, { one: "weiteres", other: "weitere" })] : shown);
  }

  function accountNames(accounts: ActivityAccounts): string {
    const [only] = accounts.first;
    return accounts.count === 1 && only ? accountName(only) : names(accounts);
  }

  function connected({ userName, channel, added, already }: EntryOf<"connected">): string {
    const user = isolate(userName);
    const accounts = (total: number, forms: PluralForms) =>
      `${number(total)} ${channelNames[channel]}-${plural(total, forms)}`;
    const some: PluralForms = { one: "Konto", other: "Konten" };
    if (added.count === 0) return `${user} hat sich für ${accounts(already, some)} neu angemeldet.`;
    const what = added.count === 1 ? "" : `${accounts(added.count, some)} `;
    const first =
      added.count === 1
        ? `${user} hat ${accountNames(added)} verbunden.`
        : `${user} hat ${what}verbunden: ${accountNames(added)}.`;
    const renewed = count(already, {
      one: "weiteres Konto wurde erneuert",
      other: "weitere Konten wurden erneuert",
    });
    return already > 0 ? `${first} ${renewed}.` : first;
  }

  function checked({ scope, name, checked: total, failing, ended }: EntryOf<"checked">): string {
    const whole = scope.kind === "channel" ? channelNames[scope.type] : "Alle Konten";
    const what = name === undefined ? whole : isolate(name);
    if (total === 0) {
      return ended === "cancelled"
        ? `${what}: Die Prüfung wurde abgebrochen.`
        : `${what}: Es konnte nichts geprüft werden.`;
    }
    const result =
      failing > 0
        ? `${number(failing)} von ${number(total)} ${plural(failing, { one: "braucht", other: "brauchen" })} Aufmerksamkeit`
        : plural(total, { one: "funktioniert", other: `alle ${number(total)} funktionieren` });
    const rest = {
      cancelled: " Vor den übrigen wurde die Prüfung abgebrochen.",
      "cut-short": " Die übrigen konnten nicht geprüft werden.",
    };
    return `${what} geprüft: ${result}.${ended ? rest[ended] : ""}`;
  }

  function disconnected({ accounts, by }: EntryOf<"disconnected">): string {
    const was = plural(accounts.count, { one: "wurde", other: "wurden" });
    return `${accountNames(accounts)} ${was}${byWhom(by)} getrennt.`;
  }

  function byWhom(by: DisconnectedBy): string {
    switch (by.kind) {
      case "window":
        return "";
      case "web-ui":
        return " im Browser";
      case "web-app":
        return ` von ${isolate(by.origin)}`;
      case "next-start":
        return " beim nächsten Start, weil Pagekeeper vorher beendet wurde,";
    }
  }

  return {
    title: "Verlauf",
    hint: "Was in den letzten 90 Tagen mit Ihren Konten geschehen ist.",
    filter: "Nach Namen filtern",
    nothing:
      "Noch ist nichts geschehen. Anmeldungen, Prüfungen und Änderungen Ihrer Konten erscheinen hier.",
    nothingFound: (query: string) => `Nichts gefunden für „${isolate(query)}“.`,
    older: "Ältere Einträge anzeigen",
    today: "Heute",
    yesterday: "Gestern",
    day: longDay,
    shortDay: day,
    time,
    moment,
    connected,
    leftOut: ({ userName, channel, reason, accounts }) =>
      `Die Anmeldung von ${isolate(userName)} hat ${names(accounts)} nicht mit ${channelNames[channel]} verbunden: ${reasons[reason]}.`,
    takenOver: ({ userName, accounts }) =>
      `Für ${accountNames(accounts)} gilt jetzt die Anmeldung von ${isolate(userName)}.`,
    checked,
    state: ({ account, from, to, label }) => {
      if (to === "works") return `${accountName(account)} funktioniert wieder.`;
      const result = from === "works" ? "funktioniert nicht mehr" : "funktioniert weiterhin nicht";
      return `${accountName(account)} ${result}: ${label}.`;
    },
    disconnected,
    undone: ({ accounts }) => `Das Trennen von ${accountNames(accounts)} wurde rückgängig gemacht.`,
    permissionsDeclined: ({ userName, channel, consequences }) =>
      `${isolate(userName)} hat Berechtigungen für ${channelNames[channel]} abgelehnt. Pagekeeper ${list(consequences)}.`,
    metaApp: ({ change, appId, name }) => {
      const app = name === undefined ? appId : `${isolate(name)} (${appId})`;
      return change === "saved"
        ? `Pagekeeper meldet sich jetzt mit der Meta-App ${app} an.`
        : `Die Meta-App ${app} wurde entfernt.`;
    },
  };
}
