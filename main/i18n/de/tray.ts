import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { trayTexts as english } from "../en/tray.ts";
import { formatters } from "../formatters.ts";

function state(total: number, failing: number): string {
  const { count, plural } = formatters();
  if (total === 0) return "Noch keine Konten";
  if (failing > 0) {
    return count(failing, {
      one: "Konto braucht Ihre Hilfe",
      other: "Konten brauchen Ihre Hilfe",
    });
  }
  const all = count(total, { one: "Konto", other: "Konten" });
  return `${all}, ${plural(total, { one: "funktioniert", other: "alle funktionieren" })}`;
}

export const trayTexts: typeof english = {
  practice: "Übungsmodus",
  offline: "Offline",
  state,
  affecting: (title, accounts) =>
    `${title} (${formatters().count(accounts, { one: "Konto", other: "Konten" })})`,
  moreProblems: (count) =>
    `… und ${formatters().count(count, { one: "weiteres Problem", other: "weitere Probleme" })}`,
  working: (count) =>
    formatters().count(count, { one: "Konto funktioniert", other: "Konten funktionieren" }),
  logInAs: (person) => `Als ${isolate(person)} neu anmelden…`,
  keychainLocked: "Ihr Schlüsselbund ist gesperrt",
  notices: (count: number) => formatters().count(count, { one: "Hinweis", other: "Hinweise" }),
  update: {
    available: (version: string) => `Pagekeeper ${version} ist verfügbar…`,
    downloading: (version: string) => `Pagekeeper ${version} wird heruntergeladen…`,
    ready: (version: string) => `Neu starten, um auf Pagekeeper ${version} zu aktualisieren…`,
    installing: (version: string) => `Pagekeeper ${version} wird installiert…`,
    failed: (version: string) => `Aktualisierung auf Pagekeeper ${version} fehlgeschlagen…`,
  },
  connecting: (type: ChannelType) => `${channelNames[type]} wird verbunden…`,
  checking: "Wird geprüft…",
  paused: (iso: string) =>
    `Facebooks Limit ist erreicht, es geht um ${formatters().time(iso)} Uhr weiter`,
  connect: (type: ChannelType) => `${channelNames[type]} verbinden…`,
  check: "Jetzt prüfen",
  open: "Pagekeeper öffnen",
  openInBrowser: "Im Browser öffnen",
  settings: "Einstellungen",
  quit: "Beenden",
};
