export const noticeTexts = {
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
};

function keptAside(file: string, why: "damaged" | "newer"): string {
  const reason = why === "damaged" ? "could not be read" : "was written by a newer Pagekeeper";
  return `A file of Pagekeeper's ${reason}. It was kept as ${file}.`;
}
