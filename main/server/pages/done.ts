import type { ChannelType, ConnectSummary } from "../../../common/contract/accounts.ts";
import type { FlowEnd } from "../../channels/connect/browser-flows.ts";
import { serverTexts } from "../../i18n/server.ts";
import { type PageText, page } from "./layout.ts";

export const donePaths = {
  connected: "/done/connected",
  notConnected: "/done/not-connected",
  testPassed: "/done/test-passed",
  testFailed: "/done/test-failed",
} as const;

/** The address with which our own pages bring up the app's window. */
export const openPath = "/open";

const pathOf = ({ result }: FlowEnd) => (result.ok ? donePaths.connected : donePaths.notConnected);

/** Returns the address of the page that the browser shows after a desktop flow. */
export const doneTarget = (end: FlowEnd): string => `${pathOf(end)}?type=${end.type}`;

interface DoneOptions {
  /** How the flow ended. Unknown after a restart, for example, and then the page says less. */
  readonly end?: FlowEnd | undefined;
  /** Whether the browser may bring up the window. */
  readonly signedIn: boolean;
}

/** Returns the page that the browser shows after a login that the desktop window started. */
export function donePage(path: string, { end, signedIn }: DoneOptions): string {
  const { goBack, openPagekeeper } = serverTexts();
  const { title, lines } = end && pathOf(end) === path ? outcome(end) : generalOutcome(path);
  return page({
    title,
    lines: [...lines, goBack],
    ...(signedIn && { link: { label: openPagekeeper, path: openPath } }),
  });
}

const doneNames = Object.keys(donePaths) as readonly (keyof typeof donePaths)[];

type Outcome = Pick<PageText, "title" | "lines">;

function generalOutcome(path: string): Outcome {
  const name = doneNames.find((each) => donePaths[each] === path) ?? "notConnected";
  const { title, message } = serverTexts()[name];
  return { title, lines: [message] };
}

function outcome({ type, result }: FlowEnd): Outcome {
  if (result.ok) return connectedOutcome(type, result.value);
  const { title, message } = serverTexts().notConnected;
  return { title, lines: [result.problem.message, message] };
}

function connectedOutcome(
  type: ChannelType,
  { total, added, alreadyConnected, leftOut }: ConnectSummary,
): Outcome {
  const texts = serverTexts().connected;
  // A Page that the person did not choose is not missing.
  const missing = leftOut
    .filter(({ reason }) => reason !== "not-ticked")
    .reduce((sum, { count }) => sum + count, 0);
  return {
    title: texts.total(type, total),
    lines: [
      ...(added.count > 0 && alreadyConnected > 0 ? [texts.added(type, added.count)] : []),
      ...(missing > 0 ? [texts.leftOut(missing)] : []),
    ],
  };
}
