import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType, HealthState } from "../../../common/contract/accounts.ts";
import type { trayTexts as english } from "../en/tray.ts";
import { formatters } from "../formatters.ts";
import type { AccountSummary } from "../message-params.ts";

const health: Record<HealthState, string> = {
  works: "funktioniert",
  reconnect: "neu verbinden",
  "not-granted": "bei der Anmeldung nicht erlaubt",
  permission: "eine Berechtigung fehlt",
  "lost-role": "einen Admin der Seite fragen",
  "action-at-facebook": "Facebook möchte etwas",
  "instagram-access-off": "der Nachrichtenzugriff ist aus",
  "instagram-not-linked": "nicht mehr verknüpft",
  blocked: "von Facebook gesperrt",
  gone: "bei Facebook nicht mehr da",
};

const words = ({ state, ends }: AccountSummary): string =>
  state === "works" && ends !== undefined
    ? `funktioniert bis ${formatters().day(new Date(ends))}`
    : health[state];

function state(total: number, failing: number): string {
  if (total === 0) return "Noch keine Konten";
  if (total === 1) return failing === 0 ? "Ihr Konto funktioniert" : "Ihr Konto braucht Ihre Hilfe";
  const accounts = `${formatters().number(total)} ${formatters().plural(total, { one: "Konto", other: "Konten" })}`;
  if (failing === 0) return `Alle ${accounts} funktionieren`;
  return `${formatters().number(failing)} von ${accounts} ${formatters().plural(failing, { one: "braucht", other: "brauchen" })} Ihre Hilfe`;
}

export const trayTexts: typeof english = {
  practice: "Übungsmodus",
  offline: "Offline",
  state,
  channel: (type: ChannelType, total: number, failing: number) =>
    total === 1 ? channelNames[type] : `${channelNames[type]}: ${state(total, failing)}`,
  account: (name: string, account: AccountSummary) => `${isolate(name)} – ${words(account)}`,
  moreFailing: (count: number) =>
    formatters().plural(count, {
      one: "… und 1 weiteres, das Ihre Hilfe braucht",
      other: `… und ${formatters().number(count)} weitere, die Ihre Hilfe brauchen`,
    }),
  moreWorking: (count: number) =>
    formatters().plural(count, {
      one: "… und 1, das funktioniert",
      other: `… und ${formatters().number(count)}, die funktionieren`,
    }),
  keychainLocked: "Ihr Schlüsselbund ist gesperrt",
  noticed: "Pagekeeper hat eine Nachricht für Sie",
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
    `Facebook bittet um eine Pause bis ${formatters().time(new Date(iso))} Uhr`,
  connect: (type: ChannelType) => `${channelNames[type]} verbinden…`,
  check: "Jetzt prüfen",
  open: "Pagekeeper öffnen",
  openInBrowser: "Im Browser öffnen",
  settings: "Einstellungen",
  quit: "Beenden",
};
