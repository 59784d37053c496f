/**
 * The German texts of the window. They are for shop owners, who are addressed with "Sie". Glossary:
 *
 * | English | German |
 * |---|---|
 * | account | Konto, Konten; "Messenger-Konten" |
 * | Page | Seite; a page on the web is a Webseite |
 * | connect, connect again | verbinden, noch einmal verbinden |
 * | log in again | neu anmelden |
 * | disconnect | trennen |
 * | works | funktioniert |
 * | needs attention | braucht Ihre Hilfe |
 * | check | prüfen, die Prüfung |
 * | login, log in | Anmeldung, sich anmelden |
 * | access, permission | Zugriff, Berechtigung |
 * | declined, expired, not requested | abgelehnt, abgelaufen, nicht angefragt |
 * | access token, secret | Zugriffstoken, Geheimnis |
 * | keychain; locked, unlock | Schlüsselbund; gesperrt, entsperren |
 * | Practice mode | Übungsmodus |
 * | Meta app, App ID, App secret | Meta-App, App-ID, App-Geheimcode |
 * | Configuration ID, Graph version | Konfigurations-ID, Graph-Version |
 * | redirect URI | Weiterleitungs-URI |
 * | development mode, live mode | Entwicklungsmodus, Live-Modus |
 * | app dashboard | App-Dashboard |
 * | full control, Messages task | volle Kontrolle, Aufgabe „Nachrichten“ |
 * | Business integrations | Business-Integrationen |
 * | business portfolio | Business-Portfolio |
 * | professional account | professionelles Konto |
 * | new version, to update | neue Version, aktualisieren |
 * | tray, notifications | Infobereich, Benachrichtigungen |
 * | diagnostics, logs | Diagnosedaten, Protokolle |
 * | settings, appearance | Einstellungen, Darstellung |
 * | web app, to allow | Web-App, erlauben |
 * | Open in browser, Check now, Settings… | Im Browser öffnen, Jetzt prüfen, Einstellungen… |
 * | quit, restart | beenden, neu starten |
 * | Nothing was changed. | Es wurde nichts geändert. |
 * | Your accounts are unchanged. | Ihre Konten sind unverändert. |
 *
 * Meta's own names are not translated: Facebook, Messenger, Instagram, Facebook Login for Business,
 * App Review, Standard Access, Advanced Access, Business Support. Quotation marks are „…“. There is
 * no space before an ellipsis. A date never ends a sentence, because "3. Nov." already ends in a
 * full stop.
 */
import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType, UnconnectableReason } from "../../../common/contract/accounts.ts";
import type { Formatters, PluralForms } from "../../../common/formatters.ts";
import type { DisconnectEffects } from "../../accounts/disconnect-effects.ts";
import type { Texts } from "../en/window.ts";

const accounts: PluralForms = { one: "Konto", other: "Konten" };
const pages: PluralForms = { one: "Seite", other: "Seiten" };
const tokens: PluralForms = { one: "Zugriffstoken", other: "Zugriffstokens" };

/** The number of milliseconds in a day. */
const day = 86_400_000;

