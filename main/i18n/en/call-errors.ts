/** Error messages for actions in the window. */
import type { CallCode } from "../../desktop/ipc/call-codes.ts";
import { diskFullTexts } from "./disk-full.ts";

export const callErrorTexts = {
  calls: {
    flow_over: "This login has already ended. Connect again.",
    no_browser: "No browser could be opened. Copy the link into a browser, or choose Open here.",
    not_sandboxed:
      "Logging in inside Pagekeeper isn't possible on this computer. Copy the link into your browser instead.",
    no_folder:
      "The log folder couldn't be opened. Copy the diagnostics instead; they describe the state of Pagekeeper.",
    not_saved: diskFullTexts.accountNotDisconnected,
    settings_not_saved: diskFullTexts.settingsNotSaved,
    unknown_account: "This account is no longer connected.",
    too_late_to_undo:
      "It is too late to undo this: the accounts are disconnected. Connect them again.",
    forbidden: "This page is not allowed to do that.",
    bad_arguments: "Pagekeeper didn't understand these values. Check them and try again.",
    internal: "Pagekeeper ran into an unexpected error. Restart it and try again.",
  } satisfies Record<CallCode, string>,
  noAutostart: (folder: string) =>
    `Pagekeeper couldn't change what starts with this computer. Make sure that you can write to ${folder}, then try again.`,
  appSecretMissing:
    "Enter the App secret. The app's dashboard shows it under App settings › Basic.",
  /** Shown if the keychain cannot return or store the App secret. */
  appSecretNotKept: {
    locked: "Your keychain is locked, so nothing was saved. Unlock it, then check and save again.",
    unavailable:
      "This computer's keychain can't be reached, so nothing was saved. Start it, then check and save again.",
    "too-large":
      "The App secret is too long. Copy it again from the app's dashboard, then check and save again.",
    failed:
      "The keychain refused to store the App secret, so nothing was saved. Restart this computer, then check and save again.",
  },
};
