import type { CallCode } from "../../desktop/ipc/call-codes.ts";
import { diskFullTexts } from "./disk-full.ts";

export const callErrorTexts = {
  calls: {
    flow_over: "That login is over already. Connect again.",
    no_browser: "No browser could be opened. Copy the link into one, or log in here.",
    not_confined:
      "This computer does not let Pagekeeper shut Facebook's page in. Copy the link into a browser instead.",
    no_folder:
      "The folder of the logs could not be opened. Copy the diagnostics instead; they hold no log, but say how Pagekeeper stands.",
    not_saved: diskFullTexts.accountNotRemoved,
    settings_not_saved: diskFullTexts.settingsNotSaved,
    unknown_account: "That account is not connected any more.",
    forbidden: "This page may not do that.",
    bad_arguments: "Pagekeeper did not understand these values. Check them and try again.",
    internal:
      "Pagekeeper could not do that because of a fault of its own. Restart it and try again.",
  } satisfies Record<CallCode, string>,
  noAutostart: (folder: string) =>
    `What starts with this computer could not be changed. See to it that you may write to ${folder}, and try again.`,
  appSecretMissing:
    "Enter the App secret. It stands beside the App ID in the app's basic settings at Meta.",
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