export default function german(formatters: Formatters): Texts {
  const { number, plural, count } = formatters;

  function accountSummary(total: number, failing: number): string {
    if (total === 0) return "Noch keine Konten";
    if (failing > 0) {
      return count(failing, {
        one: "Konto braucht Ihre Hilfe",
        other: "Konten brauchen Ihre Hilfe",
      });
    }
    const working = plural(total, { one: "funktioniert", other: "alle funktionieren" });
    return `${count(total, accounts)}, ${working}`;
  }

  function checked(name: string | undefined, total: number, failing: number): string {
    const result =
      failing > 0
        ? `${number(failing)} ${plural(failing, { one: "braucht", other: "brauchen" })} Ihre Hilfe`
        : plural(total, {
            one: "es funktioniert",
            other: `alle ${number(total)} funktionieren`,
          });
    return `${name === undefined ? "Konten" : isolate(name)} geprüft: ${result}.`;
  }

  function disconnectText({ removed, endingUsers, staying }: DisconnectEffects): string {
    const type = removed[0]?.channel ?? "messenger";
    const first =
      removed.length === 1
        ? disconnectOne(type, staying.length > 0)
        : disconnectMany(type, removed.length, staying.length);
    const all = formatters.names(endingUsers, {
      most: 3,
      rest: (more) => count(more, { one: "weitere Person", other: "weitere Personen" }),
    });
    switch (endingUsers.length) {
      case 0:
        return first;
      case 1:
        return `${first} ${all} hat hier keine anderen Konten, daher wird Pagekeeper auch aus dem Facebook dieser Person entfernt.`;
      default:
        return `${first} ${all} haben hier keine anderen Konten, daher wird Pagekeeper auch aus deren Facebook entfernt.`;
    }
  }

  function disconnectOne(type: ChannelType, otherStays: boolean): string {
    if (type === "messenger") {
      return otherStays
        ? "Pagekeeper trennt diese Seite von Messenger. Ihr Instagram-Konto bleibt verbunden."
        : "Pagekeeper löscht das Zugriffstoken dieser Seite.";
    }
    return otherStays
      ? "Pagekeeper trennt dieses Instagram-Konto. Seine Seite bleibt in Messenger verbunden."
      : "Pagekeeper löscht das Zugriffstoken dieses Instagram-Kontos.";
  }

  function disconnectMany(type: ChannelType, removed: number, staying: number): string {
    const gone = `${number(removed)} ${channelNames[type]}-Konten werden getrennt`;
    if (staying === 0) return `${gone} und ihre Zugriffstokens gelöscht.`;
    const other = channelNames[type === "messenger" ? "instagram" : "messenger"];
    const stay = plural(staying, { one: "Konto bleibt", other: "Konten bleiben" });
    return `${gone}. ${number(staying)} ${other}-${stay} verbunden.`;
  }

  const countIn = (type: ChannelType, total: number) =>
    count(total, type === "messenger" ? pages : accounts);

  const connectedTitle = (type: ChannelType, rest: string) =>
    `${type === "messenger" ? "Facebook Messenger" : "Instagram"} ist verbunden: ${rest}.`;

  const someNames = (total: number, known: readonly string[]) =>
    formatters.list([
      ...known.map(isolate),
      ...(total > known.length ? [`${number(total - known.length)} weitere`] : []),
    ]);

  const unconnectable: Record<UnconnectableReason, (total: number) => string> = {
    "not-ticked": (total) => `${count(total, pages)} nicht ausgewählt`,
    "no-messaging-task": (total) =>
      `${count(total, pages)} ${plural(total, { one: "braucht", other: "brauchen" })} die Aufgabe „Nachrichten“`,
    "no-instagram-account": (total) => `${count(total, pages)} ohne Instagram-Konto`,
    "instagram-not-professional": (total) => `${count(total, pages)} mit privatem Instagram-Konto`,
    "permission-missing": (total) => `${count(total, pages)} ohne nötige Berechtigung`,
    "connected-by-another": (total) => `${count(total, pages)} von einer anderen Person verbunden`,
  };

  return {
    /* ---- Everywhere ---- */
    number,
    day: formatters.day,
    longDay: formatters.longDay,
    moment: formatters.moment,
    accountSummary,
    accountCount: (total) => count(total, accounts),
    loading: "Ihre Konten werden geladen…",
    settings: "Einstellungen",
    tryAgain: "Erneut versuchen",
    dismiss: "Ausblenden",
    cancel: "Abbrechen",
    close: "Schließen",
    details: "Details",
    facebookSays: (words) => `Facebook meldet: „${isolate(words)}“`,

    /* ---- Practice mode ---- */
    practiceMode: "Übungsmodus",
    practice: "Übungsmodus: erfundene Seiten, nichts erreicht Facebook.",
    practiceExplained:
      "Probieren Sie alles zuerst mit erfundenen Seiten aus. Nichts erreicht Facebook, bis Sie Ihre eigenen einrichten.",
    setUp: "Meine Facebook-Seiten verwenden…",
    tourTask: (task, done) => `${task}: ${done ? "erledigt" : "noch offen"}`,
    tour: {
      title: "Drei Aufgaben zum Ausprobieren",
      tasks: { connect: "Verbinden", repair: "Reparieren", disconnect: "Trennen" },
      hints: {
        connect:
          "Verbinden Sie Messenger. Ihr Browser öffnet das Übungs-Facebook: Fahren Sie als Dana Reyes fort und gehen Sie durch seine Schritte.",
        repair:
          "Bringen Sie ein Konto wieder zum Laufen. Verbinden Sie Instagram; ein Konto braucht dann Ihre Hilfe. Folgen Sie seinem Link, ändern Sie dort die Einstellung und kommen Sie in dieses Fenster zurück.",
        disconnect: "Trennen Sie ein Konto: Öffnen Sie das Menü am Ende seiner Zeile.",
      },
      finished:
        "Sie haben alles getan, wofür Pagekeeper da ist. Mit Ihren eigenen Seiten geht es genauso.",
      close: "Rundgang schließen",
    },

    /* ---- The frame of the window ---- */
    menu: "Menü",
    places: "Bereiche",
    accounts: "Konten",
    needsAttention: "Braucht Ihre Hilfe",
    activity: "Verlauf",
    ctrl: "Strg",
    checkedAgo: (ms) => `Geprüft ${formatters.ago(ms)}`,
    facebookStates: { reachable: "Facebook erreichbar", unreachable: "Facebook antwortet nicht" },
    keychainStates: {
      ready: "Schlüsselbund entsperrt",
      waiting: "Der Schlüsselbund wartet auf Sie",
      locked: "Schlüsselbund gesperrt",
      unavailable: "Kein Schlüsselbund",
    },

    /* ---- Search ---- */
    search: "Konten und Befehle suchen",
    searchResults: "Treffer",
    nothingFound: (query) => `Nichts passt zu „${isolate(query)}“.`,
    command: "Befehl",
    showAllAccounts: "Alle Konten zeigen",
    showAttention: "Konten zeigen, die Ihre Hilfe brauchen",

    /* ---- Connecting ---- */
    cardText: {
      messenger: "Verbinden Sie die Seiten, an die Ihre Kunden schreiben.",
      instagram:
        "Verbinden Sie die professionellen Instagram-Konten, die mit Ihren Seiten verknüpft sind.",
    },
    welcomeTitle: "Alle Ihre Seiten und Instagram-Konten an einem Ort",
    welcomeLines: [
      "Ihr Browser öffnet Facebook, wo Sie Ihre Seiten auswählen.",
      "Deren Zugriffstokens bleiben im Schlüsselbund dieses Computers. Kein anderer Server ist beteiligt.",
      "Pagekeeper zeigt, welche Konten funktionieren und was bei den anderen zu tun ist.",
    ],
    connect: (type) => `${channelNames[type]} verbinden`,
    connecting: (type) => `${channelNames[type]} wird verbunden`,
    waiting: "Schließen Sie die Anmeldung in Ihrem Browser ab…",
    httpsOnly:
      "Ihr Browser öffnet localhost nur über https, weil ein anderes Programm das verlangt hat, und kann Pagekeeper daher nicht erreichen. Verwenden Sie einen anderen Browser oder löschen Sie diese Vorgabe: In Chrome oder Edge öffnen Sie chrome://net-internals/#hsts und geben unter „Delete domain security policies“ localhost ein; in Firefox wählen Sie in der Chronik für localhost „Gesamte Website vergessen“; in Safari löschen Sie den Verlauf. Kopieren Sie dann den Link und öffnen Sie ihn.",
    reading: (read) =>
      read === 0 ? "Ihre Seiten werden gelesen…" : `Ihre Seiten werden gelesen… ${number(read)}`,
    paused: (iso) =>
      `Facebooks Limit ist erreicht. Pagekeeper macht um ${formatters.time(iso)} Uhr weiter.`,
    saving: (done, total) => `Speichern: ${number(done)} von ${number(total)}`,
    copyLink: "Link kopieren",
    linkCopied:
      "Link kopiert. Öffnen Sie ihn innerhalb von 60 Sekunden in einem Browser auf diesem Computer.",
    openHere: "Hier öffnen",
    connected: (type, total) => connectedTitle(type, countIn(type, total)),
    connectedMore: (type, added, total) =>
      connectedTitle(type, `${countIn(type, added)} hinzugefügt (${number(total)} insgesamt)`),
    couldNotConnect: (_type, leftOut, known) => `Nicht möglich bei: ${someNames(leftOut, known)}.`,
    addedLine: (total, known) => `Hinzugefügt: ${someNames(total, known)}`,
    alreadyConnectedLine: (total) => `Schon verbunden: ${number(total)}`,
    why: "Warum?",
    cancelled: (type) =>
      `Das Verbinden von ${channelNames[type]} wurde abgebrochen. Es wurde nichts geändert.`,

    /* ---- Accounts ---- */
    channelHeading: (type, total) => `${channelNames[type]} · ${number(total)}`,
    accountsOf: (type) => `${channelNames[type]}-Konten`,
    checkNow: "Jetzt prüfen",
    checkAll: "Alle prüfen",
    checking: "Wird geprüft…",
    cancelCheck: "Prüfung abbrechen",
    checkCancelled: "Die Prüfung wurde abgebrochen.",
    checkAgain: "Erneut prüfen",
    checkPaused: (iso) =>
      `Facebooks Limit ist erreicht, es geht um ${formatters.time(iso)} Uhr weiter`,
    checked,
    disconnectAll: "Alle trennen…",
    show: "Zeigen",
    all: "Alle",
    filterAccounts: "Konten filtern",
    sort: "Sortieren nach",
    columns: {
      name: "Name",
      person: "Verbunden von",
      until: "Zugriff bis",
      state: "Zustand",
    },
    sortDirection: (descending) => (descending ? "absteigend" : "aufsteigend"),
    facebookPage: "Facebook-Seite",
    linkedTo: (page) => `Instagram · verknüpft mit ${isolate(page)}`,
    connectedBy: (owner, iso) => `${formatters.moment(iso)} von ${isolate(owner)}`,
    asOf: (iso) => `Stand: ${formatters.day(iso)}`,
    checkedAt: (iso) => `Zuletzt geprüft am ${formatters.moment(iso)}`,
    logInAgain: "Neu anmelden",
    logInAs: (person) => `Als ${isolate(person)} anmelden…`,
    moreProblems: (more) => count(more, { one: "weiteres Problem", other: "weitere Probleme" }),
    expires: (iso) => {
      const left = Math.ceil((Date.parse(iso) - Date.now()) / day);
      return left > 0
        ? `Am ${formatters.day(iso)} endet der Zugriff (in ${count(left, { one: "Tag", other: "Tagen" })}).`
        : `Am ${formatters.day(iso)} ist der Zugriff abgelaufen. Melden Sie sich neu an.`;
    },
    thisRunOnly: "Nur diese Sitzung",
    more: (name) => `Mehr zu ${isolate(name)}`,
    disconnectItem: "Trennen…",
    openPage: "Seite öffnen",
    copyPageId: "Seiten-ID kopieren",
    pageIdCopied: "Seiten-ID kopiert.",
    copyInstagramId: "Instagram-ID kopieren",
    instagramIdCopied: "Instagram-ID kopiert.",
    detailsOf: (name) => `Details zu ${isolate(name)}`,
    closeDetails: "Details schließen",
    facts: {
      page: "Seite",
      pageId: "Seiten-ID",
      instagramId: "Instagram-ID",
      connected: "Verbunden",
      until: "Zugriff bis",
      checked: "Zuletzt geprüft",
      permissions: "Berechtigungen",
      webhook: "Webhook",
    },
    permissions: (granted, total) => `${number(granted)} von ${number(total)}`,
    webhookStates: { on: "Abonniert", failed: "Nicht abonniert" },
    copyShort: "Kopieren",
    copyId: (id) => `${id} kopieren`,
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
      "Die Zwischenablage war nicht verfügbar. Markieren Sie die Details und kopieren Sie sie mit der Tastatur.",
    filtered: (shown, total) => `${number(shown)} von ${number(total)}`,
    nothingShown: (query) =>
      query === "" ? "Kein Konto braucht Ihre Hilfe." : `Kein Konto passt zu „${isolate(query)}“.`,

    /* ---- Disconnecting ---- */
    disconnectOneTitle: (name) => `${isolate(name)} trennen?`,
    onlyShown: (shown, total) =>
      `Nur die ${number(shown)} von ${number(total)} Konten, die die Liste zeigt:`,
    disconnectAllTitle: (type) => `Alle ${channelNames[type]}-Konten trennen?`,
    disconnectText,
    disconnect: "Trennen",
    disconnectCount: (total) => `${count(total, accounts)} trennen`,
    disconnecting: "Wird getrennt…",
    undo: "Rückgängig",
    disconnected: (name) => `${isolate(name)} ist getrennt.`,
    disconnectedMany: (type, total) =>
      `${number(total)} ${channelNames[type]}-${plural(total, { one: "Konto ist", other: "Konten sind" })} getrennt.`,

    /* ---- Missing permissions, unconnected Pages and pending revocations ---- */
    gapsRegion: (type) => `Fehlende Berechtigungen für ${channelNames[type]}`,
    gapsLandmark: (type, open) =>
      `Fehlende Berechtigungen für ${channelNames[type]}${open ? "" : ", bereits beantwortet"}`,
    gap: (user) => `Mit der Anmeldung von ${isolate(user)} gilt: Pagekeeper`,
    gapStatus: { declined: "abgelehnt", expired: "abgelaufen", absent: "nicht angefragt" },
    askAgain: "Erneut fragen",
    askedTwice: (user) =>
      `${isolate(user)} hat zweimal abgelehnt. Bei der nächsten Anmeldung kann es erlaubt werden.`,
    neverAsked: "Die Person, die die Meta-App eingerichtet hat, kann es dort hinzufügen.",
    takeOver: "Meine Anmeldung verwenden…",
    takeOverTitle: "Seiten auf Ihre Anmeldung übertragen?",
    takeOverText:
      "Die Seiten, die Sie auf Facebook auswählen, hängen danach von Ihrer Anmeldung ab, egal wer sie verbunden hat. Bisher sind diese über die Anmeldung anderer verbunden:",
    takeOverConfirm: "Weiter zu Facebook",
    unconnectableRegion: "Nicht verbunden",
    unconnectable: (reason, total) => unconnectable[reason](total),
    choosePages: "Seiten auswählen…",
    hide: "Ausblenden",
    showUnchosen: "Nicht ausgewählte Seiten zeigen",
    pendingTokens: (total) =>
      `Noch aus dem Schlüsselbund zu löschen: ${count(total, tokens)}. Pagekeeper versucht es automatisch weiter.`,
    pendingAccess: (name) =>
      `Pagekeeper wird noch aus dem Facebook von ${isolate(name)} entfernt und versucht es automatisch weiter.`,
    pendingSubscriptions: (all) => {
      const listed = formatters.names(all, {
        most: 3,
        rest: (more) => `${number(more)} weitere`,
      });
      return `Das Webhook-Abonnement wird noch beendet für ${listed}. Pagekeeper versucht es automatisch weiter.`;
    },
    pendingAccessOfOtherApp: (name) =>
      `Pagekeeper kann die vorige Meta-App nicht aus dem Facebook von ${isolate(name)} entfernen, weil jetzt eine andere eingerichtet ist. ${isolate(name)} kann sie auf facebook.com unter Einstellungen › Business-Integrationen entfernen.`,
    pendingSubscriptionsOfOtherApp: (all) => {
      const listed = formatters.names(all, {
        most: 3,
        rest: (more) => `${number(more)} weitere`,
      });
      return `Pagekeeper kann das Webhook-Abonnement der vorigen Meta-App für ${listed} nicht beenden, weil jetzt eine andere App eingerichtet ist.`;
    },

    /* ---- Notices ---- */
    noticesRegion: "Hinweise",
    toastsRegion: "Meldungen",
    offline: "Sie sind offline. Die Konten sind auf dem Stand der letzten Prüfung.",
    keychainWaiting: "Warten auf Ihren Schlüsselbund. Achten Sie auf seine Rückfrage.",
    keychainLocked: "Ihr Schlüsselbund ist gesperrt. Entsperren Sie ihn und prüfen Sie erneut.",
    keychainUnavailable: "Bis dahin müssen Sie sich nach jedem Start von Pagekeeper neu anmelden.",
    changePort: "Port ändern…",
    changeVersion: "Version ändern…",

    /* ---- Updates ---- */
    updateAvailable: (version) => `Pagekeeper ${version} ist verfügbar.`,
    whatsNew: "Neu in dieser Version",
    updateDownload: "Herunterladen",
    updateLater: "Später",
    updateDownloading: (version) => `Pagekeeper ${version} wird heruntergeladen…`,
    updateReady: (version) =>
      `Pagekeeper ${version} kann installiert werden. Der Neustart dauert einen Moment, und Ihre Konten bleiben verbunden.`,
    updateInstall: "Neu starten und aktualisieren",
    updateInstalling: (version) => `Pagekeeper ${version} wird installiert…`,
    updateFailed: {
      "not-downloaded":
        "Die neue Version konnte nicht heruntergeladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.",
      "not-as-announced":
        "Der Download hat die Sicherheitsprüfung nicht bestanden und wurde gelöscht. Versuchen Sie es später erneut.",
      "disk-full":
        "Auf der Festplatte ist kein Platz für die neue Version. Schaffen Sie Platz und versuchen Sie es dann erneut.",
      "not-saved":
        "Pagekeeper kann nicht in seinen Cache-Ordner schreiben. Prüfen Sie die Berechtigungen des Ordners und versuchen Sie es dann erneut.",
      "changed-since":
        "Die heruntergeladene Datei ist beschädigt und wurde gelöscht. Versuchen Sie es erneut.",
      "not-replaced":
        "Die neue Version konnte diese nicht ersetzen. Sorgen Sie dafür, dass Sie in den Ordner von Pagekeeper schreiben dürfen, und versuchen Sie es dann erneut.",
      "not-accepted":
        "Ihr System hat die neue Version abgelehnt. Versuchen Sie es erneut; wenn das nicht hilft, installieren Sie sie von Hand.",
    },

    /* ---- The web UI ---- */
    openApp: "Pagekeeper öffnen",
    signOut: "Abmelden",
    signedOut:
      "Dieser Browser wurde abgemeldet. Wählen Sie in Pagekeeper Datei › Im Browser öffnen.",
    appUnreachable:
      "Pagekeeper antwortet nicht. Starten Sie es auf diesem Computer und versuchen Sie es dann erneut.",
    appRefused:
      "Pagekeeper konnte das nicht ausführen. Starten Sie es neu und versuchen Sie es dann erneut.",
  };
}
