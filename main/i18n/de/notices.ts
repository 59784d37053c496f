import type { noticeTexts as english } from "../en/notices.ts";

const reason = (why: "damaged" | "newer"): string =>
  why === "damaged"
    ? "konnte nicht gelesen werden"
    : "ist nicht lesbar, weil sie von einem neueren Pagekeeper stammt";

export const noticeTexts: typeof english = {
  quarantined: {
    accounts: (file, why) =>
      `Die Liste der Konten ${reason(why)}. Die Zugriffstokens sind noch im Schlüsselbund: Verbinden Sie noch einmal, um Ihre Konten zu sehen. Die alte Datei wurde als ${file} behalten.`,
    settings: (file, why) =>
      `Die Einstellungsdatei ${reason(why)}, daher wurden die Einstellungen auf die Standardwerte zurückgesetzt. Die alte Datei wurde als ${file} behalten.`,
    webApps: (file, why) =>
      `Die Liste der erlaubten Web-Apps ${reason(why)}, daher ist jetzt keine Web-App erlaubt. Eine Web-App fragt wieder, wenn Sie sie benutzen. Die alte Datei wurde als ${file} behalten.`,
    activity: (file, why) =>
      `Die Datei mit dem Verlauf ${reason(why)}, daher wurde eine neue begonnen. Die Konten sind nicht betroffen. Die alte Datei wurde als ${file} behalten.`,
  },
  versionRetired: (version: string, newest: string) =>
    `Meta hat die Version ${version} seiner Graph-API eingestellt und verwendet stattdessen eine andere, die sich anders verhalten kann. Wählen Sie ${newest} in den Einstellungen der Meta-App.`,
  removalInterrupted:
    "Das Entfernen von allem wurde unterbrochen, daher können noch Daten hier sein. Wählen Sie in den Einstellungen noch einmal „Alles entfernen“.",
  backendFailed:
    "Pagekeeper konnte nicht vollständig starten, daher kann gerade nichts verbunden werden. Beenden Sie Pagekeeper und starten Sie es noch einmal.",
};
