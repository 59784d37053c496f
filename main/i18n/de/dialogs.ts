import type { dialogTexts as english } from "../en/dialogs.ts";

export const dialogTexts: typeof english = {
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
};
