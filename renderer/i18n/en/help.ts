/** The English texts of the Help menu's dialogs. */
import type { Translation } from "../translation.ts";

export type HelpTexts = Translation<ReturnType<typeof english>>;

export default function english() {
  return {
    /* ---- Keyboard shortcuts ---- */
    shortcuts: "Keyboard shortcuts",
    everywhere: "Everywhere",
    search: "Search accounts and commands",
    find: "Find in the list",
    settings: "Settings",
    thisList: "These shortcuts",
    menu: "Application menu",
    zoom: "Zoom in, zoom out, actual size",
    fullScreen: "Full screen",
    inTheList: "In the list of accounts",
    move: "Go to the account above or below",
    moveFar: "Go to the first or last account",
    movePage: "Go ten accounts up or down",
    details: "Show details",
    rowMenu: "Open the account's menu",
    close: "Close details, a menu or a dialog",
    or: "or",
    /** The names of keys, as they are printed on keyboards. */
    keys: {
      ctrl: "Ctrl",
      shift: "Shift",
      alt: "Alt",
      enter: "Enter",
      escape: "Esc",
      home: "Home",
      end: "End",
      pageUp: "Page Up",
      pageDown: "Page Down",
      menu: "Menu key",
    },

    /* ---- What's new ---- */
    whatsNew: "What's new",
    unreleased: "In this development version",
    version: (version: string) => `In version ${version}`,

    /* ---- Report a problem ---- */
    reportProblem: "Report a problem",
    reportText:
      "Say what you did, what you expected and what happened instead. Diagnostics help to find the cause: they show versions, settings and account states, and never contain passwords, tokens or messages.",
    includeNames: "Include names",
    includeNamesHint: "Names and IDs of Pages, and of the people who connected them.",
    copyDiagnostics: "Copy diagnostics",
    copied: "Copied. Paste them into your report.",
    openIssues: "Open the issue page",
    public: "Reports there are public. Leave out what others should not read.",
  };
}
