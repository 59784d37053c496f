import { beforeEach, describe, expect, it } from "vitest";
import type {
  AuthorizationResponse,
  FlowEnd,
} from "../../../../main/channels/connect/browser-flows.ts";
import {
  createFlows,
  type Flows,
  type FlowsDeps,
} from "../../../../main/channels/connect/flows.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { FakeFacebook } from "../../../support/doubles/facebook.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { problem } from "../../../support/logins.ts";

const code = { kind: "code", code: "one-time-code" } as const;
const tenMinutes = 10 * 60_000;
type Run = Parameters<FlowsDeps["connect"]>[0];
type Result = Awaited<ReturnType<FlowsDeps["connect"]>>;

/** The work behind a flow; the test says when it is done and how. */
class Work {
  readonly runs: Run[] = [];
  #done = Promise.withResolvers<Result>();

  start(run: Run): Promise<Result> {
    this.runs.push(run);
    return this.#done.promise;
  }

  end(result: Result): void {
    this.#done.resolve(result);
    this.#done = Promise.withResolvers();
  }

  fail(error: Error): void {
    this.#done.reject(error);
  }

  get latest(): Run {
    const run = this.runs.at(-1);
    if (!run) throw new Error("nothing runs");
    return run;
  }
}

let clock: ManualClock;
let facebook: FakeFacebook;
let work: Work;
let lost: FlowEnd[];
let flows: Flows;
let changes: number;

beforeEach(() => {
  clock = new ManualClock();
  facebook = new FakeFacebook();
  work = new Work();
  lost = [];
  changes = 0;
  flows = createFlows({
    facebook,
    clock,
    redirectUri: () => "http://localhost:47814/auth/facebook/callback",
    connect: (run) => work.start(run),
    callbackProblem: (answer) => problem(answer.kind),
    onChange: () => {
      changes += 1;
    },
    onEnded: () => undefined,
    onEndedWithoutBrowser: (end) => lost.push(end),
  });
});

/** A flow that waits in the browser `browserId`; its state. */
function begin(browserId: string, type: "messenger" | "instagram" = "messenger"): string {
  const begun = flows.begin({ type, browserId, redirectPath: "/back" });
  expect(begun.ok).toBe(true);
  return facebook.state;
}

const steps = () => flows.list().map(({ type, step }) => `${type}: ${step.name}`);
const codeOf = (end: FlowEnd | undefined) =>
  end && (end.result.ok ? "connected" : end.result.problem.code);

describe("opening", () => {
  it("brings back the flow of the type that runs", () => {
    const first = flows.open("messenger");
    expect(flows.open("messenger").id).toBe(first.id);
    expect(flows.list()).toHaveLength(1);
  });

  it("replaces a flow of the web UI that waits, whose state is worth nothing then", () => {
    const old = begin("one");
    expect(flows.open("messenger").origin).toBe("desktop");
    expect(lost.map(codeOf)).toEqual(["replaced"]);
    expect(flows.finish(old, "one", code)).toBeUndefined();
    expect(steps()).toEqual(["messenger: waiting"]);
  });

  it("brings back a flow of the web UI whose answer has come", () => {
    void flows.finish(begin("one"), "one", code);
    expect(flows.open("messenger").origin).toBe("web");
    expect(lost).toEqual([]);
  });

  it("runs one flow of each type beside the other", () => {
    flows.open("messenger");
    flows.open("instagram");
    expect(steps()).toEqual(["messenger: waiting", "instagram: waiting"]);
  });

  it("gives each flow 256 bits of state that it shows to nobody", () => {
    const first = begin("one", "messenger");
    const second = begin("one", "instagram");
    expect(Buffer.from(first, "base64url")).toHaveLength(32);
    expect(second).not.toBe(first);
    expect(JSON.stringify(flows.list())).not.toContain(first);
  });
});

