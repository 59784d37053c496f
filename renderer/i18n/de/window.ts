/**
 * Every sentence of the window in German. It speaks to a shop owner, with "Sie": what happened, then what to do.
 *
 * | English | German |
 * |---|---|
 * | account | Konto, Konten; "Messenger-Konten" |
 * | Page | Seite; a page on the web is a Webseite |
 * | connect, connect again | verbinden, neu verbinden |
 * | disconnect | trennen |
 * | works | funktioniert |
 * | needs you, needs attention | braucht Ihre Hilfe |
 * | check | prüfen, die Prüfung |
 * | login, log in | Anmeldung, sich anmelden |
 * | access, permission | Zugriff, Berechtigung |
 * | declined, expired, not asked for | abgelehnt, abgelaufen, nicht angefragt |
 * | cannot (after "Pagekeeper", of a missing permission) | kann keine …, kann nicht … |
 * | key, token, secret | Schlüssel, Token, Geheimnis |
 * | keychain; locked, unlock | Schlüsselbund; gesperrt, entsperren |
 * | Practice mode | Übungsmodus |
 * | Meta app, App ID, App secret | Meta-App, App-ID, App-Geheimcode |
 * | Configuration ID, Graph version | Konfigurations-ID, Graph-Version |
 * | redirect URI | Weiterleitungs-URI |
 * | development mode, live mode | Entwicklungsmodus, Live-Modus |
 * | app dashboard | App-Dashboard |
 * | role, admin of a Page | Rolle, Admin |
 * | Business integrations | Business-Integrationen |
 * | business portfolio | Business-Portfolio |
 * | professional account | professionelles Konto |
 * | new version, to update | neue Version, aktualisieren |
 * | tray, notifications | Infobereich, Benachrichtigungen |
 * | diagnostics, logs | Diagnosedaten, Protokolle |
 * | settings, appearance | Einstellungen, Darstellung |
 * | Open in browser, Check now, Settings… | Im Browser öffnen, Jetzt prüfen, Einstellungen… |
 * | quit, restart | beenden, neu starten |
 * | Nothing was changed. | Es wurde nichts geändert. |
 * | Your accounts are untouched. | Ihre Konten sind unverändert. |
 *
 * Names of Meta's own stay as they are: Facebook, Messenger, Instagram, Facebook Login for Business, App Review, Standard
 * Access, Advanced Access, Business Support. Quotes are „…“; an ellipsis follows without a space. A date is never the last
 * word of a sentence: "3. Nov." has a full stop of its own.
 */

import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { Formatters, PluralForms } from "../../../common/formatters.ts";
import type { DisconnectEffects } from "../../accounts/disconnect-effects.ts";
import type { Texts } from "../en/window.ts";

const accounts: PluralForms = { one: "Konto", other: "Konten" };

