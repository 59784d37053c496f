import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { channelTexts as english } from "../en/channels.ts";
import { formatters } from "../formatters.ts";
import type { ConnectedByOthers, DifferentUserParams } from "../message-params.ts";
import { diskFullTexts } from "./disk-full.ts";

const was = (taken: ConnectedByOthers): string => {
  if (taken.kind === "account") return `${isolate(taken.name)} wurde`;
  return formatters().plural(taken.count, {
    one: "diese Seite wurde",
    other: "diese Seiten wurden",
  });
};

const by = (owners: readonly string[]): string =>
  owners.length > 3
    ? formatters().list([...owners.slice(0, 2).map(isolate), "anderen"])
    : formatters().names(owners);

export const channelTexts: typeof english = {
  somebody: "jemand",

  problems: {
    cancelled: (type: ChannelType) =>
      `Das Verbinden von ${channelNames[type]} wurde abgebrochen. Es wurde nichts geändert.`,
    timed_out: (type: ChannelType) =>
      `Facebook hat innerhalb von 10 Minuten keine Antwort geschickt. Verbinden Sie ${channelNames[type]} neu, wenn Sie sich anmelden möchten.`,
    replaced: (type: ChannelType) =>
      `Das Verbinden von ${channelNames[type]} wurde an anderer Stelle neu begonnen. Machen Sie dort weiter.`,
    already_running: (type: ChannelType) =>
      `${channelNames[type]} wird gerade verbunden. Warten Sie, bis das abgeschlossen ist.`,
    permission_missing: {
      declined: (type: ChannelType, consequences: readonly string[]) =>
        `Pagekeeper ${formatters().list(consequences)}, weil das bei Facebook nicht erlaubt wurde. Verbinden Sie ${channelNames[type]} neu, und lassen Sie alle Berechtigungen eingeschaltet.`,
      notRequested: (
        type: ChannelType,
        consequences: readonly string[],
        permissions: readonly string[],
      ) =>
        `Pagekeeper ${formatters().list(consequences)}, weil Facebook nicht danach gefragt hat. Wer Pagekeepers Meta-App eingerichtet hat, muss ihr ${formatters().list(permissions)} hinzufügen; verbinden Sie dann ${channelNames[type]} noch einmal.`,
    },
    different_user: ({ user, taken, owners }: DifferentUserParams) => {
      const login = owners.length > 1 ? "eine dieser Personen" : isolate(owners[0] ?? "");
      return `Sie haben sich als ${isolate(user)} angemeldet, aber ${was(taken)} von ${by(owners)} verbunden. Es wurde nichts geändert. Melden Sie sich bei Facebook als ${login} an und verbinden Sie dann noch einmal, oder übernehmen Sie: Jede Seite, die Sie dann bei Facebook auswählen, hängt danach von Ihrer Anmeldung ab.`;
    },
    no_pages:
      "Facebook hat für diese Anmeldung keine Seiten genannt. Melden Sie sich als jemand an, der eine Seite verwaltet, und haken Sie die Seite bei Facebook an.",
    no_eligible_pages: (type: ChannelType) =>
      `Von Ihren Seiten kann noch keine mit ${channelNames[type]} verbunden werden. Die Liste unten sagt, was jeder fehlt.`,
    not_saved: diskFullTexts.accountsNotSaved,
    keychain_locked: {
      reading:
        "Ihr Schlüsselbund ist gesperrt, daher konnten nicht alle Konten geprüft werden. Entsperren Sie ihn, und prüfen Sie erneut.",
      writing:
        "Ihr Schlüsselbund ist gesperrt. Entsperren Sie ihn und verbinden Sie neu; es wurde nichts geändert.",
    },
    keychain_unavailable: {
      reading:
        "Der Schlüsselbund dieses Computers ist nicht erreichbar, daher konnten nicht alle Konten geprüft werden. Starten Sie ihn, und prüfen Sie erneut.",
      writing:
        "Der Schlüsselbund dieses Computers ist nicht erreichbar. Starten Sie ihn und verbinden Sie neu; es wurde nichts geändert.",
    },
    keychain_failed:
      "Der Schlüsselbund hat das Token nicht angenommen. Starten Sie diesen Computer neu und verbinden Sie neu; es wurde nichts geändert.",
    token_too_large:
      "Facebook hat ein Token geschickt, das für den Schlüsselbund zu lang ist. Es wurde nichts geändert. Bitte melden Sie das.",
  },

  works: "Funktioniert",
  localHealth: {
    token_not_saved:
      "Dieses Konto wurde nur behalten, bis Pagekeeper beendet wurde. Verbinden Sie neu.",
    token_missing:
      "Der Schlüssel zu diesem Konto ist nicht mehr im Schlüsselbund dieses Computers. Verbinden Sie neu.",
  },

  unconnectable: {
    "not-ticked": {
      message: "Sie wurde bei Facebook nicht angehakt.",
      remedy: "Verbinden Sie neu, und haken Sie diese Seite an.",
    },
    "no-messaging-task": {
      message: "Ihre Rolle auf dieser Seite schließt Nachrichten nicht ein.",
      remedy:
        "Bitten Sie jemanden, der die Seite verwaltet, Ihnen die Aufgabe „Nachrichten“ zu geben, und verbinden Sie dann neu.",
    },
    "permission-missing": {
      message: "Eine Berechtigung, die Nachrichten brauchen, wurde für diese Seite nicht gegeben.",
      remedy:
        "Verbinden Sie neu, und lassen Sie für diese Seite alle Berechtigungen eingeschaltet.",
    },
    "no-instagram-account": {
      message: "Mit dieser Seite ist kein professionelles Instagram-Konto verknüpft.",
      remedy:
        "Verknüpfen Sie eines in den Einstellungen der Seite bei Facebook, und verbinden Sie dann neu.",
    },
    "instagram-not-professional": {
      message: "Das Instagram-Konto, das mit dieser Seite verknüpft ist, ist ein privates.",
      remedy:
        "Machen Sie es in den Einstellungen von Instagram zu einem professionellen Konto, was nichts kostet, und verbinden Sie dann neu.",
    },
  },
  connectedByAnother: {
    message: (holder: string | undefined) =>
      `Schon von ${holder === undefined ? "jemand anderem" : isolate(holder)} verbunden.`,
    remedy:
      "Lassen Sie sie, wie sie ist, oder übernehmen Sie sie: Jede Seite, die Sie dann bei Facebook auswählen, hängt danach von Ihrer Anmeldung ab, egal wer sie verbunden hat.",
  },

  consequences: {
    pages_show_list: "kann nicht sehen, welche Seiten es gibt",
    pages_messaging: "kann Nachrichten weder lesen noch beantworten",
    instagram_basic: "kann keine Instagram-Konten sehen",
    instagram_manage_messages: "kann Nachrichten weder lesen noch beantworten",
    business_management: "kann keine Seiten eines Business-Portfolios sehen",
    pages_manage_metadata: "erfährt nichts von neuen Nachrichten",
    pages_read_engagement: "sieht die Namen der Menschen nicht, die schreiben",
  },
};
