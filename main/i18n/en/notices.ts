/** Notices in the window that are not about an account. */

type QuarantineReason = "damaged" | "newer";

const reason = (why: QuarantineReason): string =>
  why === "damaged" ? "couldn't be read" : "can't be read because a newer Pagekeeper saved it";

export const noticeTexts = {
  quarantined: {
    accounts: (file: string, why: QuarantineReason) =>
      `The list of accounts ${reason(why)}. The access tokens are still in the keychain: connect again to see your accounts. The old file was kept as ${file}.`,
    settings: (file: string, why: QuarantineReason) =>
      `The settings file ${reason(why)}, so the settings were reset to their defaults. The old file was kept as ${file}.`,
    webApps: (file: string, why: QuarantineReason) =>
      `The list of allowed web apps ${reason(why)}, so no web app is allowed now. A web app asks again when you use it. The old file was kept as ${file}.`,
    activity: (file: string, why: QuarantineReason) =>
      `The file with the activity ${reason(why)}, so a new one was started. The accounts are not affected. The old file was kept as ${file}.`,
  },
  versionRetired: (version: string, newest: string) =>
    `Meta has retired version ${version} of its Graph API and uses another one instead, which may behave differently. Choose ${newest} in the settings of the Meta app.`,
  removalInterrupted:
    "Removing everything was interrupted, so some data may still be here. Choose Remove everything in Settings again.",
  backendFailed:
    "Pagekeeper couldn't start completely, so nothing can be connected now. Quit Pagekeeper and start it again.",
};
