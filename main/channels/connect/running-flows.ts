import { randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { ConnectIntent, FlowStep } from "../../../common/contract/flows.ts";
import type { Problem } from "../model.ts";
import type { Clock } from "../ports/clock.ts";
import { problems } from "../problems.ts";
import type { FlowEnd } from "./browser-flows.ts";

/**
 * Milliseconds. Facebook often never answers, so only this and Cancel end such a flow
 * (docs/research/meta.md §1.2).
 */
const maxDuration = 10 * 60_000;

/** One run of connecting, from the click to its end. */
export interface Flow {
  readonly id: string;
  readonly type: ChannelType;
  readonly origin: "desktop" | "web";
  /** 256 random bits. Undefined once used. */
  state: string | undefined;
  /** Undefined until a browser opens the flow. */
  browserId: string | undefined;
  /** The browser used the window's link, so its next `begin`, without intent, keeps the flow's. */
  openedByDesktopLink: boolean;
  redirectPath: string;
  intent: ConnectIntent;
  step: FlowStep;
  readonly abort: AbortController;
  stopTimer: () => void;
}

export interface RunningFlowsDeps {
  readonly clock: Clock;
  readonly onChange: () => void;
  /** A flow ended, or a cancelled one stopped working. */
  readonly onEnded: () => void;
  /** A flow was cancelled, replaced or timed out while it waited for its browser. */
  readonly onEndedWithoutBrowser: (end: FlowEnd) => void;
}

/** The flows that have not ended, at most one per channel. */
export interface RunningFlows {
  start(type: ChannelType, options: Pick<Flow, "origin" | "redirectPath" | "intent">): Flow;
  list(): readonly Flow[];
  ofType(type: ChannelType): Flow | undefined;
  byId(id: string): Flow | undefined;
  byState(state: string): Flow | undefined;
  /** Ignored once the flow has ended. */
  setStep(flow: Flow, step: FlowStep): void;
  /** Returns false if the flow had ended already. */
  removeFlow(flow: Flow): boolean;
  /** Removes the flow and aborts its work. */
  endFlow(flow: Flow, problem: Problem): void;
}

export function createRunningFlows(deps: RunningFlowsDeps): RunningFlows {
  const running = new Map<ChannelType, Flow>();
  const list = () => [...running.values()];

  function removeFlow(flow: Flow): boolean {
    if (running.get(flow.type) !== flow) return false;
    running.delete(flow.type);
    flow.stopTimer();
    flow.state = undefined;
    deps.onChange();
    deps.onEnded();
    return true;
  }

  function endFlow(flow: Flow, problem: Problem): void {
    const waiting = isWaiting(flow);
    if (!removeFlow(flow)) return;
    flow.abort.abort(problem);
    // While a flow is connecting, its browser waits for the response and shows the end itself.
    if (waiting) deps.onEndedWithoutBrowser(flowEnd(flow, { ok: false, problem }));
  }

  return {
    start(type, options) {
      const flow = newFlow(type, options);
      flow.stopTimer = deps.clock.after(maxDuration, () => endFlow(flow, problems.timedOut(type)));
      running.set(type, flow);
      deps.onChange();
      return flow;
    },
    list,
    ofType: (type) => running.get(type),
    byId: (id) => list().find((flow) => flow.id === id),
    byState: (state) =>
      list().find((flow) => flow.state !== undefined && isEqual(flow.state, state)),
    setStep(flow, step) {
      if (running.get(flow.type) !== flow) return;
      flow.step = step;
      deps.onChange();
    },
    removeFlow,
    endFlow,
  };
}

const newFlow = (
  type: ChannelType,
  options: Pick<Flow, "origin" | "redirectPath" | "intent">,
): Flow => ({
  id: randomUUID(),
  type,
  ...options,
  state: randomBytes(32).toString("base64url"),
  browserId: undefined,
  openedByDesktopLink: false,
  step: { name: "waiting" },
  abort: new AbortController(),
  stopTimer: () => undefined,
});

/** Facebook has not responded yet. */
export const isWaiting = ({ step }: Flow): boolean => step.name === "waiting";

export const flowEnd = (
  { type, origin, redirectPath }: Flow,
  result: FlowEnd["result"],
): FlowEnd => ({ type, origin, redirectPath, result });

/** Compares in constant time, so that the time of a refusal reveals nothing about the secret. */
export function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
