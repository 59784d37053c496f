/** The runs of connecting: at most one a channel, each a union of what it is doing, each ended exactly once. */
import { randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { ConnectIntent, FlowStep, FlowView } from "../../../common/contract/flows.ts";
import type { Problem, Result } from "../model.ts";
import type { Clock } from "../ports/clock.ts";
import type { FacebookPort } from "../ports/facebook.ts";
import { problems } from "../problems.ts";
import type { AuthorizationResponse, BrowserFlows, FlowEnd } from "./browser-flows.ts";

/** From the click to its end. Facebook often never answers, so this and Cancel are the only ways out (`research/meta.md` §1.2). */
const lifetime = 10 * 60_000;

export interface FlowsDeps {
  readonly facebook: Pick<FacebookPort, "dialogUrl">;
  readonly clock: Clock;
  readonly redirectUri: () => string;
  /** Does the work once the code is there. */
  readonly connect: (run: {
    readonly type: ChannelType;
    readonly code: string;
    readonly intent: ConnectIntent;
    readonly signal: AbortSignal;
    readonly onStep: (step: FlowStep) => void;
  }) => Promise<Result<{ readonly accounts: number }>>;
  /** What Facebook's refusal means. */
  readonly callbackProblem: (answer: Exclude<AuthorizationResponse, { kind: "code" }>) => Problem;
  readonly onChange: () => void;
  /** A flow ended without its browser: by Cancel, by time, or replaced. */
  readonly onEndedWithoutBrowser: (end: FlowEnd) => void;
}

export interface Flows extends BrowserFlows {
  /**
   * Opens a flow of the window, in place of one of the web UI that waits, or brings back the one that runs; while that
   * waits, the latest intent counts.
   */
  open(type: ChannelType, intent?: ConnectIntent): FlowView;
  /** False: it is over. */
  cancel(flowId: string): boolean;
  list(): readonly FlowView[];
  /** Ends all of them; for the end of the app. */
  close(): void;
}

type Beginning = Parameters<BrowserFlows["begin"]>[0];

interface Flow {
  readonly id: string;
  readonly type: ChannelType;
  readonly origin: "desktop" | "web";
  /** 256 bits; forgotten as soon as it has been taken. */
  state: string | undefined;
  /** Undefined: no browser has taken it up yet. */
  browserId: string | undefined;
  /** That browser comes by the window's link, which says nothing of the intent: the next begin is the window's own. */
  openedByDesktopLink: boolean;
  redirectPath: string;
  intent: ConnectIntent;
  step: FlowStep;
  readonly abort: AbortController;
  stopTimer: () => void;
}

export function createFlows(parts: FlowsDeps): Flows {
  const running = new Map<ChannelType, Flow>();

  const current = (id: string): Flow | undefined =>
    [...running.values()].find((flow) => flow.id === id);

  function start(
    type: ChannelType,
    { origin, redirectPath, intent }: Pick<Flow, "origin" | "redirectPath" | "intent">,
  ): Flow {
    const flow: Flow = {
      id: randomUUID(),
      type,
      origin,
      state: randomBytes(32).toString("base64url"),
      browserId: undefined,
      openedByDesktopLink: false,
      redirectPath,
      intent,
      step: { name: "waiting" },
      abort: new AbortController(),
      stopTimer: () => undefined,
    };
    flow.stopTimer = parts.clock.after(lifetime, () => endFlow(flow, problems.timedOut(type)));
    running.set(type, flow);
    parts.onChange();
    return flow;
  }

  /** Takes the flow off the list; whoever works for it is told by its signal. False: it was off already. */
  function removeFlow(flow: Flow): boolean {
    if (running.get(flow.type) !== flow) return false;
    running.delete(flow.type);
    flow.stopTimer();
    flow.state = undefined;
    parts.onChange();
    return true;
  }

  function endFlow(flow: Flow, problem: Problem): void {
    const waiting = flow.step.name === "waiting";
    if (!removeFlow(flow)) return;
    flow.abort.abort(problem);
    // One that was working has a browser waiting for its answer; that browser brings the news.
    if (waiting) parts.onEndedWithoutBrowser(endOf(flow, { ok: false, problem }));
  }

  async function run(flow: Flow, answer: AuthorizationResponse): Promise<FlowEnd> {
    if (answer.kind !== "code") {
      removeFlow(flow);
      return endOf(flow, { ok: false, problem: parts.callbackProblem(answer) });
    }
    const result = await parts
      .connect({
        type: flow.type,
        code: answer.code,
        intent: flow.intent,
        signal: flow.abort.signal,
        onStep: (step) => {
          // A late step of a flow that is over belongs to nobody.
          if (running.get(flow.type) !== flow) return;
          flow.step = step;
          parts.onChange();
        },
      })
      .finally(() => removeFlow(flow));
    const { signal } = flow.abort;
    // What aborted it is the truer reason: "timed out" rather than "cancelled".
    if (signal.aborted && !result.ok)
      return endOf(flow, { ok: false, problem: signal.reason as Problem });
    return endOf(flow, result);
  }

  return {
    open(type, intent = {}) {
      const found = running.get(type);
      // Its own browser would lose it to the link, and would be told of an end that belongs here.
      if (found?.origin === "web" && found.step.name === "waiting")
        endFlow(found, problems.replaced(type));
      const flow =
        running.get(type) ?? start(type, { origin: "desktop", redirectPath: "/", intent });
      if (flow.step.name === "waiting") flow.intent = intent;
      return view(flow);
    },
    begin(request) {
      const { type, browserId, redirectPath, intent = {} } = request;
      const found = running.get(type);
      const own = found?.browserId === browserId;
      if (found && found.step.name !== "waiting")
        return { ok: false, problem: problems.alreadyRunning(type) };
      if (found && !own) endFlow(found, problems.replaced(type));
      const flow = found && own ? found : start(type, { origin: "web", redirectPath, intent });
      attachBrowser(flow, request);
      const state = flow.state ?? "";
      const dialogUrl = parts.facebook.dialogUrl({
        type,
        state,
        redirectUri: parts.redirectUri(),
        rerequest: true,
      });
      return { ok: true, value: { dialogUrl } };
    },
    bind(flowId, browserId) {
      const flow = current(flowId);
      if (flow?.step.name !== "waiting") return false;
      flow.browserId = browserId;
      flow.openedByDesktopLink = true;
      return true;
    },
    finish(state, browserId, answer) {
      const flow = [...running.values()].find(
        (each) => each.state !== undefined && same(each.state, state),
      );
      if (flow?.browserId === undefined || !same(flow.browserId, browserId)) return undefined;
      // Used up before anything else is done with it: a reload of the callback finds nothing.
      flow.state = undefined;
      flow.step = { name: "reading", pages: 0 };
      parts.onChange();
      return run(flow, answer);
    },
    cancel(flowId) {
      const flow = current(flowId);
      if (flow) endFlow(flow, problems.cancelled(flow.type));
      return flow !== undefined;
    },
    list: () => [...running.values()].map(view),
    close() {
      for (const flow of running.values()) endFlow(flow, problems.cancelled(flow.type));
    },
  };
}

/** The browser is on its way to the dialog. */
function attachBrowser(flow: Flow, { browserId, redirectPath, intent }: Beginning): void {
  if (flow.origin === "web") flow.redirectPath = redirectPath;
  if (intent || !flow.openedByDesktopLink) flow.intent = intent ?? {};
  flow.openedByDesktopLink = false;
  flow.browserId = browserId;
}

const view = ({ id, type, origin, step }: Flow): FlowView => ({ id, type, origin, step });

const endOf = ({ type, origin, redirectPath }: Flow, result: FlowEnd["result"]): FlowEnd => ({
  type,
  origin,
  redirectPath,
  result,
});

/** Compares in constant time, so that a guess learns nothing from how long the refusal took. */
function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
