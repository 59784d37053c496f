/**
 * What the user reads when there is no keychain: what is missing and what to do. keytar's own texts never get out:
 * they are written for developers, partly translated, and none of ours to vouch for.
 */

const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;

const keytarMissing = (platform: NodeJS.Platform): string =>
  platform === "linux"
    ? "keytar, the part of Pagekeeper that talks to the keychain, is not installed. Install libsecret, then install Pagekeeper again."
    : "keytar, the part of Pagekeeper that talks to the keychain, is not installed. Install Pagekeeper again.";

const cannotLink = (platform: NodeJS.Platform): string =>
  platform === "linux"
    ? "The system library libsecret is missing. Install it (on Debian and Ubuntu: the package libsecret-1-0), then start Pagekeeper again."
    : "keytar, the part of Pagekeeper that talks to the keychain, does not fit this computer. Install the Pagekeeper that is made for it.";

/** Why keytar's module did not load, by Node's error code (`research/electron.md` D.2, case F). */
export function loadFailure(error: unknown, platform: NodeJS.Platform): string {
  switch (codeOf(error)) {
    case "MODULE_NOT_FOUND":
    case "ERR_MODULE_NOT_FOUND":
      return keytarMissing(platform);
    case "ERR_DLOPEN_FAILED":
      return cannotLink(platform);
    default:
      return "keytar, the part of Pagekeeper that talks to the keychain, could not be started. Install Pagekeeper again.";
  }
}

/**
 * Why the Secret Service could not be reached (D.2, cases A and A2). keytar passes on nothing but libsecret's text, so
 * the names in it are looked for that no translation touches: the D-Bus name of the service, and the environment
 * variable GLib misses when there is no bus. Only the sentence hangs on this, no behaviour does.
 */
export function serviceFailure(error: unknown): string {
  const text = error instanceof Error ? error.message : "";
  if (text.includes("org.freedesktop.secrets")) {
    return "No keychain service is running. Install and start GNOME Keyring or KWallet, then try again.";
  }
  if (text.includes("D-Bus") && text.includes("$DISPLAY")) {
    return "This login has no D-Bus session, through which the keychain is reached. Start Pagekeeper from a desktop session.";
  }
  return "The keychain service does not answer. Log out of this computer and in again, then try again.";
}

export const refused =
  "The keychain refused to do this. Try again; if it stays so, restart this computer.";
export const notKept =
  "The keychain did not keep what was saved. Try again; if it stays so, restart this computer.";
export const emptySecret = "There was nothing to save. Connect again.";
