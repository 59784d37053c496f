/** Messages that explain why the keychain is unavailable, and how to fix it. */
import type { KeychainUnavailableReason } from "../../keychain/unavailable-reason.ts";

const keytar = "keytar, the part of Pagekeeper that uses the keychain,";

export const keychainTexts = {
  "keytar-missing": `${keytar} is not installed. Reinstall Pagekeeper.`,
  "keytar-missing-libsecret": `${keytar} is not installed. Install libsecret, then reinstall Pagekeeper.`,
  "keytar-unfit": `${keytar} was built for another kind of computer. Install the Pagekeeper for this one.`,
  "libsecret-missing":
    "The system library libsecret is missing. Install it (on Debian and Ubuntu: the package libsecret-1-0), then restart Pagekeeper.",
  "keytar-broken": `${keytar} couldn't be loaded. Reinstall Pagekeeper.`,
  "no-service":
    "No keychain is running. Install and start GNOME Keyring or KWallet, then connect again.",
  "no-bus":
    "The keychain can't be reached because this session has no D-Bus. Start Pagekeeper from a desktop session.",
  "no-answer":
    "The keychain isn't responding. Log out of this computer and back in, then connect again.",
  "no-collection":
    "The keychain has no default keyring, or its file is damaged. Open Passwords and Keys (on Debian and Ubuntu: the package seahorse; in KeePassXC: the Secret Service settings), create a keyring named Login and make it the default, then connect again.",
} satisfies Record<KeychainUnavailableReason, string>;
