/** The sentences of the settings in German, in the words of ../de.ts. */
import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { MetaApp } from "../../../common/contract/meta-app.ts";
import type { Formatters } from "../../../common/formatters.ts";
import type { SettingsTexts } from "../en/settings.ts";

export default function german({ date, number, plural, count, names }: Formatters): SettingsTexts {
  const loginOf = ({ appId, configId, version }: MetaApp) =>
    configId === undefined
      ? `mit der App ${appId} an, über Facebook Login in Version ${version}`
      : `mit der App ${appId} an, über Facebook Login for Business in Version ${version}`;

  return {
    metaApp: "Meta-App",
    practice: "Pagekeeper läuft im Übungsmodus, bis Ihre eigene Meta-App eingerichtet ist.",
    environment: "Pagekeeper verwendet die Meta-App, mit der es gestartet wurde.",
    running: (app) => `Pagekeeper meldet sich ${loginOf(app)}.`,
    untilRestart: (practice, next) => {
      const now = practice
        ? "Bis zum Neustart läuft Pagekeeper im Übungsmodus."
        : "Bis zum Neustart meldet sich Pagekeeper wie bisher an.";
      return next
        ? `${now} Danach meldet es sich ${loginOf(next)}.`
        : `${now} Danach läuft es im Übungsmodus.`;
    },
    restart: "Jetzt neu starten",
    setUp: "Meta-App einrichten…",
    change: "Ändern…",
    walkThrough:
      "Legen Sie zuerst bei Meta die App an; die Anleitung docs/meta-app.md in Pagekeepers Repository führt Sie durch die Schritte. Kopieren Sie dann aus ihrem App-Dashboard:",
    dashboard: "App-Dashboard von Meta öffnen",

    appId: "App-ID",
    appIdError:
      "Geben Sie die App-ID ein: Sie ist eine Zahl und steht bei Meta ganz oben im App-Dashboard.",
    appSecret: "App-Geheimcode",
    appSecretHint: "Wird im Schlüsselbund dieses Computers aufbewahrt und nie wieder angezeigt.",
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
      "Meta hat diese Version eingestellt und antwortet mit einer anderen. Wählen Sie eine neuere.",

    login: "Anmeldung",
    classic: "Facebook Login",
    classicHint: "Der Dialog fragt nach jeder Berechtigung einzeln.",
    business: "Facebook Login for Business",
    businessHint:
      "Eine Konfiguration bei Meta legt fest, wonach der Dialog fragt. Es wird alles erlaubt oder nichts.",
    configId: "Konfigurations-ID",
    configIdError:
      "Geben Sie die Konfigurations-ID ein, die zum Facebook Login for Business der App gehört.",

    wayBack: "Rückweg von Facebook",
    development: "Direkt zu diesem Computer",
    developmentHint: "Funktioniert, solange die App im Entwicklungsmodus ist.",
    live: "Über Ihre eigene https-Adresse",
    liveHint:
      "Für eine App im Live-Modus: Eine Webseite von Ihnen leitet den Browser an diesen Computer weiter.",
    redirectUri: "Weiterleitungs-URI",
    redirectUriError:
      "Geben Sie die vollständige Adresse Ihrer Webseite ein. Sie beginnt mit https:// und enthält kein #.",
    enterAtMeta:
      "Tragen Sie dies bei Meta Zeichen für Zeichen als gültige OAuth-Weiterleitungs-URI ein:",
    enterNothing:
      "Im Entwicklungsmodus erlaubt Meta diese Adresse von selbst. Wird sie trotzdem verlangt, tragen Sie sie Zeichen für Zeichen ein:",
    copy: "Weiterleitungs-URI kopieren",
    copied: "Kopiert.",
    copyRefused:
      "Die Zwischenablage war nicht erreichbar. Markieren Sie die Adresse und kopieren Sie sie mit der Tastatur.",

    permissions: "Berechtigungen, die die App braucht",
    access:
      "Im Entwicklungsmodus können Personen mit einer Rolle in der App alle mit Standard Access nutzen. Im Live-Modus braucht jede Berechtigung Advanced Access; dafür sind App Review und ein verifiziertes Unternehmen nötig.",
    permissionUses: {
      pages_show_list: "Listet die Seiten auf, die eine Person hat.",
      pages_messaging: "Liest und beantwortet die Messenger-Unterhaltungen einer Seite.",
      pages_manage_metadata: "Abonniert eine Seite für Ihren Webhook.",
      pages_read_engagement: "Liest Name, Bild und Unterhaltungen einer Seite.",
      business_management: "Findet Seiten, die zu einem Business-Portfolio gehören.",
      instagram_basic: "Findet das Instagram-Konto, das mit einer Seite verknüpft ist.",
      instagram_manage_messages: "Liest und beantwortet Direktnachrichten auf Instagram.",
    },
    permissionFor: (type) => `Nur ${channelNames[type]}`,

    checkAndSave: "Prüfen und speichern",
    checking: "Meta wird gefragt…",
    saved: (name) =>
      name === undefined
        ? "Meta kennt diese App. Gespeichert."
        : `Meta kennt diese App als „${isolate(name)}“. Gespeichert.`,
    backToPractice: "Zurück zum Übungsmodus…",
    removeTitle: "Zurück zum Übungsmodus?",
    removeText:
      "Pagekeeper vergisst den App-Geheimcode. Konten, die mit dieser App verbunden sind, bleiben gespeichert und funktionieren wieder, sobald dieselbe App eingerichtet ist.",
    remove: "App vergessen",
    removed: "Die App ist vergessen.",

    general: "Allgemein",
    startAtLogin: "Mit diesem Computer starten",
    startAtLoginHint: "Pagekeeper startet im Hintergrund, ohne sein Fenster.",
    closeToTray: "Nach dem Schließen des Fensters im Infobereich weiterlaufen",
    closeToTrayHint:
      "Ihre Konten werden weiter geprüft. Ohne Infobereich wird Pagekeeper mit dem Fenster beendet.",
    notifications: "Benachrichtigen, wenn ein Konto Ihre Hilfe braucht",
    notificationsHint: "Einmal für jedes Konto, und nie, solange dieses Fenster vorn ist.",
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
        "Diese Kopie ist nicht von ihrem Herausgeber signiert, daher würde nichts für die nächste Version bürgen. Neue Versionen gibt es dort, woher Sie sie haben.",
      development:
        "Diese Kopie wurde für die Entwicklung gebaut und sucht nicht nach neuen Versionen.",
    },

    webhooks: "Ereignisse für Ihren eigenen Server",
    webhooksLabel: "Verbundene Seiten für den Webhook der App abonnieren",
    webhooksHint:
      "Nur für eine App, deren Webhook ein Server von Ihnen ist. Pagekeeper selbst braucht keine Ereignisse.",

    port: "Port",
    portHint:
      "Gilt nach einem Neustart. Die Weiterleitungs-URI bei Meta muss denselben Port nennen:",
    portError: "Geben Sie eine ganze Zahl von 1024 bis 65535 ein.",
    save: "Speichern",
    portSaved: (restart) =>
      restart
        ? "Gespeichert. Starten Sie Pagekeeper neu, um den neuen Port zu verwenden."
        : "Gespeichert.",
    settingSaved: "Gespeichert.",

    help: "Hilfe",
    helpText:
      "Wer Ihnen hilft, sieht an den Diagnosedaten, wie es um Pagekeeper und Ihre Konten steht. Darin sind keine Passwörter, keine Tokens und keine Nachrichten.",
    includeNames: "Namen einschließen",
    includeNamesHint: "Namen und IDs der Seiten und der Personen, die sie verbunden haben.",
    copyDiagnostics: "Diagnosedaten kopieren",
    copiedText: "Kopiert. Fügen Sie sie in eine Mail oder einen Chat ein.",
    openLogs: "Protokolle öffnen",

    removeEverything: "Alles entfernen…",
    removeAllTitle: "Alles entfernen?",
    removeAllText: (people) => {
      const whose = count(people, { one: "Person", other: "Personen" });
      const first =
        people === 0
          ? "Pagekeeper trennt alle Konten."
          : `Pagekeeper trennt alle Konten und beendet seinen Zugriff bei Facebook für ${whose}.`;
      return `${first} Dann entfernt es alle Tokens, die Meta-App, die Einstellungen und die Protokolle von diesem Computer und startet wie am ersten Tag. Das lässt sich nicht rückgängig machen. Ihre Seiten und deren Nachrichten bleiben bei Facebook.`;
    },
    removeAll: "Alles entfernen",
    removingAll: "Warten auf Facebook und den Schlüsselbund. Das kann eine Minute dauern…",
    removedAll: "Alles ist entfernt. Pagekeeper startet neu.",
    leftTitle: "Den Rest trotzdem entfernen?",
    leftAtFacebook: (whose) => {
      const all = names(whose, { most: 6, rest: (more) => `${number(more)} weitere` });
      return `Facebook hat nicht bestätigt, dass der Zugriff für ${all} beendet ist. Versuchen Sie es später erneut, oder entfernen Sie den Rest trotzdem: Dann kann Pagekeeper den Zugriff nicht mehr beenden. Sie können die App aber weiterhin bei Facebook entfernen, in den Einstellungen unter „Business-Integrationen“.`;
    },
    leftInKeychain: (secrets) => {
      const left = count(secrets, { one: "Geheimnis", other: "Geheimnisse" });
      return `Der Schlüsselbund hat ${left} nicht entfernt. Entsperren Sie ihn und versuchen Sie es erneut, oder entfernen Sie den Rest trotzdem: Was im Schlüsselbund unter dem Namen Pagekeeper steht, bleibt dann dort, bis Sie es löschen.`;
    },
    removeAnyway: "Trotzdem entfernen",
  };
}
