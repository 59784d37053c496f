import type { callErrorTexts as english } from "../en/call-errors.ts";
import { diskFullTexts } from "./disk-full.ts";

export const callErrorTexts: typeof english = {
  calls: {
    flow_over: "Diese Anmeldung ist schon beendet. Verbinden Sie noch einmal.",
    no_browser:
      "Es konnte kein Browser geöffnet werden. Kopieren Sie den Link in einen Browser oder wählen Sie „Hier öffnen“.",
    not_sandboxed:
      "Auf diesem Computer ist die Anmeldung in Pagekeeper nicht möglich. Kopieren Sie den Link stattdessen in Ihren Browser.",
    no_folder:
      "Der Ordner mit den Protokollen konnte nicht geöffnet werden. Kopieren Sie stattdessen die Diagnosedaten; sie beschreiben den Zustand von Pagekeeper.",
    not_saved: diskFullTexts.accountNotDisconnected,
    settings_not_saved: diskFullTexts.settingsNotSaved,
    unknown_account: "Dieses Konto ist nicht mehr verbunden.",
    too_late_to_undo:
      "Rückgängig machen ist nicht mehr möglich: Die Konten sind getrennt. Verbinden Sie sie noch einmal.",
    forbidden: "Das darf diese Webseite nicht.",
    bad_arguments:
      "Pagekeeper versteht diese Werte nicht. Prüfen Sie sie und versuchen Sie es erneut.",
    internal:
      "In Pagekeeper ist ein unerwarteter Fehler aufgetreten. Starten Sie es neu und versuchen Sie es erneut.",
  },
  noAutostart: (folder: string) =>
    `Pagekeeper konnte nicht ändern, was mit diesem Computer startet. Sorgen Sie dafür, dass Sie in ${folder} schreiben dürfen, und versuchen Sie es dann erneut.`,
  appSecretMissing:
    "Geben Sie den App-Geheimcode ein. Das App-Dashboard zeigt ihn unter App-Einstellungen › Allgemeines.",
  appSecretNotKept: {
    locked:
      "Ihr Schlüsselbund ist gesperrt, daher wurde nichts gespeichert. Entsperren Sie ihn und prüfen und speichern Sie dann noch einmal.",
    unavailable:
      "Der Schlüsselbund dieses Computers ist nicht erreichbar, daher wurde nichts gespeichert. Starten Sie ihn und prüfen und speichern Sie dann noch einmal.",
    "too-large":
      "Der App-Geheimcode ist zu lang. Kopieren Sie ihn noch einmal aus dem App-Dashboard und prüfen und speichern Sie dann noch einmal.",
    failed:
      "Der Schlüsselbund hat den App-Geheimcode nicht gespeichert, daher wurde nichts geändert. Starten Sie diesen Computer neu und prüfen und speichern Sie dann noch einmal.",
  },
};
