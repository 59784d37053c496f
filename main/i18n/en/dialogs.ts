/** Texts of message boxes, of the login window's title and of the autostart entry. */
export const dialogTexts = {
  about: {
    detail: (version: string) =>
      `Version ${version}\nCopyright © the Pagekeeper authors\n\nPagekeeper is free software under the MIT licence. It contains the work of many others under their own licences.`,
    licences: "Show licences",
    close: "Close",
    /** `file` is a path. */
    notOpened: (file: string) => `The licences couldn't be opened. They are in this file:\n${file}`,
  },
  cannotStart: {
    title: "Pagekeeper can't start",
    text: "The list of accounts or the settings couldn't be opened. Make sure that the disk has room and that you can write to your own folders, then start Pagekeeper again.",
    because: {
      /** `path` is the absolute path of a folder. */
      folder: (path: string) =>
        `Pagekeeper cannot write to its folder ${path}. Make sure that it is a folder, that you can write to it and that the disk has room, then start Pagekeeper again.`,
      /** `path` is the absolute path of a file or folder. */
      lock: (path: string) =>
        `Pagekeeper cannot start, because it cannot create its lock at ${path}. If a backup or another program has left a file or folder there, delete it. Otherwise, make sure that the disk has room. Then start Pagekeeper again.`,
    },
  },
  crash: {
    main: "Pagekeeper crashed.",
    mainAgain: "Pagekeeper crashed again.",
    window: "Pagekeeper's window crashed.",
    windowAgain: "Pagekeeper's window crashed again.",
    frozen: "Pagekeeper's window is not responding.",
    frozenAgain: "Pagekeeper's window stopped responding again.",
    first: "Your accounts are safe. You can continue where you left off.",
    again:
      "Reopening it a moment ago didn't help. Your accounts are safe. Restart the computer, then open Pagekeeper. If this happens again, reinstall Pagekeeper.",
    report: (path: string) => `The report, without tokens or secrets, is here:\n${path}`,
    noReport: "The report couldn't be written; the disk may be full.",
    buttons: {
      reload: "Reopen the window",
      restart: "Restart Pagekeeper",
      wait: "Wait",
      quit: "Quit Pagekeeper",
    },
  },
  loginWindow: "Log in to Facebook",
  autostartComment: "Keeps an eye on connected Facebook Pages and Instagram accounts",
};
