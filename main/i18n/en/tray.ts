/** Texts of the tray's tooltip and menu. */
import { isolate } from "../../../common/bidi.ts";
import { channelNames } from "../../../common/channel-names.ts";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import { formatters } from "../formatters.ts";

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
  /** `title` names a person but not the accounts. */
  affecting: (title: string, accounts: number) =>
    `${title} (${formatters().count(accounts, { one: "account", other: "accounts" })})`,
  moreProblems: (count: number) =>
    `… and ${formatters().count(count, { one: "more problem", other: "more problems" })}`,
  working: (count: number) =>
    formatters().count(count, { one: "account works", other: "accounts work" }),
  logInAs: (person: string) => `Log in again as ${isolate(person)}…`,
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