describe("beginning in a browser", () => {
  it("takes up the flow that this browser has", () => {
    const first = begin("one");
    expect(begin("one")).toBe(first);
    expect(flows.list()).toHaveLength(1);
    expect(lost).toEqual([]);
  });

  it("returns to the path of the latest click", async () => {
    begin("one");
    flows.begin({ type: "messenger", browserId: "one", redirectPath: "/later" });
    const end = flows.finish(facebook.state, "one", { kind: "nothing" });
    expect(await end).toMatchObject({ redirectPath: "/later", origin: "web" });
  });

  it("replaces a flow that waits in another browser, whose state is worth nothing then", () => {
    const old = begin("one");
    begin("two");
    expect(lost.map(codeOf)).toEqual(["replaced"]);
    expect(flows.finish(old, "one", code)).toBeUndefined();
    expect(steps()).toEqual(["messenger: waiting"]);
  });

  it("replaces a flow of the window whose browser never came", () => {
    const flow = flows.open("messenger");
    begin("one");
    expect(lost).toMatchObject([{ origin: "desktop" }]);
    expect(flows.list().map(({ id }) => id)).not.toContain(flow.id);
  });

  it("does not replace one that is at work already", () => {
    void flows.finish(begin("one"), "one", code);
    for (const browserId of ["one", "two"]) {
      const begun = flows.begin({ type: "messenger", browserId, redirectPath: "/" });
      expect(begun).toMatchObject({ ok: false, problem: { code: "already_running" } });
    }
    expect(work.latest.signal.aborted).toBe(false);
  });

  it("sends nothing but the state along, and asks for declined permissions again", () => {
    begin("one");
    expect(facebook.dialogs).toEqual([
      {
        type: "messenger",
        state: facebook.state,
        redirectUri: "http://localhost:47814/auth/facebook/callback",
        rerequest: true,
      },
    ]);
  });
});

describe("what a flow is for", () => {
  const again = { reconnectAccountId: "messenger-1" };
  const takeOver = { takeOver: true };
  const atWork = (browserId: string) => {
    void flows.finish(facebook.state, browserId, code);
    return work.latest.intent;
  };

  it("reaches its work", () => {
    flows.begin({ type: "messenger", browserId: "one", redirectPath: "/", intent: again });
    expect(atWork("one")).toEqual(again);
  });

  it("is nothing beyond connecting, unless told", () => {
    begin("one");
    expect(atWork("one")).toEqual({});
  });

  it("is what the latest click says while it waits, in the browser", () => {
    flows.begin({ type: "messenger", browserId: "one", redirectPath: "/", intent: takeOver });
    begin("one");
    expect(atWork("one")).toEqual({});
  });

  it.each([
    [again, takeOver],
    [takeOver, {}],
    [{}, again],
  ])("is what the latest click says while it waits, in the window: %j, then %j", (...clicks) => {
    const [first, second] = clicks.map((intent) => flows.open("messenger", intent).id);
    expect(second).toBe(first);
    flows.bind(first ?? "", "one");
    begin("one");
    expect(atWork("one")).toEqual(clicks[1]);
  });

  it("stays with a flow of the window that its link takes up, unless that says otherwise", () => {
    flows.bind(flows.open("messenger", again).id, "one");
    begin("one");
    flows.begin({ type: "messenger", browserId: "one", redirectPath: "/", intent: takeOver });
    expect(atWork("one")).toEqual(takeOver);
  });

  it("is not changed once it is at work", () => {
    flows.bind(flows.open("messenger", again).id, "one");
    begin("one");
    const intent = atWork("one");
    flows.open("messenger", takeOver);
    expect(intent).toEqual(again);
    expect(work.runs).toHaveLength(1);
  });

  it("that was given up in the window is not carried over by a plain login of the same browser", () => {
    flows.bind(flows.open("messenger", takeOver).id, "one");
    begin("one");
    begin("one");
    expect(atWork("one")).toEqual({});
  });

  it("stays when the window's link is opened a second time", () => {
    const { id } = flows.open("messenger", takeOver);
    for (const browser of ["one", "two"]) {
      flows.bind(id, browser);
      begin(browser);
    }
    expect(atWork("two")).toEqual(takeOver);
  });
});

