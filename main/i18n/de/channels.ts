import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { channelTexts as english } from "../en/channels.ts";
import { formatters } from "../formatters.ts";
import type { ConnectedByOthers, DifferentUserParams } from "../message-params.ts";
import { diskFullTexts } from "./disk-full.ts";

const belongsTo = (taken: ConnectedByOthers): string =>
  taken.kind === "account"
    ? `${isolate(taken.name)} gehört zur`
    : formatters().plural(taken.count, {
        one: "diese Seite gehört zur",
        other: "diese Seiten gehören zur",
      });

const loginsOf = (owners: readonly string[]): string =>
  `Anmeldung von ${formatters().names(owners, { most: 3, rest: () => "anderen" })}`;

export const channelTexts: typeof english = {
  somebody: "jemand",

  problems: {
    cancelled: (type: ChannelType) =>
      `Das Verbinden von ${channelNames[type]} wurde abgebrochen. Es wurde nichts geändert.`,
    settings_changed: (type: ChannelType) =>
      `Die Anmeldung wurde abgebrochen, weil Pagekeepers Einstellungen geändert wurden. Verbinden Sie ${channelNames[type]} noch einmal.`,
    timed_out: (type: ChannelType) =>
      `Die Anmeldung wurde nicht innerhalb von 10 Minuten abgeschlossen. Verbinden Sie ${channelNames[type]} noch einmal, wenn Sie so weit sind.`,
    replaced: (type: ChannelType) =>
      `Das Verbinden von ${channelNames[type]} wurde an anderer Stelle neu begonnen. Machen Sie dort weiter.`,
    already_running: (type: ChannelType) =>
      `${channelNames[type]} wird gerade verbunden. Warten Sie, bis das abgeschlossen ist.`,
    permission_missing: {
      declined: (type: ChannelType, consequences: readonly string[]) =>
        `Pagekeeper ${formatters().list(consequences)}, weil Berechtigungen ausgeschaltet wurden, die ${channelNames[type]} braucht. Verbinden Sie ${channelNames[type]} noch einmal und lassen Sie alle Berechtigungen eingeschaltet.`,
      notRequested: (
        type: ChannelType,
        consequences: readonly string[],
        permissions: readonly string[],
      ) =>
        `Pagekeeper ${formatters().list(consequences)}, weil Facebook nicht nach allen Berechtigungen gefragt hat, die ${channelNames[type]} braucht. Die Person, die Pagekeepers Meta-App eingerichtet hat, muss der App ${formatters().list(permissions)} hinzufügen. Verbinden Sie dann ${channelNames[type]} noch einmal.`,
    },
    different_user: ({ user, taken, owners }: DifferentUserParams) => {
      const other = owners.length === 1 ? isolate(owners[0] ?? "") : "eine dieser Personen";
      return `Sie haben sich als ${isolate(user)} angemeldet, aber ${belongsTo(taken)} ${loginsOf(owners)}. Es wurde nichts geändert. Melden Sie sich als ${other} an und verbinden Sie noch einmal, oder verwenden Sie stattdessen Ihre Anmeldung: Jede Seite, die Sie dann bei Facebook auswählen, geht auf Ihre Anmeldung über.`;
    },
    no_pages:
      "Facebook hat für diese Anmeldung keine Seiten genannt. Melden Sie sich als jemand an, der eine Seite verwaltet, und wählen Sie die Seite bei Facebook aus.",
    no_eligible_pages: {
      noneChosen:
        "Sie haben keine Seite ausgewählt. Verbinden Sie noch einmal und kreuzen Sie die gewünschten Seiten an.",
      noneUsable: (type: ChannelType) =>
        `Von diesen Seiten kann noch keine für ${channelNames[type]} verwendet werden. Sehen Sie nach, was jeder fehlt.`,
    },
    no_usable_token: (count) =>
      `${formatters().plural(count, { one: "Dieses Konto wurde nicht", other: "Keines dieser Konten wurde" })} geprüft, weil Pagekeeper kein brauchbares Zugriffstoken hat. Melden Sie sich neu an.`,
    not_saved: diskFullTexts.accountsNotSaved,
    keychain_locked: {
      reading:
        "Ihr Schlüsselbund ist gesperrt, daher konnten nicht alle Konten geprüft werden. Entsperren Sie ihn und prüfen Sie erneut.",
      writing:
        "Ihr Schlüsselbund ist gesperrt, daher wurde nichts geändert. Entsperren Sie ihn und verbinden Sie noch einmal.",
    },
    keychain_unavailable: {
      reading:
        "Der Schlüsselbund dieses Computers ist nicht erreichbar, daher konnten nicht alle Konten geprüft werden. Starten Sie ihn und prüfen Sie erneut.",
      writing:
        "Der Schlüsselbund dieses Computers ist nicht erreichbar, daher wurde nichts geändert. Starten Sie ihn und verbinden Sie noch einmal.",
    },
    keychain_failed:
      "Der Schlüsselbund hat die Zugriffstokens nicht gespeichert, daher wurde nichts geändert. Starten Sie diesen Computer neu und verbinden Sie noch einmal.",
    token_too_large:
      "Facebook hat ein Zugriffstoken geschickt, das für den Schlüsselbund zu lang ist. Es wurde nichts geändert. Bitte melden Sie das.",
  },

  works: "Funktioniert",
  unconfirmed: (since, reason) =>
    `Funktionierte bei der letzten Prüfung, ist aber seit dem ${formatters().day(since)} nicht mehr bestätigt. ${reason}`,
  localHealth: {
    token_not_saved:
      "Dieses Konto wurde nur für eine Sitzung behalten, weil es keinen Schlüsselbund gab. Melden Sie sich neu an.",
    token_missing:
      "Das Zugriffstoken dieses Kontos ist nicht mehr im Schlüsselbund dieses Computers. Melden Sie sich neu an.",
    app_changed:
      "Pagekeeper verwendet jetzt eine andere Meta-App, dieses Konto wurde aber mit der vorigen verbunden. Melden Sie sich neu an, um es mit der neuen App zu verwenden.",
    instagram_moved:
      "Dieses Instagram-Konto ist jetzt mit einer anderen Seite verknüpft und dort verbunden. Wenn mit dieser Seite ein anderes Konto verknüpft ist, verbinden Sie Instagram noch einmal. Wenn nicht, trennen Sie diesen Eintrag.",
  },

  instagramMovedTo: (page) =>
    `Dieses Instagram-Konto ist jetzt mit ${isolate(page)} verknüpft und dort verbunden. Wenn mit dieser Seite ein anderes Konto verknüpft ist, verbinden Sie Instagram noch einmal. Wenn nicht, trennen Sie diesen Eintrag.`,

  unconnectable: {
    "not-ticked": {
      message: "Sie haben diese Seite nicht ausgewählt.",
      remedy: "Verbinden Sie noch einmal und wählen Sie sie aus.",
    },
    "permission-missing": {
      message: "Eine Berechtigung, die Nachrichten brauchen, wurde für diese Seite nicht gegeben.",
      remedy:
        "Verbinden Sie noch einmal und lassen Sie für diese Seite alle Berechtigungen eingeschaltet.",
    },
    "no-instagram-account": {
      message: "Mit dieser Seite ist kein professionelles Instagram-Konto verknüpft.",
      remedy:
        "Verknüpfen Sie eines in den Einstellungen der Seite auf Facebook und verbinden Sie dann noch einmal.",
    },
    "instagram-not-professional": {
      message: "Das mit dieser Seite verknüpfte Instagram-Konto ist ein privates.",
      remedy:
        "Stellen Sie es in Instagram auf ein professionelles Konto um (kostenlos) und verbinden Sie dann noch einmal.",
    },
  },
  noMessagingTask: {
    message: (person: string) =>
      `${isolate(person)} darf auf dieser Seite keine Nachrichten verwalten.`,
    remedy: "Jemand mit voller Kontrolle kann es unter Seitenzugriff › Nachrichten erlauben.",
  },
  connectedByAnother: {
    message: (person: string) => `${isolate(person)} hat diese Seite verbunden.`,
    remedy: "Lassen Sie es dabei oder übertragen Sie sie auf Ihre Anmeldung.",
  },

  consequences: {
    pages_show_list: "kann nicht sehen, welche Seiten es gibt",
    pages_messaging: "kann nicht auf Nachrichten zugreifen",
    instagram_basic: "kann keine Instagram-Konten sehen",
    instagram_manage_messages: "kann nicht auf Nachrichten zugreifen",
    business_management: "kann keine Seiten eines Business-Portfolios sehen",
    pages_manage_metadata: "kann keine Seiten für einen Webhook abonnieren",
    pages_read_engagement: "kann nicht sehen, wie Menschen heißen, die schreiben",
  },
};
