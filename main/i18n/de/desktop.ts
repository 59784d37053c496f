import { isolate } from "../../../common/bidi.ts";
import type { desktopTexts as english } from "../en/desktop.ts";
import { formatters } from "../formatters.ts";

const mostNames = 3;

const accountsWith = (count: number): string =>
  formatters().plural(count, { one: "ein Konto", other: `${formatters().number(count)} Konten` });

export const desktopTexts: typeof english = {
  keptAside: {
    accounts: (file: string, why: "damaged" | "newer") =>
      `${keptAside(file, why)} Ihre Tokens sind noch im Schlüsselbund; verbinden Sie neu, um Ihre Konten zu sehen.`,
    settings: (file: string, why: "damaged" | "newer") =>
      `${keptAside(file, why)} Die Einstellungen sind wieder, wie sie am Anfang waren.`,
  },
  versionRetired: (version: string, newest: string) =>
    `Meta beantwortet die Version ${version} seiner Graph-API nicht mehr und verwendet an ihrer Stelle eine andere, die sich anders verhalten kann. Wählen Sie ${newest} in den Einstellungen der Meta-App.`,
  removalInterrupted:
    "Pagekeeper war dabei, alles zu entfernen, und wurde unterbrochen, daher kann einiges noch hier sein. Wählen Sie in den Einstellungen noch einmal „Alles entfernen“.",
  backendFailed:
    "Pagekeeper konnte nicht vollständig starten, daher kann gerade nichts verbunden werden. Beenden Sie es und starten Sie es noch einmal.",

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

  menu: {
    file: "&Datei",
    edit: "&Bearbeiten",
    view: "&Ansicht",
    window: "&Fenster",
    help: "&Hilfe",
    settings: "Einstellungen…",
    openInBrowser: "Im Browser öffnen",
    about: "Über Pagekeeper",
    hide: "Pagekeeper ausblenden",
    quit: "Beenden",
    quitOnMac: "Pagekeeper beenden",
    undo: "Rückgängig",
    redo: "Wiederholen",
    cut: "Ausschneiden",
    copy: "Kopieren",
    paste: "Einfügen",
    delete: "Löschen",
    selectAll: "Alles auswählen",
    resetZoom: "Originalgröße",
    zoomIn: "Vergrößern",
    zoomOut: "Verkleinern",
    fullScreen: "Vollbild",
    minimize: "Minimieren",
    zoom: "Zoomen",
    front: "Alle nach vorne bringen",
    close: "Schließen",
  },

  about: {
    detail: (version: string) =>
      `Version ${version}\nCopyright © the Pagekeeper authors\n\nPagekeeper ist freie Software unter der MIT-Lizenz. Es baut auf der Arbeit vieler anderer auf, die jeweils unter einer eigenen Lizenz steht.`,
    licences: "Lizenzen anzeigen",
    close: "Schließen",
    notOpened: (file: string) =>
      `Die Lizenzen konnten nicht geöffnet werden. Sie stehen in dieser Datei:\n${file}`,
  },

  cannotStart: {
    title: "Pagekeeper kann nicht starten",
    text: "Seine Liste der Konten oder seine Einstellungen konnten nicht geöffnet werden. Prüfen Sie, ob die Festplatte Platz hat und ob Sie in Ihre eigenen Ordner schreiben dürfen, und starten Sie es dann noch einmal.",
  },
  crash: {
    main: "Pagekeeper ist wegen eines eigenen Fehlers stehen geblieben.",
    mainAgain: "Pagekeeper ist wegen eines eigenen Fehlers wieder stehen geblieben.",
    window: "Das Fenster von Pagekeeper ist abgestürzt.",
    windowAgain: "Das Fenster von Pagekeeper ist wieder abgestürzt.",
    frozen: "Das Fenster von Pagekeeper antwortet nicht.",
    frozenAgain: "Das Fenster von Pagekeeper antwortet wieder nicht.",
    first: "Ihre Konten und ihre Tokens sind noch da. Sie können weitermachen, wo Sie waren.",
    again:
      "Es war eben erst neu geöffnet worden, daher hilft das nicht. Ihre Konten und ihre Tokens sind noch da. Starten Sie den Computer neu und öffnen Sie dann Pagekeeper; wenn das wiederkommt, installieren Sie Pagekeeper noch einmal.",
    report: (path: string) =>
      `Ein Bericht darüber, ohne Tokens und Geheimnisse, liegt hier:\n${path}`,
    noReport: "Ein Bericht konnte nicht geschrieben werden: Vielleicht ist die Festplatte voll.",
    ways: {
      reload: "Fenster neu öffnen",
      restart: "Pagekeeper neu starten",
      wait: "Warten",
      quit: "Pagekeeper beenden",
    },
  },

  loginWindow: "Bei Facebook anmelden",
  autostartComment: "Sieht nach den Verbindungen zu Facebook-Seiten und Instagram-Konten",

  calls: {
    flow_over: "Diese Anmeldung ist schon beendet. Verbinden Sie neu.",
    no_browser:
      "Es konnte kein Browser geöffnet werden. Kopieren Sie den Link in einen, oder melden Sie sich hier an.",
    not_confined:
      "Auf diesem Computer kann Pagekeeper die Seite von Facebook nicht abschotten. Kopieren Sie den Link stattdessen in einen Browser.",
    no_folder:
      "Der Ordner der Protokolle konnte nicht geöffnet werden. Kopieren Sie stattdessen die Diagnosedaten; sie enthalten kein Protokoll, sagen aber, wie es um Pagekeeper steht.",
    not_saved:
      "Das Konto konnte nicht entfernt werden, weil die Festplatte dieses Computers voll oder schreibgeschützt ist. Schaffen Sie Platz, und trennen Sie es noch einmal.",
    settings_not_saved:
      "Das konnte nicht gespeichert werden, weil die Festplatte dieses Computers voll oder schreibgeschützt ist. Schaffen Sie Platz, und speichern Sie es noch einmal.",
    unknown_account: "Dieses Konto ist nicht mehr verbunden.",
    forbidden: "Das darf diese Seite nicht.",
    bad_arguments:
      "Pagekeeper versteht diese Werte nicht. Prüfen Sie sie und versuchen Sie es erneut.",
    internal:
      "Pagekeeper konnte das wegen eines eigenen Fehlers nicht tun. Starten Sie es neu und versuchen Sie es erneut.",
  },
  noAutostart: (folder: string) =>
    `Was mit diesem Computer startet, konnte nicht geändert werden. Sorgen Sie dafür, dass Sie in ${folder} schreiben dürfen, und versuchen Sie es erneut.`,
  notAllRemoved:
    "Nicht alles konnte entfernt werden, weil die Festplatte dieses Computers voll oder schreibgeschützt ist. Schaffen Sie Platz, und entfernen Sie noch einmal alles.",
  appSecretMissing:
    "Geben Sie den App-Geheimcode ein. Er steht neben der App-ID in den allgemeinen Einstellungen der App bei Meta.",
  appSecretNotKept: {
    locked:
      "Ihr Schlüsselbund ist gesperrt, daher wurde nichts gespeichert. Entsperren Sie ihn, und prüfen und speichern Sie dann noch einmal.",
    unavailable:
      "Der Schlüsselbund dieses Computers ist nicht erreichbar, daher konnte der App-Geheimcode nicht behalten werden, und es wurde nichts gespeichert. Starten Sie den Schlüsselbund, und prüfen und speichern Sie dann noch einmal.",
    "too-large":
      "Der App-Geheimcode ist zu lang. Kopieren Sie ihn noch einmal von Meta, und prüfen und speichern Sie dann noch einmal.",
    failed:
      "Der Schlüsselbund hat den App-Geheimcode nicht angenommen, daher wurde nichts gespeichert. Starten Sie diesen Computer neu, und prüfen und speichern Sie dann noch einmal.",
  },
};

function keptAside(file: string, why: "damaged" | "newer"): string {
  const reason =
    why === "damaged" ? "konnte nicht gelesen werden" : "stammt von einem neueren Pagekeeper";
  return `Eine Datei von Pagekeeper ${reason}. Sie wurde als ${file} behalten.`;
}
