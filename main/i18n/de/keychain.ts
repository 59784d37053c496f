import type { keychainTexts as english } from "../en/keychain.ts";

const keytar = "keytar, der Teil von Pagekeeper, der den Schlüsselbund verwendet,";

export const keychainTexts: typeof english = {
  "keytar-missing": `${keytar} ist nicht installiert. Installieren Sie Pagekeeper neu.`,
  "keytar-missing-libsecret": `${keytar} ist nicht installiert. Installieren Sie libsecret und dann Pagekeeper neu.`,
  "keytar-unfit": `${keytar} wurde für eine andere Art von Computer gebaut. Installieren Sie das Pagekeeper für diesen.`,
  "libsecret-missing":
    "Die Systembibliothek libsecret fehlt. Installieren Sie sie (unter Debian und Ubuntu das Paket libsecret-1-0) und starten Sie dann Pagekeeper neu.",
  "keytar-broken": `${keytar} konnte nicht geladen werden. Installieren Sie Pagekeeper neu.`,
  "no-service":
    "Es läuft kein Schlüsselbund. Installieren und starten Sie GNOME Keyring oder KWallet und verbinden Sie dann noch einmal.",
  "no-bus":
    "Der Schlüsselbund ist nicht erreichbar, weil diese Sitzung kein D-Bus hat. Starten Sie Pagekeeper aus einer Desktop-Sitzung.",
  "no-answer":
    "Der Schlüsselbund antwortet nicht. Melden Sie sich vom Computer ab und wieder an und verbinden Sie dann noch einmal.",
  "no-collection":
    "Der Schlüsseldienst hat keinen Standardschlüsselbund, oder dessen Datei ist beschädigt. Öffnen Sie Seahorse (unter Debian und Ubuntu das Paket seahorse; in KeePassXC die Einstellungen zum Secret Service), legen Sie einen Schlüsselbund namens Login an, machen Sie ihn zum Standard und verbinden Sie dann noch einmal.",
};