describe("binding", () => {
  it("gives a flow of the window to the browser that redeemed the ticket", async () => {
    const { id } = flows.open("messenger");
    expect(flows.bind(id, "one")).toBe(true);
    const state = begin("one");
    const end = flows.finish(state, "one", { kind: "nothing" });
    expect(await end).toMatchObject({ origin: "desktop", redirectPath: "/" });
  });

  it("moves it to the browser of a later ticket", () => {
    const { id } = flows.open("messenger");
    flows.bind(id, "one");
    const state = begin("one");
    flows.bind(id, "two");
    expect(flows.finish(state, "one", code)).toBeUndefined();
    expect(flows.finish(state, "two", code)).toBeDefined();
  });

  it("is refused for a flow that is over or at work", () => {
    const { id } = flows.open("messenger");
    flows.bind(id, "one");
    void flows.finish(begin("one"), "one", code);
    expect(flows.bind(id, "two")).toBe(false);
    flows.cancel(id);
    expect(flows.bind(id, "one")).toBe(false);
    expect(flows.bind("no such flow", "one")).toBe(false);
  });
});

describe("the state that comes back", () => {
  const tampered = (state: string) => `${state.slice(0, -1)}${state.endsWith("A") ? "B" : "A"}`;

  it.each<[string, (state: string) => [string, string]]>([
    ["wrong", (state) => [tampered(state), "one"]],
    ["empty", () => ["", "one"]],
    ["longer", (state) => [`${state}A`, "one"]],
    ["100 kB long", () => ["A".repeat(100_000), "one"]],
    ["not ASCII", (state) => ["ä".repeat(state.length), "one"]],
    ["of another browser", (state) => [state, "two"]],
    ["of a browser without a session", (state) => [state, ""]],
  ])("is refused when %s, and the flow goes on", (_what, change) => {
    const state = begin("one");
    expect(flows.finish(...change(state), code)).toBeUndefined();
    expect(steps()).toEqual(["messenger: waiting"]);
    expect(flows.finish(state, "one", code)).toBeDefined();
  });

  it("is refused from any browser before one is bound", () => {
    flows.open("messenger");
    expect(flows.finish(facebook.state, "one", code)).toBeUndefined();
    expect(flows.finish("", "", code)).toBeUndefined();
  });

  it("is taken once", () => {
    const state = begin("one");
    expect(flows.finish(state, "one", code)).toBeDefined();
    expect(flows.finish(state, "one", code)).toBeUndefined();
    expect(work.runs).toHaveLength(1);
    expect(work.latest.signal.aborted).toBe(false);
  });

  it("finds its own of two flows", async () => {
    const messenger = begin("one", "messenger");
    begin("one", "instagram");
    const end = await flows.finish(messenger, "one", { kind: "nothing" });
    expect(end?.type).toBe("messenger");
    expect(steps()).toEqual(["instagram: waiting"]);
  });
});

