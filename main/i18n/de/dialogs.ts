import type { dialogTexts as english } from "../en/dialogs.ts";

export const dialogTexts: typeof english = {
  about: {
    detail: (version: string) =>
      `Version ${version}\nCopyright © the Pagekeeper authors\n\nPagekeeper ist freie Software unter der MIT-Lizenz. Es enthält die Arbeit vieler anderer unter deren eigenen Lizenzen.`,
    licences: "Lizenzen anzeigen",
    close: "Schließen",
    notOpened: (file: string) =>
      `Die Lizenzen konnten nicht geöffnet werden. Sie sind in dieser Datei:\n${file}`,
  },
  cannotStart: {
    title: "Pagekeeper kann nicht starten",
    text: "Die Liste der Konten oder die Einstellungen konnten nicht geöffnet werden. Sorgen Sie dafür, dass die Festplatte Platz hat und dass Sie in Ihre eigenen Ordner schreiben dürfen, und starten Sie Pagekeeper dann noch einmal.",
    because: {
      folder: (path: string) =>
        `Pagekeeper kann nicht in seinen Ordner ${path} schreiben. Sorgen Sie dafür, dass es ein Ordner ist, in den Sie schreiben dürfen, und dass die Festplatte Platz hat. Starten Sie Pagekeeper dann noch einmal.`,
      lock: (path: string) =>
        `Pagekeeper kann nicht starten, weil es seine Sperre unter ${path} nicht anlegen kann. Falls eine Sicherung oder ein anderes Programm dort eine Datei oder einen Ordner hinterlassen hat, löschen Sie diese Datei oder diesen Ordner. Sorgen Sie andernfalls dafür, dass die Festplatte Platz hat. Starten Sie Pagekeeper dann noch einmal.`,
    },
  },
  crash: {
    main: "Pagekeeper ist abgestürzt.",
    mainAgain: "Pagekeeper ist wieder abgestürzt.",
    window: "Das Fenster von Pagekeeper ist abgestürzt.",
    windowAgain: "Das Fenster von Pagekeeper ist wieder abgestürzt.",
    frozen: "Das Fenster von Pagekeeper reagiert nicht.",
    frozenAgain: "Das Fenster von Pagekeeper reagiert wieder nicht.",
    first: "Ihre Konten sind sicher. Sie können weitermachen, wo Sie waren.",
    again:
      "Es gerade eben neu zu öffnen, hat nicht geholfen. Ihre Konten sind sicher. Starten Sie den Computer neu und öffnen Sie dann Pagekeeper. Wenn das wieder vorkommt, installieren Sie Pagekeeper neu.",
    report: (path: string) => `Der Bericht, ohne Tokens und Geheimnisse, ist hier:\n${path}`,
    noReport: "Der Bericht konnte nicht geschrieben werden; vielleicht ist die Festplatte voll.",
    buttons: {
      reload: "Fenster neu öffnen",
      restart: "Pagekeeper neu starten",
      wait: "Warten",
      quit: "Pagekeeper beenden",
    },
  },
  loginWindow: "Bei Facebook anmelden",
  autostartComment: "Behält verbundene Facebook-Seiten und Instagram-Konten im Blick",
};
