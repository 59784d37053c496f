/**
 * The German texts of the settings dialog and of the question about a web app. The glossary is in
 * window.ts.
 */
import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { MetaApp } from "../../../common/contract/meta-app.ts";
import type { Formatters } from "../../../common/formatters.ts";
import type { SettingsTexts } from "../en/settings.ts";

export default function german(formatters: Formatters): SettingsTexts {
  const { date, day, number, plural, count, names } = formatters;
  const theApp = ({ appId, configId, version }: MetaApp) => {
    const login = configId === undefined ? "Facebook Login" : "Facebook Login for Business";
    return `die App ${appId} (${login}, ${version})`;
  };

  return {
    /* ---- Sections ---- */
    sections: "Abschnitte",
    sectionNames: {
      general: "Allgemein",
      notifications: "Benachrichtigungen",
      "meta-app": "Meta-App",
      "web-apps": "Web-Apps",
      advanced: "Erweitert",
      about: "Über",
    },

    /* ---- About ---- */
    appVersion: (version) => `Pagekeeper ${version}`,
    dialogs: {
      guide: "Anleitung zum Einrichten",
      shortcuts: "Tastenkürzel",
      "whats-new": "Neu in dieser Version",
      "report-problem": "Problem melden…",
    },

    /* ---- Meta app ---- */
    practice: "Pagekeeper ist im Übungsmodus, bis Sie eine Meta-App einrichten.",
    environment: "Pagekeeper verwendet die Meta-App, mit der es gestartet wurde.",
    running: (app) => `Pagekeeper verwendet ${theApp(app)}.`,
    guideMe: "Schritt für Schritt einrichten",
    haveApp: "Ich habe eine App…",
    change: "Ändern…",
    walkThrough:
      "Pagekeeper meldet sich über eine App an, die Sie bei Meta anlegen (kostenlos, etwa 20 Minuten). Wenn Sie schon eine haben, kopieren Sie aus deren Dashboard:",
    dashboard: "App-Dashboard von Meta öffnen",

    appId: "App-ID",
    appIdError: "Geben Sie die App-ID ein, die Zahl ganz oben in Ihrem App-Dashboard.",
    appSecret: "App-Geheimcode",
    appSecretHint: "Wird im Schlüsselbund dieses Computers gespeichert und nie wieder angezeigt.",
    appSecretKept: "Im Schlüsselbund. Leer lassen, um ihn zu behalten.",
    appSecretError: "Geben Sie den App-Geheimcode ein, ohne Leerzeichen.",
    version: "Graph-Version",
    versionName: ({ version, until, retired }) => {
      if (until === undefined) return `${version} – die neueste`;
      return retired
        ? `${version} – von Meta eingestellt am ${date(until)}`
        : `${version} – bis ${date(until)}`;
    },
    versionRetired:
      "Meta hat diese Version eingestellt und verwendet stattdessen eine andere. Wählen Sie eine neuere.",

    login: "Anmeldung",
    classic: "Facebook Login",
    classicHint: "Der Dialog fragt nach jeder Berechtigung einzeln.",
    business: "Facebook Login for Business",
    businessHint:
      "Die Berechtigungen kommen aus einer Konfiguration, die Sie bei Meta anlegen; man erlaubt alle oder keine.",
    configId: "Konfigurations-ID",
    configIdError:
      "Geben Sie die Konfigurations-ID ein, die zum Facebook Login for Business der App gehört.",

    redirectMode: "Wie Facebook zu Pagekeeper zurückkehrt",
    direct: "Direkt (App im Entwicklungsmodus)",
    directHint: "Facebook schickt den Browser direkt zu diesem Computer.",
    throughPage: "Über meine https-Webseite (App ist live)",
    throughPageHint: "Eine Webseite von Ihnen leitet den Browser an diesen Computer weiter.",
    redirectUri: "Weiterleitungs-URI",
    redirectUriError:
      "Geben Sie die vollständige Adresse Ihrer Webseite ein. Sie beginnt mit https:// und enthält kein #.",
    registerUri: "Tragen Sie genau dies unter „Gültige OAuth Redirect URIs“ ein:",
    registrationOptional:
      "Im Entwicklungsmodus müssen Sie diese Adresse nicht eintragen. Wenn Meta danach fragt, fügen Sie genau dies ein:",
    copy: "Weiterleitungs-URI kopieren",
    copied: "Kopiert.",
    copyRefused:
      "Die Zwischenablage war nicht verfügbar. Markieren Sie die Adresse und kopieren Sie sie mit der Tastatur.",

    permissions: "Berechtigungen, die die App braucht",
    access:
      "Im Entwicklungsmodus können Personen mit einer Rolle in der App alle mit Standard Access nutzen. Im Live-Modus braucht jede Berechtigung Advanced Access; dafür sind App Review und ein verifiziertes Unternehmen nötig.",
    permissionUses: {
      pages_show_list: "Listet die Seiten auf, die eine Person verwaltet.",
      pages_messaging: "Gibt Zugriff auf die Messenger-Unterhaltungen einer Seite.",
      pages_manage_metadata: "Abonniert eine Seite für Ihren Webhook.",
      pages_read_engagement: "Liest Name, Bild und Unterhaltungen einer Seite.",
      business_management: "Findet Seiten, die zu einem Business-Portfolio gehören.",
      instagram_basic: "Findet das Instagram-Konto, das mit einer Seite verknüpft ist.",
      instagram_manage_messages: "Gibt Zugriff auf Direktnachrichten auf Instagram.",
    },
    permissionFor: (type) => `Nur ${channelNames[type]}`,

    checkAndSave: "Prüfen und speichern",
    checking: "Wird bei Meta geprüft…",
    saved: (name) =>
      name === undefined
        ? "Gespeichert. Meta hat die App bestätigt."
        : `Gespeichert. Meta hat „${isolate(name)}“ bestätigt.`,
    backToPractice: "Zurück zum Übungsmodus…",
    removeTitle: "Zurück zum Übungsmodus?",
    removeText:
      "Pagekeeper löscht den App-Geheimcode. Konten, die mit dieser App verbunden sind, bleiben gespeichert und funktionieren wieder, sobald Sie dieselbe App einrichten.",
    remove: "Meta-App entfernen",
    removed: "Die Meta-App wurde entfernt.",

    /* ---- General ---- */
    startAtLogin: "Mit diesem Computer starten",
    startAtLoginHint: "Pagekeeper startet im Hintergrund, ohne sein Fenster.",
    closeToTray: "Nach dem Schließen des Fensters im Infobereich weiterlaufen",
    closeToTrayHint: "Pagekeeper prüft Ihre Konten weiter im Hintergrund.",
    notifications: "Benachrichtigen, wenn ein Konto Ihre Hilfe braucht",
    notificationsHint: "Einmal pro Problem, und nicht, solange Sie Pagekeeper ansehen.",
    checkEvery: "Alle Konten prüfen",
    hours: (hours) => plural(hours, { one: "Jede Stunde", other: `Alle ${number(hours)} Stunden` }),
    appearance: "Darstellung",
    appearances: { system: "Wie das System", light: "Hell", dark: "Dunkel" },
    language: "Sprache",
    languageOfSystem: "Wie das System",
    checkForUpdates: "Nach neuen Versionen suchen",
    checkForUpdatesHint: {
      supported:
        "Beim Start und einmal am Tag. Heruntergeladen und installiert wird nur, was Sie bestätigen.",
      package:
        "Diese Kopie wurde als Paket installiert. Neue Versionen gibt es dort, woher Sie sie haben.",
      archive:
        "Diese Kopie stammt aus einem Archiv. Neue Versionen gibt es dort, woher Sie sie haben.",
      unsigned:
        "Diese Kopie ist nicht von ihrem Herausgeber signiert, daher ließen sich neue Versionen nicht prüfen. Sie gibt es dort, woher Sie die Kopie haben.",
      development:
        "Diese Kopie wurde für die Entwicklung gebaut und sucht nicht nach neuen Versionen.",
    },

    /* ---- Web apps ---- */
    webAppsText:
      "Eine Web-App ist eine Webseite, die mit Ihrer Erlaubnis Konten verbinden, auflisten und trennen darf. Jede fragt einmal, in diesem Fenster.",
    webAppsInPractice:
      "Diese Liste gilt für den Übungsmodus. Bei Ihren eigenen Facebook-Seiten fragt jede Web-App noch einmal.",
    noWebApps: "Noch keine Web-App ist erlaubt.",
    webAppUse: (allowedAt, lastUsedAt) =>
      `Erlaubt seit ${day(allowedAt)} · Zuletzt verwendet am ${day(lastUsedAt)}`,
    removeWebApp: "Entfernen",
    removeWebAppOf: (origin) => `${origin} entfernen`,
    webAppRemoved: (origin) => `${origin} wurde entfernt und kann Pagekeeper nicht mehr verwenden.`,

    /* ---- The question about a web app ---- */
    allowTitle: (origin) => `Darf ${origin} Pagekeeper verwenden?`,
    allowText: "Eine Webseite mit dieser Adresse möchte Pagekeeper verwenden.",
    allowDoubt:
      "Wenn Sie diese Webseite nicht gerade selbst geöffnet haben, wählen Sie „Nicht erlauben“.",
    allowedActionsTitle: "Wenn Sie es erlauben, kann sie:",
    allowedActions: {
      connect: "Messenger- und Instagram-Konten über eine Facebook-Anmeldung verbinden",
      list: "sehen, welche Konten verbunden sind und ob sie funktionieren",
      disconnect: "Konten trennen",
    },
    allowLimits:
      "Nachrichten lesen, Einstellungen ändern oder Zugriffstokens sehen kann sie nicht. Unter Einstellungen › Web-Apps können Sie die Erlaubnis jederzeit zurücknehmen.",
    allowOnThisComputer:
      "Diese Adresse liegt auf diesem Computer. Jedes Programm hier, das sie später verwendet, gilt als dieselbe Webseite.",
    allowInPractice:
      "Pagekeeper ist im Übungsmodus, daher geht es nur um erfundene Konten. Für echte Konten gilt die Erlaubnis nicht.",
    allow: "Erlauben",
    dontAllow: "Nicht erlauben",

    /* ---- Webhooks and port ---- */
    webhooks: "Webhooks",
    webhooksLabel: "Verbundene Seiten für den Webhook der App abonnieren",
    webhooksHint: "Nur, wenn ein Server von Ihnen die Webhooks dieser App empfängt.",
    port: "Port",
    portHint: "Ändern Sie ihn auch in der Weiterleitungs-URI bei Meta:",
    portError: "Geben Sie eine ganze Zahl von 1024 bis 65535 ein.",
    save: "Speichern",
    settingSaved: "Gespeichert.",

    /* ---- Help ---- */
    help: "Diagnosedaten",
    helpText:
      "Diagnosedaten zeigen Versionen, Einstellungen und den Zustand der Konten. Sie enthalten nie Passwörter, Tokens oder Nachrichten.",
    includeNames: "Namen einschließen",
    includeNamesHint: "Namen und IDs der Seiten und der Personen, die sie verbunden haben.",
    copyDiagnostics: "Diagnosedaten kopieren",
    copiedText: "Kopiert. Fügen Sie sie in eine E-Mail oder einen Chat ein.",
    openLogs: "Protokolle öffnen",

    /* ---- Removing everything ---- */
    removeEverythingTitle: "Von vorn beginnen",
    removeEverythingHint: "Trennt alle Konten und löscht alles, was Pagekeeper gespeichert hat.",
    removeEverything: "Alles entfernen…",
    removeAllTitle: "Alles entfernen?",
    removeAllText: (people) => {
      const whose = count(people, { one: "Person", other: "Personen" });
      const first =
        people === 0
          ? "Pagekeeper trennt alle Konten."
          : `Pagekeeper trennt alle Konten und wird aus dem Facebook von ${whose} entfernt.`;
      return `${first} Dann löscht es alle Zugriffstokens, die Meta-App, die Einstellungen und die Protokolle von diesem Computer und beginnt von vorn. Das lässt sich nicht rückgängig machen. Ihre Seiten und deren Nachrichten bleiben auf Facebook.`;
    },
    removeAll: "Alles entfernen",
    removingAll: "Warten auf Facebook und den Schlüsselbund. Das kann eine Minute dauern…",
    removedAll: "Alles ist entfernt. Pagekeeper startet neu.",
    leftTitle: "Den Rest trotzdem entfernen?",
    leftAtFacebook: (whose) => {
      const all = names(whose, { most: 6, rest: (more) => `${number(more)} weitere` });
      return `Facebook hat nicht bestätigt, dass der Zugriff für ${all} beendet ist. Versuchen Sie es später erneut, oder entfernen Sie den Rest trotzdem: Danach kann Pagekeeper diesen Zugriff nicht mehr beenden, aber Sie können die App weiterhin auf Facebook entfernen, in den Einstellungen unter „Business-Integrationen“.`;
    },
    leftInKeychain: (secrets) => {
      const left = count(secrets, { one: "Eintrag", other: "Einträge" });
      return `Der Schlüsselbund hat ${left} nicht gelöscht. Entsperren Sie ihn und versuchen Sie es erneut, oder entfernen Sie den Rest trotzdem: Was im Schlüsselbund unter dem Namen Pagekeeper gespeichert ist, bleibt dann dort, bis Sie es löschen.`;
    },
    removeAnyway: "Trotzdem entfernen",
  };
}