describe("the end", () => {
  it.each<Exclude<AuthorizationResponse, { kind: "code" }>>([
    { kind: "refused", error: "access_denied" },
    { kind: "app-error", errorCode: "1349048" },
    { kind: "nothing" },
  ])("comes with Facebook's refusal: $kind", async (answer) => {
    const end = await flows.finish(begin("one"), "one", answer);
    expect(codeOf(end)).toBe(answer.kind);
    expect(flows.list()).toEqual([]);
    expect(work.runs).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  it("comes with the work", async () => {
    const end = flows.finish(begin("one"), "one", code);
    expect(work.latest.code).toBe("one-time-code");
    work.end({ ok: true, value: { accounts: 3 } });
    expect(await end).toEqual({
      type: "messenger",
      origin: "web",
      redirectPath: "/back",
      result: { ok: true, value: { accounts: 3 } },
    });
    expect(flows.list()).toEqual([]);
    expect(clock.pending).toBe(0);
    expect(lost).toEqual([]);
  });

  it("comes when the work throws", async () => {
    const end = flows.finish(begin("one"), "one", code);
    work.fail(new Error("a fault of ours"));
    await expect(end).rejects.toThrow("a fault of ours");
    expect(flows.list()).toEqual([]);
  });

  it("comes after 10 minutes without an answer", async () => {
    const state = begin("one");
    await clock.pass(tenMinutes - 1);
    expect(steps()).toEqual(["messenger: waiting"]);
    await clock.pass(1);
    expect(lost.map(codeOf)).toEqual(["timed_out"]);
    expect(flows.finish(state, "one", code)).toBeUndefined();
  });

  it("by time names time as the reason to the browser of a flow at work", async () => {
    const end = flows.finish(begin("one"), "one", code);
    await clock.pass(tenMinutes);
    expect(work.latest.signal.aborted).toBe(true);
    work.end({ ok: false, problem: problem("cancelled") });
    expect(codeOf(await end)).toBe("timed_out");
    expect(lost).toEqual([]);
  });
});

describe("cancelling", () => {
  it("ends a flow that waits", () => {
    const state = begin("one");
    const [flow] = flows.list();
    expect(flows.cancel(flow?.id ?? "")).toBe(true);
    expect(lost.map(codeOf)).toEqual(["cancelled"]);
    expect(flows.finish(state, "one", code)).toBeUndefined();
    expect(clock.pending).toBe(0);
  });

  it("tells the work, and its browser brings the news", async () => {
    const end = flows.finish(begin("one"), "one", code);
    const [flow] = flows.list();
    flows.cancel(flow?.id ?? "");
    expect(work.latest.signal.aborted).toBe(true);
    expect(flows.list()).toEqual([]);
    work.end({ ok: false, problem: problem("cancelled") });
    expect(codeOf(await end)).toBe("cancelled");
    expect(lost).toEqual([]);
  });

  it("tells the truth where the work was done already", async () => {
    const end = flows.finish(begin("one"), "one", code);
    flows.cancel(flows.list()[0]?.id ?? "");
    work.end({ ok: true, value: { accounts: 1 } });
    expect(codeOf(await end)).toBe("connected");
  });

  it("of a flow that is over does nothing", () => {
    expect(flows.cancel("no such flow")).toBe(false);
    expect(lost).toEqual([]);
  });
});

describe("a late word of a flow that is over", () => {
  it("neither moves nor ends the flow that came after it", async () => {
    const end = flows.finish(begin("one"), "one", code);
    const old = work.latest;
    flows.cancel(flows.list()[0]?.id ?? "");
    begin("one");
    changes = 0;
    old.onStep({ name: "saving", done: 1, total: 2 });
    expect(changes).toBe(0);
    expect(steps()).toEqual(["messenger: waiting"]);
    work.end({ ok: false, problem: problem("cancelled") });
    await end;
    await flush();
    expect(steps()).toEqual(["messenger: waiting"]);
  });
});

it("shows the steps of its work", () => {
  void flows.finish(begin("one"), "one", code);
  expect(flows.list()[0]?.step).toEqual({ name: "reading", pages: 0 });
  work.latest.onStep({ name: "saving", done: 40, total: 120 });
  expect(flows.list()[0]?.step).toEqual({ name: "saving", done: 40, total: 120 });
});

it("closing ends all flows and leaves no timer", () => {
  flows.open("messenger");
  flows.open("instagram");
  flows.close();
  expect(flows.list()).toEqual([]);
  expect(lost.map(codeOf)).toEqual(["cancelled", "cancelled"]);
  expect(clock.pending).toBe(0);
});
