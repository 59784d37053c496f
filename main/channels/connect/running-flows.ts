import { randomBytes, randomUUID } from "node:crypto";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { ConnectIntent, FlowStep } from "../../../common/contract/flows.ts";
import type { Problem } from "../model.ts";
import type { Clock } from "../ports/clock.ts";
import { problems } from "../problems.ts";
import type { FlowEnd } from "./browser-flows.ts";
import { isSameSecret } from "./is-same-secret.ts";

/**
 * The maximum duration of a flow, in milliseconds. If Facebook does not redirect back, which
 * happens often, only this timeout or Cancel ends the flow (docs/research/meta.md §1.2).
 */
const maxDuration = 10 * 60_000;

/** An attempt to connect a channel. Only `RunningFlows` modifies flows. */
export type Flow = Readonly<MutableFlow>;

interface MutableFlow {
  readonly id: string;
  readonly type: ChannelType;
  readonly origin: "desktop" | "web";
  /** The OAuth state, which has 256 random bits. Undefined once the state has been redeemed. */
  state: string | undefined;
  /** Undefined until a browser opens the flow. */
  browserId: string | undefined;
  /**
   * Whether the browser has just opened the desktop window's link. If so, the next `begin` without
   * an intent keeps the intent that the window set.
   */
  openedByDesktopLink: boolean;
  redirectPath: string;
  /** The origin of the web app that began the flow. */
  readonly app?: string;
  intent: ConnectIntent;
  step: FlowStep;
  readonly abort: AbortController;
  readonly stopTimer: () => void;
}

type FlowOptions = Pick<Flow, "origin" | "redirectPath" | "app" | "intent">;

export interface RunningFlowsDeps {
  readonly clock: Clock;
  readonly onChange: () => void;
  /** Called when a flow has ended, and when the work of a cancelled flow has stopped. */
  readonly onEnded: () => void;
  /** Called when a waiting flow is cancelled, is replaced or times out. */
  readonly onEndedWithoutBrowser: (end: FlowEnd) => void;
}

/** The flows that have not ended, at most one per channel. */
export interface RunningFlows {
  start(type: ChannelType, options: FlowOptions): Flow;
  list(): readonly Flow[];
  ofType(type: ChannelType): Flow | undefined;
  byId(id: string): Flow | undefined;
  byState(state: string): Flow | undefined;
  /**
   * Returns the flow with this state and invalidates the state. Returns undefined if there is no
   * such flow, or if it belongs to another browser.
   */
  redeemState(state: string, browserId: string): Flow | undefined;
  /** Changes these properties of the flow. */
  update(
    flow: Flow,
    change: Partial<Pick<Flow, "browserId" | "openedByDesktopLink" | "redirectPath" | "intent">>,
  ): void;
  /** Does nothing if the flow has ended. */
  setStep(flow: Flow, step: FlowStep): void;
  /** Returns false if the flow had ended already. */
  removeFlow(flow: Flow): boolean;
  /** Removes the flow and aborts its work. */
  endFlow(flow: Flow, problem: Problem): void;
}

export function createRunningFlows(deps: RunningFlowsDeps): RunningFlows {
  const running = new Map<ChannelType, MutableFlow>();
  const list = () => [...running.values()];

  function removeFlow(flow: MutableFlow): boolean {
    if (running.get(flow.type) !== flow) return false;
    running.delete(flow.type);
    flow.stopTimer();
    flow.state = undefined;
    deps.onChange();
    deps.onEnded();
    return true;
  }

  const byState = (state: string) =>
    list().find((each) => each.state !== undefined && isSameSecret(each.state, state));

  function redeemState(state: string, browserId: string): Flow | undefined {
    const flow = byState(state);
    if (flow?.browserId === undefined || !isSameSecret(flow.browserId, browserId)) return undefined;
    flow.state = undefined;
    return flow;
  }

  function endFlow(flow: Flow, problem: Problem): void {
    const waiting = isWaiting(flow);
    if (!removeFlow(flow)) return;
    flow.abort.abort(problem);
    // Skip a flow that is connecting, because its browser is still waiting for a response, which
    // will show the result.
    if (waiting) deps.onEndedWithoutBrowser(flowEnd(flow, { ok: false, problem }));
  }

  return {
    start(type, options) {
      const end = () => endFlow(flow, problems.timedOut(type));
      const flow = newFlow(type, options, deps.clock.after(maxDuration, end));
      running.set(type, flow);
      deps.onChange();
      return flow;
    },
    list,
    ofType: (type) => running.get(type),
    byState,
    byId: (id) => list().find((flow) => flow.id === id),
    redeemState,
    update: (flow, change) => void Object.assign(flow, change),
    setStep(flow: MutableFlow, step) {
      if (running.get(flow.type) !== flow) return;
      flow.step = step;
      deps.onChange();
    },
    removeFlow,
    endFlow,
  };
}

const newFlow = (type: ChannelType, options: FlowOptions, stopTimer: () => void): MutableFlow => ({
  id: randomUUID(),
  type,
  ...options,
  state: randomBytes(32).toString("base64url"),
  browserId: undefined,
  openedByDesktopLink: false,
  step: { name: "waiting" },
  abort: new AbortController(),
  stopTimer,
});

/** Whether the flow is still waiting for the person to finish the login dialog. */
export const isWaiting = ({ step }: Flow): boolean => step.name === "waiting";

export const flowEnd = (
  { type, origin, redirectPath }: Flow,
  result: FlowEnd["result"],
): FlowEnd => ({ type, origin, redirectPath, result });
