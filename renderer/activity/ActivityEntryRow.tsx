import type { ReactNode } from "react";
import type { ActivityEntry } from "../../common/contract/activity.ts";
import {
  AppWindow,
  ArrowRightLeft,
  CircleCheck,
  CircleMinus,
  Link,
  RefreshCw,
  ShieldOff,
  TriangleAlert,
  Undo,
  Unlink,
} from "../controls/icons.ts";
import { activityTexts } from "../i18n/activity.ts";

interface ActivityEntryRowProps {
  readonly entry: ActivityEntry;
  /** Whether to show the day, too, because no heading names it. */
  readonly withDay?: boolean;
}

/** One entry, as an item of a list. */
export function ActivityEntryRow({ entry, withDay = false }: ActivityEntryRowProps) {
  const { shortDay, time, moment } = activityTexts;
  return (
    <li className={isWarning(entry) ? "activity-entry warning" : "activity-entry"}>
      {iconOf(entry)}
      <p>{sentenceOf(entry)}</p>
      <time className="quiet" dateTime={entry.at} title={moment(entry.at)}>
        {withDay ? `${shortDay(entry.at)}, ${time(entry.at)}` : time(entry.at)}
      </time>
    </li>
  );
}

const isWarning = (entry: ActivityEntry): boolean => entry.kind === "state" && entry.to !== "works";

function sentenceOf(entry: ActivityEntry): string {
  switch (entry.kind) {
    case "connected":
      return activityTexts.connected(entry);
    case "left-out":
      return activityTexts.leftOut(entry);
    case "taken-over":
      return activityTexts.takenOver(entry);
    case "checked":
      return activityTexts.checked(entry);
    case "state":
      return activityTexts.state(entry);
    case "disconnected":
      return activityTexts.disconnected(entry);
    case "undone":
      return activityTexts.undone(entry);
    case "permissions-declined":
      return activityTexts.permissionsDeclined(entry);
    case "meta-app":
      return activityTexts.metaApp(entry);
  }
}

function iconOf(entry: ActivityEntry): ReactNode {
  switch (entry.kind) {
    case "connected":
      return <Link />;
    case "left-out":
      return <CircleMinus />;
    case "taken-over":
      return <ArrowRightLeft />;
    case "checked":
      return <RefreshCw />;
    case "state":
      return isWarning(entry) ? <TriangleAlert /> : <CircleCheck />;
    case "disconnected":
      return <Unlink />;
    case "undone":
      return <Undo />;
    case "permissions-declined":
      return <ShieldOff />;
    case "meta-app":
      return <AppWindow />;
  }
}
