import type { FlowEnd } from "./browser-flows.ts";
import { isSameSecret } from "./is-same-secret.ts";

/**
 * The flows that Facebook has answered and whose work goes on, even if they were cancelled. A
 * browser that loads the callback again gets the same end.
 */
export interface FinishingFlows {
  /** Returns the end of the flow that this browser finished with this `state`. */
  find(state: string, browserId: string): Promise<FlowEnd> | undefined;
  byState(state: string): FinishingFlow | undefined;
  /** Keeps the flow until it ends. */
  add(flow: FinishingFlow): void;
}

interface FinishingFlow {
  readonly state: string;
  readonly browserId: string;
  /** The origin of the web app that began the flow. */
  readonly app: string | undefined;
  readonly end: Promise<FlowEnd>;
}

export function createFinishingFlows(): FinishingFlows {
  const flows = new Set<FinishingFlow>();
  const byState = (state: string) => [...flows].find((flow) => isSameSecret(flow.state, state));
  return {
    find(state, browserId) {
      const found = byState(state);
      return found && isSameSecret(found.browserId, browserId) ? found.end : undefined;
    },
    byState,
    add(flow) {
      flows.add(flow);
      const remove = () => flows.delete(flow);
      flow.end.then(remove, remove);
    },
  };
}
