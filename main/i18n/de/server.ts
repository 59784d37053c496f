import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { PluralForms } from "../../../common/formatters.ts";
import type { serverTexts as english } from "../en/server.ts";
import { formatters } from "../formatters.ts";
import { diskFullTexts } from "./disk-full.ts";

const accounts: Readonly<Record<ChannelType, PluralForms>> = {
  messenger: { one: "Seite", other: "Seiten" },
  instagram: { one: "Instagram-Konto", other: "Instagram-Konten" },
};

export const serverTexts: typeof english = {
  failures: {
    signed_out: {
      title: "Dieser Browser ist nicht angemeldet",
      message:
        "Wählen Sie in Pagekeeper Datei › Im Browser öffnen, oder gehen Sie zurück zu Pagekeeper und verbinden Sie noch einmal. Wenn diese Seite immer wieder erscheint, löschen Sie in Ihrem Browser die Cookies für localhost.",
    },
    app_signed_out: {
      title: "Diese Web-App ist nicht angemeldet",
      message:
        "Pagekeeper wurde neu gestartet, oder die Web-App wurde länger nicht benutzt. Laden Sie die Seite neu, oder verbinden Sie dort noch einmal. Wenn das immer wieder geschieht, blockiert Ihr Browser vielleicht Cookies für localhost.",
    },
    session_code_spent: {
      title: "Dieser Code wurde schon verwendet oder ist zu alt",
      message:
        "Ein Sitzungscode funktioniert einmal, innerhalb einer Minute. Öffnen Sie eine neue Sitzung.",
    },
    confirmation_spent: {
      title: "Diese Seite wurde schon verwendet oder ist zu alt",
      message:
        "Ihre Schaltfläche funktioniert einmal, innerhalb von zehn Minuten. Gehen Sie zurück zur Web-App und verbinden Sie noch einmal.",
    },
    bad_app: {
      title: "Pagekeeper erkennt nicht, welche Web-App das ist",
      message:
        "Ihr Browser hat nicht gesagt, von welcher Seite Sie kommen, oder die Seite kann nicht erlaubt werden. Zeigen Sie dies dem Entwickler der Web-App: Der Parameter app muss genau der Ursprung der Seite sein, ohne Schrägstrich am Ende, wie app=https://desk.example.com. Die Seite muss https verwenden oder auf diesem Computer laufen. Browser-Erweiterungen werden nicht unterstützt.",
    },
    not_allowed: {
      title: "Diese Web-App darf Pagekeeper nicht verwenden",
      message:
        "Im Fenster von Pagekeeper wurde „Nicht erlauben“ gewählt oder diese Web-App entfernt, oder zwei Minuten lang hat niemand geantwortet. Um es noch einmal zu versuchen, gehen Sie zurück zur Web-App.",
    },
    asked_too_often: {
      title: "Pagekeeper wurde zu oft gefragt",
      message:
        "Web-Apps haben in den letzten zehn Minuten zu viele Fragen gestellt. Wenn das Fenster von Pagekeeper eine zeigt, beantworten Sie sie. Sonst warten Sie zehn Minuten und versuchen es dann noch einmal.",
    },
    ticket_spent: {
      title: "Dieser Link wurde schon verwendet oder ist zu alt",
      message:
        "Ein Anmelde-Link funktioniert einmal, innerhalb einer Minute. Öffnen Sie ihn noch einmal aus Pagekeeper.",
    },
    flow_over: {
      title: "Diese Anmeldung ist schon beendet",
      message:
        "Sie wurde abgebrochen oder ist abgeschlossen. Gehen Sie zurück zu Pagekeeper und verbinden Sie noch einmal.",
    },
    start_again: {
      title: "Beginnen Sie in Pagekeeper noch einmal",
      message:
        "In diesem Browser wartet keine Anmeldung auf diese Antwort von Facebook. Gehen Sie zurück zu Pagekeeper und verbinden Sie noch einmal. Wenn diese Seite immer wieder erscheint, löschen Sie in Ihrem Browser die Cookies für localhost.",
    },
    bad_redirect_path: {
      title: "Diesem Link kann nicht gefolgt werden",
      message: "redirect_path muss ein Pfad sein, wie /settings, mit höchstens 2.048 Zeichen.",
    },
    headers_too_long: {
      title: "Ihr Browser hat zu viele Cookies für localhost",
      message:
        "Andere Programme auf diesem Computer haben sie gesetzt, und dadurch ist diese Anfrage zu lang. Löschen Sie in Ihrem Browser die Cookies für localhost, gehen Sie dann zurück zu Pagekeeper und beginnen Sie noch einmal.",
    },
    bad_request: {
      title: "Diese Anfrage ist nicht lesbar",
      message: "Ihre Adresse ist fehlerhaft. Gehen Sie zurück zu Pagekeeper und beginnen Sie dort.",
    },
    foreign_sender: {
      title: "Diese Anfrage kam von einer anderen Website",
      message:
        "Pagekeeper kann nicht von anderen Websites gesteuert werden. Wenn Sie auf einen Link geklickt haben, kopieren Sie ihn in die Adresszeile, oder beginnen Sie in Pagekeeper.",
    },
    foreign_user: {
      title: "Dieser Link gehört einer anderen Person an diesem Computer",
      message:
        "Pagekeeper meldet nur Browser der Person an, die es gestartet hat. Öffnen Sie den Link in einem Browser dieser Person.",
    },
    not_found: {
      title: "Hier ist nichts",
      message:
        "Vielleicht wurde es schon entfernt. Gehen Sie zurück zu Pagekeeper und sehen Sie dort nach.",
    },
    not_saved: diskFullTexts.requestFailed,
    method_not_allowed: {
      title: "Das geht hier nicht",
      message: "Nur GET und DELETE werden unterstützt.",
    },
    failed: {
      title: "Pagekeeper konnte das nicht ausführen",
      message:
        "In Pagekeeper ist ein unerwarteter Fehler aufgetreten. Versuchen Sie es erneut; wenn das wiederholt vorkommt, starten Sie Pagekeeper neu.",
    },
  },

  links: {
    unknown_type:
      "Pagekeeper verbindet Messenger und Instagram, und dieser Link nennt keines von beiden. Verwenden Sie eine der beiden Schaltflächen zum Verbinden.",
    bad_intent:
      "Dieser Link sagt nicht klar, für welches Konto Sie sich anmelden sollen, oder ob Ihre Anmeldung für Seiten anderer verwendet werden soll. Verwenden Sie die Schaltflächen in Pagekeeper.",
    foreign_take_over:
      "Dieser Link kam nicht aus Pagekeeper und hätte Seiten anderer auf Ihre Anmeldung übertragen. Es wurde nichts geändert. Verwenden Sie die Schaltflächen in Pagekeeper.",
  },

  waitingForAnswer: {
    title: (origin) => `Darf ${origin} Pagekeeper verwenden?`,
    lines: [
      "Sehen Sie in das Fenster von Pagekeeper auf diesem Computer, und antworten Sie dort.",
      "Danach geht es hier von selbst weiter.",
    ],
  },
  continueToFacebook: {
    title: (origin) => `Weiter zu Facebook für ${origin}`,
    message:
      "Ein Link möchte für diese Web-App Konten verbinden. Gehen Sie nur weiter, wenn Sie dort gerade auf „Verbinden“ geklickt haben. Sonst schließen Sie diese Seite.",
    button: "Weiter zu Facebook",
  },
  httpsOnly:
    "Ihr Browser öffnet localhost nur über https, weil ein anderes Programm das verlangt hat, und kann Pagekeeper daher nicht erreichen. Verwenden Sie einen anderen Browser oder löschen Sie diese Vorgabe: In Chrome oder Edge öffnen Sie chrome://net-internals/#hsts und geben unter „Delete domain security policies“ localhost ein; in Firefox wählen Sie in der Chronik für localhost „Gesamte Website vergessen“; in Safari löschen Sie den Verlauf. Wählen Sie dann noch einmal Datei › Im Browser öffnen.",
  portTaken: (port: number) =>
    `Ein anderes Programm auf diesem Computer verwendet den Port ${port}, daher kann Facebook Pagekeeper nicht erreichen. Schließen Sie jenes Programm, oder wählen Sie in den Einstellungen einen anderen Port und ändern Sie ihn auch in der Weiterleitungs-URI Ihrer Meta-App.`,

  connected: {
    title: "Verbunden",
    message: "Ihre Konten sind auf diesem Computer gespeichert.",
    total: (type, count) => `${formatters().count(count, accounts[type])} verbunden`,
    added: (type, count) =>
      `${formatters().count(count, accounts[type])} ${formatters().plural(count, { one: "ist", other: "sind" })} neu.`,
    leftOut: (count) =>
      `${formatters().count(count, accounts.messenger)} ${formatters().plural(count, { one: "konnte", other: "konnten" })} nicht verbunden werden. Das Fenster von Pagekeeper nennt den Grund.`,
  },
  notConnected: {
    title: "Nicht verbunden",
    message: "Das Fenster von Pagekeeper zeigt, was geschehen ist und was als Nächstes zu tun ist.",
  },
  testPassed: {
    title: "Test-Anmeldung abgeschlossen",
    message: "Das Fenster von Pagekeeper zeigt, was Ihre Meta-App erlaubt.",
  },
  testFailed: {
    title: "Test-Anmeldung fehlgeschlagen",
    message: "Das Fenster von Pagekeeper zeigt, was geschehen ist und was Sie tun können.",
  },
  openPagekeeper: "Pagekeeper öffnen",
  goBack: "Sie können diesen Tab schließen und zu Pagekeeper zurückgehen.",
  code: "Code",
};