export default function german(formatters: Formatters): Texts {
  const { number, plural, count, day, time, moment } = formatters;

  function stateWords(total: number, troubled: number): string {
    if (total === 0) return "Noch keine Konten";
    if (troubled === 0) {
      return plural(total, {
        one: "Ihr Konto funktioniert",
        other: `Alle ${number(total)} Konten funktionieren`,
      });
    }
    const some = `${number(troubled)} von ${number(total)} Konten`;
    return plural(total, {
      one: "Ihr Konto braucht Ihre Hilfe",
      other: plural(troubled, {
        one: `${some} braucht Ihre Hilfe`,
        other: `${some} brauchen Ihre Hilfe`,
      }),
    });
  }

  function disconnectText({ removed, endingUsers, staying }: DisconnectEffects): string {
    const of = (forms: PluralForms) => plural(removed.length, forms);
    const sentences = [
      of({
        one: "Pagekeeper löscht seinen Schlüssel zu diesem Konto.",
        other: `Pagekeeper löscht seine Schlüssel zu allen ${number(removed.length)} Konten.`,
      }),
    ];
    const [stays] = staying;
    if (stays) {
      const where = channelNames[stays.channel];
      sentences.push(
        of({
          one: `Dieselbe Seite bleibt in ${where} verbunden.`,
          other: plural(staying.length, {
            one: `Eine dieser Seiten bleibt in ${where} verbunden.`,
            other: `${number(staying.length)} dieser Seiten bleiben in ${where} verbunden.`,
          }),
        }),
      );
    }
    const [user] = endingUsers;
    if (user !== undefined) {
      const who = isolate(user);
      const all = formatters.names(endingUsers, {
        most: 3,
        rest: (more) => `${number(more)} weiteren`,
      });
      const ends = `Damit endet auch der Zugriff, den ${who} Pagekeeper bei Facebook gegeben hat.`;
      const last = of({
        one: `Es ist hier das letzte Konto von ${who}. ${ends}`,
        other: `Es sind hier die letzten Konten von ${who}. ${ends}`,
      });
      sentences.push(
        plural(endingUsers.length, {
          one: last,
          other: `Es sind hier die letzten Konten von ${all}. Damit endet auch der Zugriff, den sie Pagekeeper bei Facebook gegeben haben.`,
        }),
      );
    }
    return sentences.join(" ");
  }

  return {
    appName: "Pagekeeper",
    stateWords,
    loading: "Ihre Konten werden geladen…",
    settings: "Einstellungen",
    tryAgain: "Erneut versuchen",
    dismiss: "Ausblenden",
    cancel: "Abbrechen",
    close: "Schließen",
    details: "Details",
    facebookSays: (words) => `Facebook meldet: „${isolate(words)}“`,

    practiceRegion: "Übungsmodus",
    practice: "Übungsmodus. Nichts hier berührt das echte Facebook.",
    setUp: "Einrichten…",

    cardText: {
      messenger: "Beantworten Sie die Nachrichten Ihrer Seiten.",
      instagram: "Direktnachrichten professioneller Konten.",
    },
    firstStepsTitle: "Verbinden Sie Ihr erstes Konto",
    firstSteps:
      "Sie melden sich im Browser bei Facebook an und wählen dort Ihre Seiten aus. Pagekeeper bewahrt die Schlüssel im Schlüsselbund dieses Computers auf.",
    connect: (type) => `${channelNames[type]} verbinden`,
    connecting: (type) => `${channelNames[type]} wird verbunden`,
    waiting: "Warten auf Ihren Browser…",
    reading: (pages) => `Seiten werden gelesen… ${number(pages)}`,
    paused: (iso) =>
      `Facebook bittet um eine Pause bis ${time(iso)} Uhr. Danach geht es von selbst weiter.`,
    saving: (done, total) => `Speichern: ${number(done)} von ${number(total)}`,
    copyLink: "Link kopieren",
    linkCopied:
      "Link kopiert. Er funktioniert einmal, 60 Sekunden lang, in jedem Browser auf diesem Computer.",
    openHere: "Hier öffnen",
    connected: (type, total) => {
      const title =
        type === "messenger" ? "Facebook Messenger ist verbunden" : "Instagram ist verbunden";
      return total > 0 ? `${title}. ${count(total, accounts)}.` : title;
    },
    cancelled: (type) =>
      `Das Verbinden von ${channelNames[type]} wurde abgebrochen. Es wurde nichts geändert.`,

    channelHeading: (type, total) => `${channelNames[type]} · ${number(total)}`,
    accountsOf: (type) => `${channelNames[type]}-Konten`,
    checkNow: "Jetzt prüfen",
    checking: "Wird geprüft…",
    checkPaused: (iso) => `Facebook bittet um eine Pause bis ${time(iso)} Uhr`,
    checked: (words) => `Bei Facebook geprüft. ${words}.`,
    disconnectAll: "Alle trennen…",
    pageBy: (owner, iso) => `Seite · von ${isolate(owner)} · ${day(iso)}`,
    through: (page) => `über ${isolate(page)}`,
    connectedBy: (owner, iso) => `Verbunden von ${isolate(owner)} am ${moment(iso)}`,
    checkedAt: (iso) => `Zuletzt geprüft am ${moment(iso)}`,
    checkedOn: (iso) => `Stand: ${day(iso)}`,
    connectAgain: "Neu verbinden",
    expires: (iso) =>
      Date.parse(iso) > Date.now()
        ? `Am ${day(iso)} endet der Zugriff. Verbinden Sie das Konto vorher neu.`
        : `Am ${day(iso)} ist die Anmeldung abgelaufen. Verbinden Sie das Konto neu.`,
    thisRunOnly: "Bis Pagekeeper beendet wird",
    more: (name) => `Mehr zu ${isolate(name)}`,
    disconnectItem: "Trennen…",
    copyDetails: "Details kopieren",
    accountDetail: (name, pageId) => `${isolate(name)}, Seite ${pageId}`,
    facebookError: (code, subcode) =>
      subcode === undefined
        ? `Facebook-Fehler ${code}`
        : `Facebook-Fehler ${code}, Untercode ${subcode}`,
    traceDetail: (id) => `fbtrace_id ${id}`,
    webhookDetail: "Webhook",
    detailsCopied: "Details kopiert.",
    copyRefused:
      "Die Zwischenablage war nicht erreichbar. Markieren Sie die Details und kopieren Sie sie mit der Tastatur.",
    filter: (type) => `${channelNames[type]}-Konten filtern`,
    filtered: (shown, total) => `${number(shown)} von ${number(total)}`,
    nothingFound: (query) => `Kein Konto passt zu „${isolate(query)}“.`,

    disconnectOneTitle: (name) => `${isolate(name)} trennen?`,
    disconnectAllTitle: (type) => `Alle ${channelNames[type]}-Konten trennen?`,
    disconnectText,
    disconnect: "Trennen",
    disconnecting: "Wird getrennt…",
    disconnected: (name) => `${isolate(name)} ist getrennt.`,
    disconnectedAll: (type) => `Alle ${channelNames[type]}-Konten sind getrennt.`,

    gapsRegion: (type) => `Fehlende Berechtigungen für ${channelNames[type]}`,
    gapsLandmark: (type, open) =>
      `Fehlende Berechtigungen für ${channelNames[type]}${open ? "" : ", bereits beantwortet"}`,
    gap: (user) => `Nach der Anmeldung von ${isolate(user)} gilt: Pagekeeper`,
    gapStatus: { declined: "abgelehnt", expired: "abgelaufen", absent: "nicht angefragt" },
    askAgain: "Erneut fragen",
    askedTwice: (user) =>
      `${isolate(user)} wurde schon ein zweites Mal gefragt, deshalb belässt Pagekeeper es dabei. Bei jeder späteren Anmeldung kann es noch erlaubt werden.`,
    neverAsked: "Wer die Meta-App eingerichtet hat, kann es dort hinzufügen.",

    takeOver: "Übernehmen",
    unconnectableRegion: "Seiten, die nicht verbunden werden können",
    unconnectable: (pages) =>
      count(pages, {
        one: "Seite kann nicht verbunden werden",
        other: "Seiten können nicht verbunden werden",
      }),
    pendingAccess: (name) =>
      `Facebook hat noch nicht bestätigt, dass der Zugriff für ${isolate(name)} beendet ist. Pagekeeper versucht es weiter.`,
    pendingSubscriptions: (pages) => {
      const all = formatters.names(pages, { most: 3, rest: (more) => `${number(more)} weitere` });
      const are = plural(pages.length, { one: "ist", other: "sind" });
      return `Facebook hat noch nicht bestätigt, dass ${all} getrennt ${are}. Pagekeeper versucht es weiter.`;
    },

    noticesRegion: "Hinweise",
    offline: "Dieser Computer ist offline. Sie sehen, was die letzte Prüfung ergeben hat.",
    keychainWaiting: "Warten auf Ihren Schlüsselbund. Achten Sie auf seine Rückfrage.",
    keychainLocked: "Ihr Schlüsselbund ist gesperrt. Entsperren Sie ihn und prüfen Sie erneut.",
    keychainUnavailable:
      "Konten, die Sie verbinden, bleiben nur erhalten, bis Pagekeeper beendet wird.",
    changePort: "Port ändern…",
    changeVersion: "Version ändern…",

    updateAvailable: (version) => `Pagekeeper ${version} ist verfügbar.`,
    whatsNew: "Neu in dieser Version",
    updateDownload: "Herunterladen",
    updateLater: "Später",
    updateDownloading: (version) => `Pagekeeper ${version} wird heruntergeladen…`,
    updateReady: (version) =>
      `Pagekeeper ${version} ist heruntergeladen. Der Neustart dauert einen Moment, und Ihre Konten bleiben verbunden.`,
    updateInstall: "Neu starten und aktualisieren",
    updateInstalling: (version) => `Pagekeeper ${version} wird installiert…`,
    updateFailed: {
      "not-downloaded":
        "Die neue Version konnte nicht heruntergeladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.",
      "not-as-announced":
        "Was heruntergeladen wurde, ist nicht das, was der Herausgeber angekündigt hat. Es wurde verworfen und nichts installiert. Versuchen Sie es erneut; wenn das nicht hilft, warten Sie auf die nächste Version.",
      "disk-full":
        "Auf der Festplatte ist kein Platz für die neue Version. Schaffen Sie Platz und versuchen Sie es dann erneut.",
      "not-saved":
        "Die neue Version konnte nicht gespeichert werden. Sorgen Sie dafür, dass Sie in den Ordner schreiben dürfen, den Ihr System für Zwischenspeicher von Apps hat, und versuchen Sie es dann erneut.",
      "changed-since":
        "Die heruntergeladene Datei ist beschädigt. Sie wurde verworfen und nichts installiert. Versuchen Sie es erneut.",
      "not-replaced":
        "Die neue Version konnte nicht an die Stelle dieser gesetzt werden. Sorgen Sie dafür, dass Sie in den Ordner schreiben dürfen, in dem Pagekeeper liegt, und versuchen Sie es dann erneut.",
      "not-accepted":
        "Ihr System hat die neue Version nicht angenommen. Versuchen Sie es erneut; wenn das nicht hilft, installieren Sie sie von Hand.",
    },

    signedOut:
      "Sie sind hier nicht mehr angemeldet. Wählen Sie in der Pagekeeper-App im Menü „Im Browser öffnen“.",
    appUnreachable:
      "Pagekeeper antwortet nicht. Starten Sie die App auf diesem Computer und versuchen Sie es dann erneut.",
    appRefused:
      "Das konnte Pagekeeper nicht ausführen. Starten Sie die App neu und versuchen Sie es dann erneut.",
  };
}
