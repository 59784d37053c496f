/** Why there is no keychain: what is missing and what to do. */
import type { KeychainUnavailableReason } from "../../keychain/unavailable-reason.ts";

export const keychainTexts = {
  "keytar-missing":
    "keytar, the part of Pagekeeper that talks to the keychain, is not installed. Install Pagekeeper again.",
  "keytar-missing-libsecret":
    "keytar, the part of Pagekeeper that talks to the keychain, is not installed. Install libsecret, then install Pagekeeper again.",
  "keytar-unfit":
    "keytar, the part of Pagekeeper that talks to the keychain, does not fit this computer. Install the Pagekeeper that is made for it.",
  "libsecret-missing":
    "The system library libsecret is missing. Install it (on Debian and Ubuntu: the package libsecret-1-0), then start Pagekeeper again.",
  "keytar-broken":
    "keytar, the part of Pagekeeper that talks to the keychain, could not be started. Install Pagekeeper again.",
  "no-service":
    "No keychain service is running. Install and start GNOME Keyring or KWallet, then try again.",
  "no-bus":
    "This login has no D-Bus session, through which the keychain is reached. Start Pagekeeper from a desktop session.",
  "no-answer":
    "The keychain service does not answer. Log out of this computer and in again, then try again.",
} satisfies Record<KeychainUnavailableReason, string>;
