import type { FlowView } from "../../common/contract/flows.ts";
import { focusIds } from "../controls/focus-management.ts";
import { FlowProgress } from "./FlowProgress.tsx";

/** The running logins, below the Connect buttons that started them. */
export function FlowList({ flows }: { readonly flows: readonly FlowView[] }) {
  if (flows.length === 0) return null;
  return (
    <div className="flow-list">
      {flows.map((flow) => (
        <FlowProgress
          key={flow.id}
          flow={flow}
          focusNext={[focusIds.connect(flow.type), focusIds.main]}
        />
      ))}
    </div>
  );
}
