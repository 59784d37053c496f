/** What the tray says; the window says the same at more length. */

import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType, HealthState } from "../../../common/contract/accounts.ts";
import { formatters } from "../formatters.ts";
import type { AccountSummary } from "../message-params.ts";

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

const words = ({ state, ends }: AccountSummary): string =>
  state === "works" && ends !== undefined
    ? `works until ${formatters().day(new Date(ends))}`
    : health[state];

function state(total: number, failing: number): string {
  if (total === 0) return "No accounts yet";
  if (total === 1) return failing === 0 ? "Your account works" : "Your account needs you";
  const accounts = `${formatters().number(total)} ${formatters().plural(total, { one: "account", other: "accounts" })}`;
  if (failing === 0) return `All ${accounts} work`;
  return `${formatters().number(failing)} of ${accounts} ${formatters().plural(failing, { one: "needs", other: "need" })} you`;
}

export const trayTexts = {
  practice: "Practice mode",
  offline: "Offline",
  state,
  channel: (type: ChannelType, total: number, failing: number) =>
    total === 1 ? channelNames[type] : `${channelNames[type]}: ${state(total, failing)}`,
  account: (name: string, account: AccountSummary) => `${isolate(name)} – ${words(account)}`,
  moreFailing: (count: number) =>
    `… and ${formatters().number(count)} more that ${formatters().plural(count, { one: "needs", other: "need" })} you`,
  moreWorking: (count: number) =>
    `… and ${formatters().number(count)} that ${formatters().plural(count, { one: "works", other: "work" })}`,
  keychainLocked: "Your keychain is locked",
  noticed: "Pagekeeper has news for you",
  /** Each by the state of the update. */
  update: {
    available: (version: string) => `Pagekeeper ${version} is available…`,
    downloading: (version: string) => `Downloading Pagekeeper ${version}…`,
    ready: (version: string) => `Restart to update to Pagekeeper ${version}…`,
    installing: (version: string) => `Installing Pagekeeper ${version}…`,
    failed: (version: string) => `Updating to Pagekeeper ${version} failed…`,
  },
  connecting: (type: ChannelType) => `Connecting ${channelNames[type]}…`,
  checking: "Checking…",
  /** `iso`: ISO 8601. */
  paused: (iso: string) => `Facebook asks to wait until ${formatters().time(new Date(iso))}`,
  connect: (type: ChannelType) => `Connect ${channelNames[type]}…`,
  check: "Check now",
  open: "Open Pagekeeper",
  openInBrowser: "Open in browser",
  settings: "Settings",
  quit: "Quit",
};
