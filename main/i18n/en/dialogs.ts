export const dialogTexts = {
  about: {
    detail: (version: string) =>
      `Version ${version}\nCopyright © the Pagekeeper authors\n\nPagekeeper is free software under the MIT licence. It is built on the work of many others, each under a licence of its own.`,
    licences: "Show licences",
    close: "Close",
    /** `file`: its path. */
    notOpened: (file: string) =>
      `The licences could not be opened. They are in this file:\n${file}`,
  },
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
  autostartComment: "Looks after the connections to Facebook Pages and Instagram accounts",
};
