import type { keychainTexts as english } from "../en/keychain.ts";

export const keychainTexts: typeof english = {
  "keytar-missing":
    "keytar, der Teil von Pagekeeper, der mit dem Schlüsselbund spricht, ist nicht installiert. Installieren Sie Pagekeeper noch einmal.",
  "keytar-missing-libsecret":
    "keytar, der Teil von Pagekeeper, der mit dem Schlüsselbund spricht, ist nicht installiert. Installieren Sie libsecret, und dann Pagekeeper noch einmal.",
  "keytar-unfit":
    "keytar, der Teil von Pagekeeper, der mit dem Schlüsselbund spricht, passt nicht zu diesem Computer. Installieren Sie das Pagekeeper, das für ihn gemacht ist.",
  "libsecret-missing":
    "Die Systembibliothek libsecret fehlt. Installieren Sie sie (unter Debian und Ubuntu das Paket libsecret-1-0), und starten Sie dann Pagekeeper noch einmal.",
  "keytar-broken":
    "keytar, der Teil von Pagekeeper, der mit dem Schlüsselbund spricht, konnte nicht gestartet werden. Installieren Sie Pagekeeper noch einmal.",
  "no-service":
    "Es läuft kein Schlüsselbund. Installieren und starten Sie GNOME Keyring oder KWallet, und versuchen Sie es dann erneut.",
  "no-bus":
    "Diese Anmeldung am Computer hat keine D-Bus-Sitzung, über die der Schlüsselbund erreicht wird. Starten Sie Pagekeeper aus einer Desktop-Sitzung.",
  "no-answer":
    "Der Schlüsselbund antwortet nicht. Melden Sie sich vom Computer ab und wieder an, und versuchen Sie es dann erneut.",
};
