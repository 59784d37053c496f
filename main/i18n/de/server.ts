import type { serverTexts as english } from "../en/server.ts";
import { diskFullTexts } from "./disk-full.ts";

export const serverTexts: typeof english = {
  failures: {
    signed_out: {
      title: "Dieser Browser ist nicht angemeldet",
      message:
        "Öffnen Sie Pagekeeper und wählen Sie in dessen Menü „Im Browser öffnen“, oder beginnen Sie das Verbinden dort noch einmal.",
    },
    ticket_spent: {
      title: "Dieser Link wurde schon verwendet oder ist zu alt",
      message:
        "Ein Anmelde-Link gilt einmal und eine Minute lang. Gehen Sie zurück zu Pagekeeper und öffnen Sie ihn von dort noch einmal.",
    },
    flow_over: {
      title: "Dieses Verbinden wartet nicht mehr",
      message:
        "Es wurde abgebrochen oder ist beendet. Gehen Sie zurück zu Pagekeeper und beginnen Sie noch einmal.",
    },
    start_again: {
      title: "Beginnen Sie in Pagekeeper noch einmal",
      message:
        "Diese Antwort von Facebook gehört zu keinem Verbinden, das hier wartet. Gehen Sie zurück zu Pagekeeper und beginnen Sie noch einmal.",
    },
    bad_redirect_path: {
      title: "Diesem Link kann nicht gefolgt werden",
      message:
        "redirect_path muss ein Pfad von Pagekeeper selbst sein, wie /settings, mit höchstens 2.048 Zeichen.",
    },
    bad_request: {
      title: "Diese Anfrage ist nicht zu lesen",
      message:
        "Ihre Adresse ist fehlerhaft. Gehen Sie zurück zu Pagekeeper und beginnen Sie von dort.",
    },
    foreign_sender: {
      title: "Diese Anfrage kam von einer anderen Website",
      message:
        "Pagekeeper führt nicht aus, was andere Websites auslösen. Wenn Sie auf einen Link geklickt haben, kopieren Sie ihn in die Adresszeile, oder beginnen Sie in Pagekeeper.",
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
      message: "Nur GET und DELETE werden beantwortet.",
    },
    failed: {
      title: "Pagekeeper konnte das nicht tun",
      message:
        "Pagekeeper ist an einem eigenen Fehler hängen geblieben. Versuchen Sie es erneut; wenn das wiederholt vorkommt, starten Sie Pagekeeper neu.",
    },
  },

  links: {
    unknown_type:
      "Pagekeeper verbindet Messenger und Instagram, und dieser Link hat keines von beiden genannt. Verwenden Sie eine der beiden Schaltflächen zum Verbinden.",
    bad_intent:
      "Dieser Link nennt kein Konto, das neu verbunden werden soll, oder sagt weder Ja noch Nein zum Übernehmen von Seiten. Verwenden Sie die Schaltflächen von Pagekeeper.",
    foreign_take_over:
      "Dieser Link kam nicht aus Pagekeeper und hätte Seiten übernommen, die jemand anderes verbunden hat. Es wurde nichts geändert. Verwenden Sie die Schaltflächen von Pagekeeper.",
  },

  portTaken: (port: number) =>
    `Ein anderes Programm auf diesem Computer verwendet den Port ${port}, daher könnte Facebook Pagekeeper nicht erreichen. Schließen Sie jenes Programm, oder wählen Sie in den Einstellungen einen anderen Port und ändern Sie die Weiterleitungs-URI Ihrer Meta-App entsprechend.`,

  connected: {
    title: "Verbunden",
    message: "Facebook hat geantwortet, und Ihre Konten sind auf diesem Computer gespeichert.",
  },
  notConnected: {
    title: "Nicht verbunden",
    message: "Das Fenster von Pagekeeper sagt, was geschehen ist und was als Nächstes zu tun ist.",
  },
  goBack: "Sie können diesen Tab schließen und zu Pagekeeper zurückgehen.",
  code: "Code",
};
