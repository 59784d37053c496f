import { allAccounts, displayName, failingFirst, isFailing } from "../../../common/accounts.ts";
import { allPausedUntil } from "../../../common/checks.ts";
import {
  type ChannelType,
  type ConnectedChannel,
  channelTypes,
  type FacebookAccount,
} from "../../../common/contract/accounts.ts";
import type { FlowView } from "../../../common/contract/flows.ts";
import type { Snapshot } from "../../../common/contract/snapshot.ts";
import type { UpdateView } from "../../../common/contract/updates.ts";
import { trayTexts as texts } from "../../i18n/tray.ts";

/** The names of the icon files in `assets/tray`. */
export type TrayIcon = "works" | "attention" | "offline" | "practice";

export type TrayAction =
  | { readonly name: "showAccount"; readonly id: string }
  | { readonly name: "connect"; readonly type: ChannelType }
  | { readonly name: "check" | "open" | "openInBrowser" | "showSettings" | "showUpdate" | "quit" };

/** A line of the menu. Without an action, it is disabled. */
export type TrayLine = { readonly text: string; readonly action?: TrayAction } | "separator";

export interface TrayView {
  readonly icon: TrayIcon;
  readonly tooltip: string;
  readonly lines: readonly TrayLine[];
}

export interface TrayFacts {
  readonly snapshot: Snapshot;
  readonly flows: readonly FlowView[];
  readonly online: boolean;
  readonly update: UpdateView | null;
}

/** If there are more accounts than this, only the failing ones are listed. */
const maxListed = 12;
/** The maximum number of failing accounts to list, so that the menu fits a small screen. */
const maxFailingListed = 16;
/**
 * The maximum number of characters of a name to show. Facebook allows 75, but such long names would
 * make the menu too wide.
 */
const maxNameLength = 40;

export function trayView(facts: TrayFacts): TrayView {
  const status = statusParts(facts);
  return {
    icon: iconOf(facts),
    tooltip: ["Pagekeeper", ...status].join(" – "),
    // The menu starts with the text of the tooltip, because some panels show no tooltips.
    lines: [
      { text: status.join(" – ") },
      ...activityLines(facts),
      ...problemLines(facts.snapshot),
      ...updateLines(facts.update),
      ...accountLines(facts.snapshot),
      ...commandLines(facts.snapshot),
    ],
  };
}

/** Practice mode is never offline, because its Facebook runs on this computer. */
const isOffline = ({ snapshot, online }: TrayFacts): boolean => !snapshot.practice && !online;

/**
 * Returns the icon. Problems take precedence over practice mode, because the status text mentions
 * practice mode anyway.
 */
function iconOf(facts: TrayFacts): TrayIcon {
  const { snapshot } = facts;
  if (isOffline(facts)) return "offline";
  if (problemLines(snapshot).length > 0 || allAccounts(snapshot).some(isFailing)) {
    return "attention";
  }
  return snapshot.practice ? "practice" : "works";
}

function statusParts(facts: TrayFacts): readonly string[] {
  const accounts = allAccounts(facts.snapshot);
  return [
    ...(facts.snapshot.practice ? [texts().practice] : []),
    ...(isOffline(facts) ? [texts().offline] : []),
    texts().state(accounts.length, accounts.filter(isFailing).length),
  ];
}

/**
 * Returns a line for each activity. Omits the progress of a flow, because otherwise the menu would
 * change with each Page that is saved.
 */
function activityLines({ snapshot, flows }: TrayFacts): readonly TrayLine[] {
  const { checks } = snapshot;
  const until = allPausedUntil(checks);
  return [
    ...flows.map(({ type }) => ({ text: texts().connecting(type) })),
    ...(checks.length > 0 ? [{ text: until ? texts().paused(until) : texts().checking }] : []),
  ];
}

/**
 * Returns lines about the problems that are not specific to one account. Clicking a line opens the
 * window, which explains the problem.
 */
function problemLines({ keychain, notices }: Snapshot): readonly TrayLine[] {
  const action: TrayAction = { name: "open" };
  return [
    ...(keychain.name === "locked" ? [{ text: texts().keychainLocked, action }] : []),
    ...(notices.length > 0 ? [{ text: texts().notices(notices.length), action }] : []),
  ];
}

/** Returns a line for an update. An update is not a problem, so it does not change the icon. */
function updateLines(update: UpdateView | null): readonly TrayLine[] {
  if (update === null) return [];
  const text = texts().update[update.name](update.version);
  return [{ text, action: { name: "showUpdate" } }];
}

function accountLines(snapshot: Snapshot): readonly TrayLine[] {
  const accounts = allAccounts(snapshot);
  if (accounts.length <= maxListed) {
    return snapshot.channels.flatMap((channel) => channelLines(channel, new Set(accounts)));
  }
  const failing = accounts.filter(isFailing);
  const listed = new Set(failing.slice(0, maxFailingListed));
  const omitted = failing.length - listed.size;
  const working = accounts.length - failing.length;
  return [
    ...snapshot.channels.flatMap((channel) => channelLines(channel, listed)),
    ...(omitted > 0
      ? [{ text: texts().moreFailing(omitted), action: { name: "open" } as const }]
      : []),
    // If no account is failing, the line of each channel already says that all of its accounts
    // work.
    ...(failing.length > 0 && working > 0 ? [{ text: texts().moreWorking(working) }] : []),
  ];
}

/** Returns a line for the channel, followed by a line for each of its accounts in `listed`. */
function channelLines(
  { type, accounts }: ConnectedChannel,
  listed: ReadonlySet<FacebookAccount>,
): readonly TrayLine[] {
  return [
    "separator",
    { text: texts().channel(type, accounts.length, accounts.filter(isFailing).length) },
    ...failingFirst(accounts)
      .filter((account) => listed.has(account))
      .map(accountLine),
  ];
}

function accountLine(account: FacebookAccount): TrayLine {
  return {
    text: texts().account(shorten(displayName(account)), {
      state: account.health.state,
      unconfirmed: account.health.unconfirmedSince !== undefined,
      ends: account.expires?.at,
    }),
    action: { name: "showAccount", id: account.id },
  };
}

/**
 * Shortens a name. Also removes its line breaks, as well as characters that change the writing
 * direction of the text after them.
 */
function shorten(name: string): string {
  const letters = [...name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim()];
  if (letters.length <= maxNameLength) return letters.join("");
  const start = letters.slice(0, maxNameLength - 1).join("");
  return `${start.trimEnd()}…`;
}

function commandLines({ checks, channels }: Snapshot): readonly TrayLine[] {
  const check: TrayAction = { name: "check" };
  return [
    "separator",
    ...channelTypes.map((type) => ({
      text: texts().connect(type),
      action: { name: "connect", type } as const,
    })),
    { text: texts().check, ...(checks.length === 0 && channels.length > 0 && { action: check }) },
    "separator",
    { text: texts().open, action: { name: "open" } },
    { text: texts().openInBrowser, action: { name: "openInBrowser" } },
    { text: texts().settings, action: { name: "showSettings" } },
    "separator",
    { text: texts().quit, action: { name: "quit" } },
  ];
}
