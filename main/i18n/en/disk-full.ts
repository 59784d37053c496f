/** Messages for a disk that is full or write-protected. */
const why = "because this computer's disk is full or write-protected";

export const diskFullTexts = {
  /** Shown if saving fails after a login. */
  accountsNotSaved: `The accounts couldn't be saved ${why}. Make room, then connect again.`,
  accountNotDisconnected: `The account couldn't be disconnected ${why}. Make room, then disconnect it again.`,
  settingsNotSaved: `This couldn't be saved ${why}. Make room, then try again.`,
  /** Shown if the user chose to remove everything. */
  resetIncomplete: `Not everything could be removed ${why}. Make room, then remove everything again.`,
  /** An error page or JSON error from the backend. */
  requestFailed: {
    title: "This computer's disk is full or write-protected",
    message:
      "Nothing was changed. Make room on the disk or remove its write protection, then try again.",
  },
};
