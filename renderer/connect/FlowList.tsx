import type { FlowView } from "../../common/contract/flows.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import type { WindowState } from "../state/window-state.ts";
import { FlowProgress } from "./FlowProgress.tsx";

interface FlowListProps {
  readonly flows: readonly FlowView[];
  readonly places: WindowState["flowPlaces"];
  readonly snapshot: Snapshot;
}

/** The logins that were started with the Connect buttons, or by a web app or the tray. */
export function FlowList({ flows }: FlowListProps) {
  if (flows.length === 0) return null;
  return (
    <div className="flow-list">
      {flows.map((flow) => (
        <FlowProgress key={flow.id} flow={flow} />
      ))}
    </div>
  );
}
