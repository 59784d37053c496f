/** What the desktop says outside the window's page: notices, notifications, menus, dialogs, the answers to what a click asked for. */
import { isolate } from "../../../common/bidi.ts";
import type { CallCode } from "../../desktop/ipc/call-codes.ts";
import { formatters } from "../formatters.ts";

/** Names that a notification has room for. */
const mostNames = 3;

const accountsWith = (count: number): string =>
  formatters().plural(count, {
    one: "an account",
    other: `${formatters().number(count)} accounts`,
  });

export const desktopTexts = {
  /* ---- What belongs to no account ---- */
  keptAside: {
    /** `file`: its new path. */
    accounts: (file: string, why: "damaged" | "newer") =>
      `${keptAside(file, why)} Your tokens are still in the keychain; connect again to see your accounts.`,
    settings: (file: string, why: "damaged" | "newer") =>
      `${keptAside(file, why)} The settings are back to what they were at first.`,
  },
  versionRetired: (version: string, newest: string) =>
    `Meta no longer answers version ${version} of its Graph API and uses another in its place, which may behave differently. Choose ${newest} in the settings of the Meta app.`,
  removalInterrupted:
    "Pagekeeper was removing everything and was interrupted, so some of it may still be here. Choose Remove everything in the settings once more.",
  backendFailed:
    "Pagekeeper could not start fully, so nothing can be connected now. Quit it and start it again.",

  /* ---- Notifications ---- */
  needsYou: (name: string) => `${isolate(name)} needs you`,
  needYou: (count: number) => `${formatters().number(count)} accounts need you`,
  someNames(names: readonly string[]) {
    const rest = names.length - mostNames;
    return rest > 0
      ? `${names.slice(0, mostNames).map(isolate).join(", ")} and ${formatters().number(rest)} more`
      : names.map(isolate).join(", ");
  },
  connectAgain: (person: string) => `${isolate(person)} has to connect again`,
  connectAgainBy: (person: string, day: Date) =>
    `${isolate(person)} has to connect again by ${formatters().longDay(day)}`,
  connectAgainAll: (people: number) =>
    `${formatters().number(people)} people have to connect again soon`,
  accessEnds: (accounts: number) =>
    `Facebook ends Pagekeeper's access for ${accountsWith(accounts)} otherwise.`,
  stillRunning: {
    title: "Pagekeeper is still running",
    body: "It goes on in the tray and looks after your accounts. To have it quit when its window is closed, change that in the settings.",
  },

  /* ---- The application menu ---- */
  menu: {
    file: "&File",
    edit: "&Edit",
    view: "&View",
    window: "&Window",
    help: "&Help",
    settings: "Settings…",
    openInBrowser: "Open in browser",
    about: "About Pagekeeper",
    hide: "Hide Pagekeeper",
    quit: "Quit",
    quitOnMac: "Quit Pagekeeper",
    undo: "Undo",
    redo: "Redo",
    cut: "Cut",
    copy: "Copy",
    paste: "Paste",
    delete: "Delete",
    selectAll: "Select all",
    resetZoom: "Actual size",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    fullScreen: "Full screen",
    minimize: "Minimize",
    zoom: "Zoom",
    front: "Bring all to front",
    close: "Close",
  },

  about: {
    detail: (version: string) =>
      `Version ${version}\nCopyright © the Pagekeeper authors\n\nPagekeeper is free software under the MIT licence. It is built on the work of many others, each under a licence of its own.`,
    licences: "Show licences",
    close: "Close",
    /** `file`: its path. */
    notOpened: (file: string) =>
      `The licences could not be opened. They are in this file:\n${file}`,
  },

  /* ---- Crashes ---- */
  cannotStart: {
    title: "Pagekeeper cannot start",
    text: "Its list of accounts or its settings could not be opened. Check that the disk has room and that you may write to your own folders, then start it again.",
  },
  crash: {
    main: "Pagekeeper has stopped because of a fault of its own.",
    mainAgain: "Pagekeeper has stopped again because of a fault of its own.",
    window: "Pagekeeper's window has crashed.",
    windowAgain: "Pagekeeper's window has crashed again.",
    frozen: "Pagekeeper's window has stopped answering.",
    frozenAgain: "Pagekeeper's window has stopped answering again.",
    first: "Your accounts and their tokens are kept. You can go on where you were.",
    again:
      "It had only just been reopened, so reopening does not help. Your accounts and their tokens are kept. Restart the computer, then open Pagekeeper; if this comes back, install Pagekeeper anew.",
    report: (path: string) =>
      `A report of what happened, without tokens or secrets, lies here:\n${path}`,
    noReport: "A report could not be written: the disk may be full.",
    ways: {
      reload: "Reopen the window",
      restart: "Restart Pagekeeper",
      wait: "Wait",
      quit: "Quit Pagekeeper",
    },
  },

  loginWindow: "Log in to Facebook",
  /** Of the entry that starts Pagekeeper with the computer. */
  autostartComment: "Looks after the connections to Facebook Pages and Instagram accounts",

  /* ---- Why a click came to nothing ---- */
  calls: {
    flow_over: "That login is over already. Connect again.",
    no_browser: "No browser could be opened. Copy the link into one, or log in here.",
    not_confined:
      "This computer does not let Pagekeeper shut Facebook's page in. Copy the link into a browser instead.",
    no_folder:
      "The folder of the logs could not be opened. Copy the diagnostics instead; they hold no log, but say how Pagekeeper stands.",
    not_saved:
      "The account could not be removed, because this computer's disk is full or write-protected. Make room and disconnect it again.",
    settings_not_saved:
      "That could not be saved, because this computer's disk is full or write-protected. Make room and save it again.",
    unknown_account: "That account is not connected any more.",
    forbidden: "This page may not do that.",
    bad_arguments: "Pagekeeper did not understand these values. Check them and try again.",
    internal:
      "Pagekeeper could not do that because of a fault of its own. Restart it and try again.",
  } satisfies Record<CallCode, string>,
  noAutostart: (folder: string) =>
    `What starts with this computer could not be changed. See to it that you may write to ${folder}, and try again.`,
  notAllRemoved:
    "Not everything could be removed, because this computer's disk is full or write-protected. Make room and remove everything again.",
  appSecretMissing:
    "Enter the App secret. It stands beside the App ID in the app's basic settings at Meta.",
  /** The keychain would not take the App secret. */
  appSecretNotKept: {
    locked: "Your keychain is locked, so nothing was saved. Unlock it, then check and save again.",
    unavailable:
      "This computer's keychain cannot be reached, so the App secret could not be kept and nothing was saved. Start the keychain, then check and save again.",
    "too-large":
      "The App secret is too long. Copy it once more from Meta, then check and save again.",
    failed:
      "The keychain refused to keep the App secret, so nothing was saved. Restart this computer, then check and save again.",
  },
};

function keptAside(file: string, why: "damaged" | "newer"): string {
  const reason = why === "damaged" ? "could not be read" : "was written by a newer Pagekeeper";
  return `A file of Pagekeeper's ${reason}. It was kept as ${file}.`;
}
