import type { callErrorTexts as english } from "../en/call-errors.ts";
import { diskFullTexts } from "./disk-full.ts";

export const callErrorTexts: typeof english = {
  calls: {
    flow_over: "Diese Anmeldung ist schon beendet. Verbinden Sie neu.",
    no_browser:
      "Es konnte kein Browser geöffnet werden. Kopieren Sie den Link in einen, oder melden Sie sich hier an.",
    not_confined:
      "Auf diesem Computer kann Pagekeeper die Seite von Facebook nicht abschotten. Kopieren Sie den Link stattdessen in einen Browser.",
    no_folder:
      "Der Ordner der Protokolle konnte nicht geöffnet werden. Kopieren Sie stattdessen die Diagnosedaten; sie enthalten kein Protokoll, sagen aber, wie es um Pagekeeper steht.",
    not_saved: diskFullTexts.accountNotRemoved,
    settings_not_saved: diskFullTexts.settingsNotSaved,
    unknown_account: "Dieses Konto ist nicht mehr verbunden.",
    forbidden: "Das darf diese Seite nicht.",
    bad_arguments:
      "Pagekeeper versteht diese Werte nicht. Prüfen Sie sie und versuchen Sie es erneut.",
    internal:
      "Pagekeeper konnte das wegen eines eigenen Fehlers nicht tun. Starten Sie es neu und versuchen Sie es erneut.",
  },
  noAutostart: (folder: string) =>
    `Was mit diesem Computer startet, konnte nicht geändert werden. Sorgen Sie dafür, dass Sie in ${folder} schreiben dürfen, und versuchen Sie es erneut.`,
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
