import type { metaAppTexts as english } from "../en/meta-app.ts";

export const metaAppTexts: typeof english = {
  atForm: {
    cancelled: "Abgebrochen. Es wurde nichts geändert.",
    app_secret_wrong:
      "Meta nimmt diesen Geheimcode nicht an. Kopieren Sie ihn noch einmal: App-Einstellungen › Allgemeines › Anzeigen.",
    app_id_unknown:
      "Meta kennt keine App mit dieser App-ID. Kopieren Sie die Zahl oben im Dashboard Ihrer App.",
    app_type_native:
      "Meta nimmt ID und Geheimcode an, übergeht aber Anfragen der App selbst, weil ihr Typ „Nativ“ oder „Desktop“ ist. Schalten Sie das unter App-Einstellungen › Erweitert aus und prüfen Sie dann erneut.",
    app_blocked:
      "Meta hat diese App gesperrt oder abgeschaltet. Sehen Sie in ihrem Dashboard nach, was Meta verlangt, und aktivieren Sie sie wieder.",
    app_address_refused:
      "Diese App nimmt Anfragen nur von bestimmten Internetadressen an. Tragen Sie die Adresse dieses Computers unter App-Einstellungen › Erweitert in die Liste der erlaubten Server-IP-Adressen ein, oder leeren Sie die Liste.",
    redirect_uri_mismatch:
      "Diese Weiterleitungs-URI ist nicht die Ihrer App bei Meta. Kopieren Sie sie noch einmal, Zeichen für Zeichen.",
    redirect_uri_blocked:
      "Facebook ist nicht zu Pagekeeper zurückgekehrt, weil diese Weiterleitungs-URI nicht in Ihrer App steht. Tragen Sie genau diese Adresse bei den gültigen OAuth-Weiterleitungs-URIs ein.",
    app_in_development:
      "Ihre App ist im Entwicklungsmodus, und wer sich angemeldet hat, hat darin keine Rolle. Fügen Sie die Person unter „App-Rollen“ hinzu, oder schalten Sie die App in den Live-Modus.",
    app_not_active:
      "Ihre App ist nicht aktiv. Schließen Sie die Einrichtung im Dashboard ab und aktivieren Sie die App.",
    app_feature_unavailable:
      "Meta hat die Anmeldung für Ihre App vorerst abgeschaltet. Sehen Sie in ihrem Dashboard nach offenen Aufgaben.",
    app_setup_refused:
      "Facebook hat die Anmeldung abgelehnt, weil Ihre App nicht passend eingerichtet ist. Sehen Sie in ihrem Dashboard nach offenen Aufgaben. Facebooks Fehlernummer steht unter „Details“.",
  },
  fromEnvironment:
    "Diese Meta-App kommt aus den Umgebungsvariablen PAGEKEEPER_APP_ID und PAGEKEEPER_APP_SECRET. Starten Sie Pagekeeper ohne sie, um die App hier zu ändern.",
  portTaken: (port: number) =>
    `Port ${port} wird von einem anderen Programm auf diesem Computer verwendet, und die Weiterleitungs-URI braucht ihn. Schließen Sie das Programm, oder wählen Sie in den Einstellungen und in der Weiterleitungs-URI einen anderen Port. Es wurde nichts geändert.`,
  testTimedOut:
    "Die Test-Anmeldung wurde nicht innerhalb von 10 Minuten abgeschlossen. Beginnen Sie sie noch einmal, wenn Sie so weit sind.",
  testOver: "Diese Test-Anmeldung ist beendet. Beginnen Sie sie noch einmal.",
};
