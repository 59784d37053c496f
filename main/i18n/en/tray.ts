/** Texts of the tray's tooltip and menu. */
import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType, HealthState } from "../../../common/contract/accounts.ts";
import { formatters } from "../formatters.ts";
import type { AccountSummary } from "../message-params.ts";

/**
 * These texts are short, because a menu item has little space. The window shows the full message.
 */
const health: Record<HealthState, string> = {
  works: "works",
  reconnect: "log in again",
  "not-granted": "Page not chosen",
  permission: "a permission is missing",
  "lost-role": "no Messages task",
  "action-at-facebook": "action needed on Facebook",
  "instagram-access-off": "message access is off",
  "instagram-not-linked": "no longer linked",
  blocked: "blocked by Facebook",
  gone: "Page not found",
};

function words({ state, unconfirmed, ends }: AccountSummary): string {
  if (state === "works" && unconfirmed) return "can't be checked";
  if (state === "works" && ends !== undefined) return `works until ${formatters().day(ends)}`;
  return health[state];
}

function state(total: number, failing: number): string {
  const { count, plural } = formatters();
  if (total === 0) return "No accounts yet";
  if (failing > 0) {
    return count(failing, {
      one: "account needs attention",
      other: "accounts need attention",
    });
  }
  const all = count(total, { one: "account", other: "accounts" });
  return `${all}, ${plural(total, { one: "working", other: "all working" })}`;
}

export const trayTexts = {
  practice: "Practice mode",
  offline: "Offline",
  state,
  channel: (type: ChannelType, total: number, failing: number) =>
    total === 1 ? channelNames[type] : `${channelNames[type]}: ${state(total, failing)}`,
  account: (name: string, account: AccountSummary) => `${isolate(name)} – ${words(account)}`,
  moreFailing: (count: number) =>
    `… and ${formatters().number(count)} more that ${formatters().plural(count, { one: "needs", other: "need" })} attention`,
  moreWorking: (count: number) =>
    `… and ${formatters().number(count)} that ${formatters().plural(count, { one: "works", other: "work" })}`,
  keychainLocked: "Your keychain is locked",
  notices: (count: number) => formatters().count(count, { one: "notice", other: "notices" }),
  update: {
    available: (version: string) => `Pagekeeper ${version} is available…`,
    downloading: (version: string) => `Downloading Pagekeeper ${version}…`,
    ready: (version: string) => `Restart to update to Pagekeeper ${version}…`,
    installing: (version: string) => `Installing Pagekeeper ${version}…`,
    failed: (version: string) => `Update to Pagekeeper ${version} failed…`,
  },
  connecting: (type: ChannelType) => `Connecting ${channelNames[type]}…`,
  checking: "Checking…",
  /** `iso` is a time in ISO 8601. */
  paused: (iso: string) => `Facebook's limit is reached, continues at ${formatters().time(iso)}`,
  connect: (type: ChannelType) => `Connect ${channelNames[type]}…`,
  check: "Check now",
  open: "Open Pagekeeper",
  openInBrowser: "Open in browser",
  settings: "Settings",
  quit: "Quit",
};
