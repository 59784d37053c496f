import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType, HealthState } from "../../../common/contract/accounts.ts";
import type { trayTexts as english } from "../en/tray.ts";
import { formatters } from "../formatters.ts";
import type { AccountSummary } from "../message-params.ts";

const health: Record<HealthState, string> = {
  works: "funktioniert",
  reconnect: "neu anmelden",
  "not-granted": "Seite nicht ausgewählt",
  permission: "eine Berechtigung fehlt",
  "lost-role": "keine Aufgabe „Nachrichten“",
  "action-at-facebook": "auf Facebook ist etwas zu tun",
  "instagram-access-off": "der Nachrichtenzugriff ist aus",
  "instagram-not-linked": "nicht mehr verknüpft",
  blocked: "von Facebook gesperrt",
  gone: "Seite nicht gefunden",
};

function words({ state, unconfirmed, ends }: AccountSummary): string {
  if (state === "works" && unconfirmed) return "lässt sich nicht prüfen";
  if (state === "works" && ends !== undefined) return `funktioniert bis ${formatters().day(ends)}`;
  return health[state];
}

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
