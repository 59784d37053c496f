/** What the tray says; the window says the same at more length. */
import type { ChannelType, FacebookAccount, HealthState } from "../../../preload/contract.ts";

const channelNames: Record<ChannelType, string> = {
  messenger: "Messenger",
  instagram: "Instagram",
};

const numbers = new Intl.NumberFormat();
const days = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const times = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });

/** A menu has room for a few words; the sentence with the remedy is one click away. */
const health: Record<HealthState, string> = {
  works: "works",
  reconnect: "connect again",
  "not-granted": "not allowed at the login",
  permission: "a permission is missing",
  "lost-role": "ask a Page admin",
  "action-at-facebook": "Facebook wants something",
  "instagram-access-off": "message access is off",
  "instagram-not-linked": "no longer linked",
  blocked: "blocked by Facebook",
  gone: "gone from Facebook",
};

function words({ health: { state }, expires }: FacebookAccount): string {
  if (state !== "works" || expires === undefined) return health[state];
  return `works until ${days.format(new Date(expires.at))}`;
}

function state(total: number, troubled: number): string {
  if (total === 0) return "No accounts yet";
  if (total === 1) return troubled === 0 ? "Your account works" : "Your account needs you";
  const accounts = `${numbers.format(total)} accounts`;
  if (troubled === 0) return `All ${accounts} work`;
  return `${numbers.format(troubled)} of ${accounts} ${troubled === 1 ? "needs" : "need"} you`;
}

export const trayTexts = {
  app: "Pagekeeper",
  practice: "Practice mode",
  offline: "Offline",
  state,
  channel: (type: ChannelType, total: number, troubled: number) =>
    total === 1 ? channelNames[type] : `${channelNames[type]}: ${state(total, troubled)}`,
  account: (name: string, account: FacebookAccount) => `${name} – ${words(account)}`,
  moreTroubled: (count: number) =>
    `… and ${numbers.format(count)} more that ${count === 1 ? "needs" : "need"} you`,
  moreWorking: (count: number) =>
    `… and ${numbers.format(count)} that ${count === 1 ? "works" : "work"}`,
  keychainLocked: "Your keychain is locked",
  noticed: "Pagekeeper has news for you",
  connecting: (type: ChannelType) => `Connecting ${channelNames[type]}…`,
  checking: "Checking…",
  /** `iso`: ISO 8601. */
  paused: (iso: string) => `Facebook asks to wait until ${times.format(new Date(iso))}`,
  connect: (type: ChannelType) => `Connect ${channelNames[type]}…`,
  check: "Check now",
  open: "Open Pagekeeper",
  openInBrowser: "Open in browser",
  settings: "Settings",
  quit: "Quit",
} as const;
