import type { HelpTexts } from "../en/help.ts";

export default function german(): HelpTexts {
  return {
    /* ---- Keyboard shortcuts ---- */
    shortcuts: "Tastenkürzel",
    everywhere: "Überall",
    search: "Konten und Befehle suchen",
    find: "In der Liste suchen",
    settings: "Einstellungen",
    thisList: "Diese Tastenkürzel",
    menu: "Anwendungsmenü",
    zoom: "Vergrößern, verkleinern, Originalgröße",
    fullScreen: "Vollbild",
    inTheList: "In der Liste der Konten",
    move: "Zum Konto darüber oder darunter",
    moveFar: "Zum ersten oder letzten Konto",
    movePage: "Zehn Konten nach oben oder unten",
    details: "Details zeigen",
    rowMenu: "Menü des Kontos öffnen",
    close: "Details, Menü oder Dialog schließen",
    or: "oder",
    keys: {
      ctrl: "Strg",
      shift: "Umschalt",
      alt: "Alt",
      enter: "Eingabe",
      escape: "Esc",
      home: "Pos1",
      end: "Ende",
      pageUp: "Bild ↑",
      pageDown: "Bild ↓",
      menu: "Menütaste",
    },

    /* ---- What's new ---- */
    whatsNew: "Neuerungen",
    unreleased: "In dieser Entwicklungsversion",
    version: (version) => `In Version ${version}`,

    /* ---- Report a problem ---- */
    reportProblem: "Problem melden",
    reportText:
      "Beschreiben Sie, was Sie getan haben, was Sie erwartet haben und was stattdessen geschah. Diagnosedaten helfen, die Ursache zu finden: Sie zeigen Versionen, Einstellungen und den Zustand der Konten und enthalten nie Passwörter, Tokens oder Nachrichten.",
    includeNames: "Namen einschließen",
    includeNamesHint: "Namen und IDs der Seiten und der Personen, die sie verbunden haben.",
    copyDiagnostics: "Diagnosedaten kopieren",
    copied: "Kopiert. Fügen Sie sie in Ihre Meldung ein.",
    openIssues: "Seite für Meldungen öffnen",
    public: "Meldungen dort sind öffentlich. Lassen Sie weg, was andere nicht lesen sollen.",
  };
}
