import type { FlowEnd } from "./browser-flows.ts";
import { isSameSecret } from "./is-same-secret.ts";

/**
 * The flows that Facebook has answered and whose work goes on, even if they were cancelled. A
 * browser that loads the callback again gets the same end.
 */
export interface FinishingFlows {
  /** Returns the end of the flow that this browser finished with this `state`. */
  find(state: string, browserId: string): Promise<FlowEnd> | undefined;
  /** Keeps the flow until it ends. */
  add(state: string, browserId: string, end: Promise<FlowEnd>): void;
}

interface FinishingFlow {
  readonly state: string;
  readonly browserId: string;
  readonly end: Promise<FlowEnd>;
}

export function createFinishingFlows(): FinishingFlows {
  const flows = new Set<FinishingFlow>();
  return {
    find(state, browserId) {
      const found = [...flows].find(
        (flow) => isSameSecret(flow.state, state) && isSameSecret(flow.browserId, browserId),
      );
      return found?.end;
    },
    add(state, browserId, end) {
      const flow = { state, browserId, end };
      flows.add(flow);
      const remove = () => flows.delete(flow);
      end.then(remove, remove);
    },
  };
}
