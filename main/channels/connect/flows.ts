/**
 * Connect flows. A click starts a flow, Facebook's response continues it, and every flow ends
 * exactly once.
 */
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { ConnectIntent, FlowView } from "../../../common/contract/flows.ts";
import type { Problem } from "../model.ts";
import type { FacebookPort } from "../ports/facebook.ts";
import { problems } from "../problems.ts";
import type { AuthorizationResponse, BrowserFlows, FlowEnd } from "./browser-flows.ts";
import type { ConnectRequest } from "./connect.ts";
import { createFinishingFlows } from "./finishing-flows.ts";
import {
  createRunningFlows,
  type Flow,
  flowEnd,
  isWaiting,
  type RunningFlows,
  type RunningFlowsDeps,
} from "./running-flows.ts";

export interface FlowsDeps extends RunningFlowsDeps {
  readonly facebook: Pick<FacebookPort, "dialogUrl">;
  readonly redirectUri: () => string;
  /** Returns the other channels whose accounts the login is to restore. */
  readonly alsoRestored: (type: ChannelType, intent: ConnectIntent) => readonly ChannelType[];
  /** Called when Facebook has sent a code. Connects the Pages that the login granted. */
  readonly connect: (request: ConnectRequest) => Promise<FlowEnd["result"]>;
  /** Returns the problem for a response that has no code. */
  readonly callbackProblem: (response: Exclude<AuthorizationResponse, { kind: "code" }>) => Problem;
}

export interface Flows extends BrowserFlows {
  /**
   * Opens a flow for the window, or returns the running flow of this type. Replaces a waiting flow
   * that the web UI started. Sets the intent if the flow is still waiting.
   */
  open(type: ChannelType, intent?: ConnectIntent): FlowView;
  /** Returns false if the flow has ended. */
  cancel(flowId: string): boolean;
  list(): readonly FlowView[];
  cancelAll(): void;
  /** Ends all flows, and refuses those that browsers begin later. */
  close(reason?: CloseReason): void;
}

/** Why all flows end: because the app quits, or because it uses another Meta app or port now. */
export type CloseReason = "cancelled" | "settingsChanged";

export function createFlows(deps: FlowsDeps): Flows {
  const running = createRunningFlows(deps);
  const finishing = createFinishingFlows();
  let closed: CloseReason | undefined;
  const cancelFlow = (flow: Flow) => running.endFlow(flow, problems.cancelled(flow.type));

  return {
    open: (type, intent) => flowView(openForWindow(running, type, intent)),
    begin(request) {
      const { type } = request;
      if (closed) return { ok: false, problem: problems[closed](type) };
      const found = running.ofType(type);
      if (found && !isWaiting(found)) return { ok: false, problem: problems.alreadyRunning(type) };
      const { state = "", intent } = openForBrowser(running, request);
      const dialogUrl = deps.facebook.dialogUrl({
        type: deps.alsoRestored(type, intent).length > 0 ? "all" : type,
        state,
        redirectUri: deps.redirectUri(),
        rerequest: true,
      });
      return { ok: true, value: { dialogUrl } };
    },
    bind(flowId, browserId) {
      const flow = running.byId(flowId);
      if (!flow || !isWaiting(flow)) return false;
      running.update(flow, { browserId, openedByDesktopLink: true });
      clearHttpsOnly(running, flow);
      return true;
    },
    finish(state, browserId, response) {
      const sameEnd = finishing.find(state, browserId);
      if (sameEnd) return sameEnd;
      // Invalidate the state first, so that reloading the callback starts nothing.
      const flow = running.redeemState(state, browserId);
      if (!flow) return undefined;
      running.setStep(flow, { name: "reading", pages: 0 });
      const end = finishFlow(running, deps, flow, response);
      finishing.add({ state, browserId, app: flow.app, end });
      return end;
    },
    appOf: (state) => (running.byState(state) ?? finishing.byState(state))?.app,
    endFlowsOf(app) {
      for (const flow of running.list().filter((each) => each.app === app)) cancelFlow(flow);
    },
    noteHttpsAttempt() {
      for (const flow of running.list().filter(isWaiting)) {
        running.setStep(flow, { name: "waiting", httpsOnly: true });
      }
    },
    cancel(flowId) {
      const flow = running.byId(flowId);
      if (flow) cancelFlow(flow);
      return flow !== undefined;
    },
    list: () => running.list().map(flowView),
    cancelAll() {
      for (const flow of running.list()) cancelFlow(flow);
    },
    close(reason = "cancelled") {
      closed = reason;
      for (const flow of running.list()) running.endFlow(flow, problems[reason](flow.type));
    },
  };
}

function openForWindow(running: RunningFlows, type: ChannelType, intent: ConnectIntent = {}): Flow {
  const found = running.ofType(type);
  // Replace the web UI's flow, because reusing the flow would bind it to the browser that opens the
  // window's link.
  if (found?.origin === "web" && isWaiting(found)) running.endFlow(found, problems.replaced(type));
  const flow =
    running.ofType(type) ?? running.start(type, { origin: "desktop", redirectPath: "/", intent });
  if (isWaiting(flow)) running.update(flow, { intent });
  return flow;
}

type BeginRequest = Parameters<BrowserFlows["begin"]>[0];

function openForBrowser(running: RunningFlows, request: BeginRequest): Flow {
  const { type, browserId, redirectPath, app, intent = {} } = request;
  const found = running.ofType(type);
  if (found?.browserId === browserId) return attachBrowser(running, found, request);
  if (found) running.endFlow(found, problems.replaced(type));
  const flow = running.start(type, {
    origin: "web",
    redirectPath,
    ...(app !== undefined && { app }),
    intent,
  });
  return attachBrowser(running, flow, request);
}

function attachBrowser(running: RunningFlows, flow: Flow, request: BeginRequest): Flow {
  const { browserId, redirectPath, intent } = request;
  const keepsIntent = flow.openedByDesktopLink && !intent;
  running.update(flow, {
    browserId,
    openedByDesktopLink: false,
    ...(flow.origin === "web" && { redirectPath }),
    ...(!keepsIntent && { intent: intent ?? {} }),
  });
  clearHttpsOnly(running, flow);
  return flow;
}

/** Call this when a browser has opened the flow by http. */
function clearHttpsOnly(running: RunningFlows, flow: Flow): void {
  if (flow.step.name === "waiting" && flow.step.httpsOnly) {
    running.setStep(flow, { name: "waiting" });
  }
}

async function finishFlow(
  running: RunningFlows,
  deps: FlowsDeps,
  flow: Flow,
  response: AuthorizationResponse,
): Promise<FlowEnd> {
  if (response.kind !== "code") {
    running.removeFlow(flow);
    return flowEnd(flow, { ok: false, problem: deps.callbackProblem(response) });
  }
  const { signal } = flow.abort;
  try {
    const result = await deps.connect({
      type: flow.type,
      code: response.code,
      intent: flow.intent,
      redirectUri: deps.redirectUri(),
      signal,
      onStep: (step) => running.setStep(flow, step),
    });
    // Report the abort reason, because it is more precise, for example "timed out" rather than
    // "cancelled".
    if (signal.aborted && !result.ok)
      return flowEnd(flow, { ok: false, problem: signal.reason as Problem });
    return flowEnd(flow, result);
  } finally {
    // A cancelled flow has already been removed, but it may have written tokens since then. Report
    // its end again, so that those tokens are deleted.
    if (!running.removeFlow(flow)) deps.onEnded();
  }
}

const flowView = ({ id, type, origin, step }: Flow): FlowView => ({ id, type, origin, step });
