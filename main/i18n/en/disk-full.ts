/** The disk is full or write-protected, wherever that stops something. */
export const diskFullTexts = {
  /** After a login. */
  accountsNotSaved:
    "The accounts could not be saved on this computer. Check that the disk has room and is not write-protected, then connect again.",
  /** When disconnecting. */
  accountNotRemoved:
    "The account could not be removed, because this computer's disk is full or write-protected. Make room and disconnect it again.",
  settingsNotSaved:
    "That could not be saved, because this computer's disk is full or write-protected. Make room and save it again.",
  /** While removing everything. */
  resetIncomplete:
    "Not everything could be removed, because this computer's disk is full or write-protected. Make room and remove everything again.",
  /** A page or JSON answer of the backend. */
  requestFailed: {
    title: "This computer's disk is full or write-protected",
    message:
      "Nothing was changed. Make room on the disk, or lift its write protection, and try again.",
  },
};
