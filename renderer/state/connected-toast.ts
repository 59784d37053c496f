import type { ChannelType } from "../../common/contract/accounts.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { texts } from "../i18n/index.ts";
import { accountsIn } from "./accounts.ts";
import type { Toast } from "./toasts.ts";

/**
 * Says what a login connected, what was connected already and what it left out. The message
 * disappears once the number of accounts has changed. `onWhy` shows the Pages that were left out.
 */
export function connectedToast(
  type: ChannelType,
  snapshot: Snapshot | undefined,
  onWhy: () => void,
): Omit<Toast, "topic"> {
  const count = (now: Snapshot) => accountsIn(now, type).length;
  const summary = snapshot?.connectSummaries.find(({ channel }) => channel === type);
  const total = summary?.total ?? (snapshot ? count(snapshot) : 0);
  const toast = {
    tone: "good",
    isTrue: (now: Snapshot) => snapshot === undefined || count(now) === count(snapshot),
  } as const;
  if (!summary) return { ...toast, message: texts.connected(type, total) };
  const { added, alreadyConnected } = summary;
  // What a person did not choose is no failure.
  const failed = summary.leftOut.filter(({ reason }) => reason !== "not-ticked");
  const failedCount = failed.reduce((sum, each) => sum + each.count, 0);
  const names = failed.flatMap((each) => each.names).slice(0, 3);
  const connected =
    alreadyConnected > 0
      ? texts.connectedMore(type, added.count, total)
      : texts.connected(type, total);
  return {
    ...toast,
    message:
      failedCount > 0
        ? `${connected} ${texts.couldNotConnect(type, failedCount, names)}`
        : connected,
    lines: [
      ...(alreadyConnected > 0 && added.count > 0
        ? [texts.addedLine(added.count, added.names)]
        : []),
      ...(alreadyConnected > 0 ? [texts.alreadyConnectedLine(alreadyConnected)] : []),
      ...summary.leftOut.map((each) => texts.unconnectable(each.reason, each.count)),
    ],
    ...(summary.leftOut.length > 0 && { action: { label: texts.why, run: onWhy } }),
  };
}
