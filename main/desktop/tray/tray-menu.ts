/** What the tray shows, as a value: which icon, which words, and which lines with what each of them does. */

import {
  type ChannelType,
  type ConnectedChannel,
  channelTypes,
  type FacebookAccount,
} from "../../../common/contract/accounts.ts";
import type { FlowView } from "../../../common/contract/flows.ts";
import type { Snapshot } from "../../../common/contract/snapshot.ts";
import type { UpdateView } from "../../../common/contract/updates.ts";
import { displayName } from "../../../common/display-name.ts";
import { trayTexts as texts } from "../../i18n/tray.ts";

/** Named as the files in assets/tray. */
export type TrayIcon = "works" | "attention" | "offline" | "practice";

export type TrayAction =
  | { readonly name: "showAccount"; readonly id: string }
  | { readonly name: "connect"; readonly type: ChannelType }
  | { readonly name: "check" | "open" | "openInBrowser" | "showSettings" | "showUpdate" | "quit" };

/** Without an action it only says something, as what cannot be done just now does. */
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

/** Up to here every account has its line; beyond, only those that need the user. */
const maxListed = 12;
/** As many as a small screen has room for beside the rest. */
const maxFailingListed = 16;
/** Characters of a name; Facebook allows 75. */
const maxNameLength = 40;

export function trayView(facts: TrayFacts): TrayView {
  const words = statusParts(facts);
  return {
    icon: iconOf(facts),
    tooltip: ["Pagekeeper", ...words].join(" – "),
    // Not every panel shows a tooltip, so the menu begins with the same words.
    lines: [
      { text: words.join(" – ") },
      ...activityLines(facts),
      ...problemLines(facts.snapshot),
      ...updateLines(facts.update),
      ...accountLines(facts.snapshot),
      ...commands(facts.snapshot),
    ],
  };
}

const isFailing = ({ health }: FacebookAccount): boolean => health.state !== "works";

const allAccounts = ({ channels }: Snapshot): readonly FacebookAccount[] =>
  channels.flatMap(({ accounts }) => accounts);

/** The practice Facebook is on this computer: it needs no network. */
const isOffline = ({ snapshot, online }: TrayFacts): boolean => !snapshot.practice && !online;

/** What needs the user shows in practice mode, too: the words say that it is practice. */
function iconOf(facts: TrayFacts): TrayIcon {
  const { snapshot } = facts;
  if (isOffline(facts)) return "offline";
  const amiss = problemLines(snapshot).length > 0 || allAccounts(snapshot).some(isFailing);
  if (amiss) return "attention";
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

/** Flows without their numbers, which would change the menu with each Page that is saved. */
function activityLines({ snapshot, flows }: TrayFacts): readonly TrayLine[] {
  const { checking, pausedUntil } = snapshot;
  return [
    ...flows.map(({ type }) => ({ text: texts().connecting(type) })),
    ...(checking ? [{ text: pausedUntil ? texts().paused(pausedUntil) : texts().checking }] : []),
  ];
}

/** What belongs to no account; the window says it in full. */
function problemLines({ keychain, notices }: Snapshot): readonly TrayLine[] {
  const action: TrayAction = { name: "open" };
  return [
    ...(keychain.name === "locked" ? [{ text: texts().keychainLocked, action }] : []),
    ...(notices.length > 0 ? [{ text: texts().noticed, action }] : []),
  ];
}

/** Nothing that the icon would have to show: all is well without it. The window has the notes and the buttons. */
function updateLines(update: UpdateView | null): readonly TrayLine[] {
  if (update === null) return [];
  const text = texts().update[update.name](update.version);
  return [{ text, action: { name: "showUpdate" } }];
}

function accountLines(snapshot: Snapshot): readonly TrayLine[] {
  const accounts = allAccounts(snapshot);
  const failing = accounts.filter(isFailing);
  const whole = accounts.length <= maxListed;
  const listed = new Set(whole ? accounts : failing.slice(0, maxFailingListed));
  const left = whole ? 0 : failing.length - Math.min(failing.length, maxFailingListed);
  const working = accounts.length - failing.length;
  return [
    ...snapshot.channels.flatMap((channel) => channelLines(channel, listed)),
    ...(left > 0 ? [{ text: texts().moreFailing(left), action: { name: "open" } as const }] : []),
    // Where none is listed, the channels have said already that all of them work.
    ...(!whole && failing.length > 0 && working > 0
      ? [{ text: texts().moreWorking(working) }]
      : []),
  ];
}

/** The channel, and below it those of its accounts that are listed: what needs the user first. */
function channelLines(
  { type, accounts }: ConnectedChannel,
  listed: ReadonlySet<FacebookAccount>,
): readonly TrayLine[] {
  const failing = accounts.filter(isFailing);
  const inOrder = [...failing, ...accounts.filter((account) => !isFailing(account))];
  return [
    "separator",
    { text: texts().channel(type, accounts.length, failing.length) },
    ...inOrder.filter((account) => listed.has(account)).map(accountLine),
  ];
}

function accountLine(account: FacebookAccount): TrayLine {
  return {
    text: texts().account(shorten(displayName(account)), {
      state: account.health.state,
      ends: account.expires?.at,
    }),
    action: { name: "showAccount", id: account.id },
  };
}

/** One line of harmless letters: a name may hold line breaks, and marks that turn the writing of what follows. */
function shorten(name: string): string {
  const letters = [...name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim()];
  if (letters.length <= maxNameLength) return letters.join("");
  return `${letters
    .slice(0, maxNameLength - 1)
    .join("")
    .trimEnd()}…`;
}

function commands({ checking, channels }: Snapshot): readonly TrayLine[] {
  const check: TrayAction = { name: "check" };
  return [
    "separator",
    ...channelTypes.map((type) => ({
      text: texts().connect(type),
      action: { name: "connect", type } as const,
    })),
    { text: texts().check, ...(!checking && channels.length > 0 && { action: check }) },
    "separator",
    { text: texts().open, action: { name: "open" } },
    { text: texts().openInBrowser, action: { name: "openInBrowser" } },
    { text: texts().settings, action: { name: "showSettings" } },
    "separator",
    { text: texts().quit, action: { name: "quit" } },
  ];
}
