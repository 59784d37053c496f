import { allAccounts, isFailing } from "../../../common/accounts.ts";
import { allPausedUntil } from "../../../common/checks.ts";
import type { AccountProblem } from "../../../common/contract/account-problems.ts";
import { type ChannelType, channelTypes } from "../../../common/contract/accounts.ts";
import type { ConnectIntent, FlowView } from "../../../common/contract/flows.ts";
import type { Snapshot } from "../../../common/contract/snapshot.ts";
import type { UpdateView } from "../../../common/contract/updates.ts";
import { trayTexts as texts } from "../../i18n/tray.ts";
import { loginFor, type ProblemPlace, placeOf } from "../problem-actions.ts";

/** The names of the icon files in `assets/tray`. */
export type TrayIcon = "works" | "attention" | "offline" | "practice";

export type TrayAction =
  | ProblemPlace
  | { readonly name: "connect"; readonly type: ChannelType; readonly intent?: ConnectIntent }
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

/** The maximum number of problems to list, so that the menu fits a small screen. */
const maxProblems = 5;
/** The maximum number of people for whom the menu has a command to log in. */
const maxLogins = 3;
/** The maximum number of characters of a problem, so that the menu does not get too wide. */
const maxLength = 72;

export function trayView(facts: TrayFacts): TrayView {
  const status = statusParts(facts);
  return {
    icon: iconOf(facts),
    tooltip: ["Pagekeeper", ...status].join(" – "),
    // The menu starts with the text of the tooltip, because some panels show no tooltips.
    lines: [
      { text: status.join(" – ") },
      ...activityLines(facts),
      ...noticeLines(facts.snapshot),
      ...updateLines(facts.update),
      ...problemLines(facts.snapshot),
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
  if (noticeLines(snapshot).length > 0 || allAccounts(snapshot).some(isFailing)) {
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
function noticeLines({ keychain, notices }: Snapshot): readonly TrayLine[] {
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

/** Returns a line for each of the first problems, and how many accounts work. */
function problemLines(snapshot: Snapshot): readonly TrayLine[] {
  const { problems } = snapshot;
  if (problems.length === 0) return [];
  const accounts = allAccounts(snapshot);
  const failing = accounts.filter(isFailing).length;
  const working = accounts.length - failing;
  const omitted = problems.length - maxProblems;
  return [
    "separator",
    ...problems.slice(0, maxProblems).map(problemLine),
    ...(omitted > 0
      ? [{ text: texts().moreProblems(omitted), action: { name: "showAttention" } as const }]
      : []),
    ...(failing > 0 && working > 0 ? [{ text: texts().working(working) }] : []),
  ];
}

function problemLine({ title, accountIds, user }: AccountProblem): TrayLine {
  const text = shorten(title);
  return {
    // Other titles say which accounts they are about.
    text: user && accountIds.length > 1 ? texts().affecting(text, accountIds.length) : text,
    action: placeOf(accountIds),
  };
}

/**
 * Shortens a text in its middle, because it starts with a name and ends with the problem. Also
 * removes its line breaks, as well as characters that change the writing direction of the text
 * after them, except those that isolate a name.
 */
function shorten(text: string): string {
  const letters = [
    ...text.replaceAll(/(?:(?![\u2068\u2069])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}])+/gu, " ").trim(),
  ];
  if (letters.length <= maxLength) return letters.join("");
  const end = letters.slice(-Math.floor(maxLength / 3)).join("");
  const start = letters.slice(0, Math.ceil((maxLength * 2) / 3) - 1).join("");
  const isolates = start.lastIndexOf("\u2068") > start.lastIndexOf("\u2069");
  return `${start.trimEnd()}…${isolates ? "\u2069" : ""}${end}`;
}

/** Returns a command for each of the first people whose login ends a problem. */
function loginLines(snapshot: Snapshot): readonly TrayLine[] {
  const byPerson = Map.groupBy(
    snapshot.problems.filter(({ user }) => user !== undefined),
    ({ user }) => user?.id,
  );
  return [...byPerson.values()].slice(0, maxLogins).flatMap(([first]) => {
    const login = first && loginFor(first.accountIds, snapshot);
    if (!first?.user || !login) return [];
    const text = texts().logInAs(shorten(first.user.name));
    return [{ text, action: { name: "connect", ...login } as const }];
  });
}

function commandLines(snapshot: Snapshot): readonly TrayLine[] {
  const { checks, channels } = snapshot;
  const check: TrayAction = { name: "check" };
  return [
    "separator",
    ...loginLines(snapshot),
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
