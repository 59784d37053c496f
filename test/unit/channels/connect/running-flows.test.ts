import { beforeEach, describe, expect, it } from "vitest";
import type { AuthorizationResponse } from "../../../../main/channels/connect/browser-flows.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { problem } from "../../../support/logins.ts";
import { summaryOf } from "../../../support/snapshot.ts";
import { code, FlowFixture, outcomeOf } from "./flow-fixture.ts";

const maxDuration = 10 * 60_000;
const cancelled = { ok: false, problem: problem("cancelled") } as const;

let fixture: FlowFixture;
beforeEach(() => {
  fixture = new FlowFixture();
});

describe("the state that Facebook sends back", () => {
  const tampered = (state: string) => `${state.slice(0, -1)}${state.endsWith("A") ? "B" : "A"}`;

  it.each<[string, (state: string) => [string, string]]>([
    ["wrong", (state) => [tampered(state), "one"]],
    ["empty", () => ["", "one"]],
    ["too long", (state) => [`${state}A`, "one"]],
    ["100 kB long", () => ["A".repeat(100_000), "one"]],
    ["not ASCII", (state) => ["ä".repeat(state.length), "one"]],
    ["from another browser", (state) => [state, "two"]],
    ["from a browser without a session", (state) => [state, ""]],
  ])("is refused if it is %s, and the flow goes on", (_what, change) => {
    const state = fixture.begin("one");
    expect(fixture.flows.finish(...change(state), code)).toBeUndefined();
    expect(fixture.steps).toEqual(["messenger: waiting"]);
    expect(fixture.flows.finish(state, "one", code)).toBeDefined();
  });

  it("is refused if no browser has opened the flow", () => {
    fixture.flows.open("messenger");
    expect(fixture.flows.finish(fixture.facebook.state, "one", code)).toBeUndefined();
    expect(fixture.flows.finish("", "", code)).toBeUndefined();
  });

  it("is accepted once", async () => {
    const state = fixture.begin("one");
    const end = fixture.flows.finish(state, "one", code);
    expect(fixture.flows.finish(state, "two", code)).toBeUndefined();
    fixture.connect.end({ ok: true, value: summaryOf(1) });
    await end;
    expect(fixture.flows.finish(state, "one", code)).toBeUndefined();
    expect(fixture.connect.requests).toHaveLength(1);
    expect(fixture.connect.latest.signal.aborted).toBe(false);
  });

  it("leads to the same end if the same browser sends it again meanwhile", async () => {
    const state = fixture.begin("one");
    const end = fixture.flows.finish(state, "one", code);
    const again = fixture.flows.finish(state, "one", { kind: "nothing" });
    fixture.cancelFirst();
    const afterCancel = fixture.flows.finish(state, "one", code);
    fixture.connect.end(cancelled);
    expect(await again).toBe(await end);
    expect(await afterCancel).toBe(await end);
    expect(fixture.connect.requests).toHaveLength(1);
  });

  it("is forgotten after a flow that failed unexpectedly", async () => {
    const state = fixture.begin("one");
    const end = fixture.flows.finish(state, "one", code);
    fixture.connect.fail(new Error("broken"));
    await expect(end).rejects.toThrow("broken");
    expect(fixture.flows.finish(state, "one", code)).toBeUndefined();
  });

  it("identifies one of two flows", async () => {
    const messenger = fixture.begin("one", "messenger");
    fixture.begin("one", "instagram");
    const end = await fixture.flows.finish(messenger, "one", { kind: "nothing" });
    expect(end?.type).toBe("messenger");
    expect(fixture.steps).toEqual(["instagram: waiting"]);
  });
});

describe("a flow", () => {
  it.each<Exclude<AuthorizationResponse, { kind: "code" }>>([
    { kind: "refused", error: "access_denied" },
    { kind: "app-error", errorCode: "1349048" },
    { kind: "nothing" },
  ])("ends without connecting if Facebook's response is: $kind", async (response) => {
    const end = await fixture.flows.finish(fixture.begin("one"), "one", response);
    expect(end && outcomeOf(end)).toBe(response.kind);
    expect(fixture.flows.list()).toEqual([]);
    expect(fixture.connect.requests).toEqual([]);
    expect(fixture.clock.pending).toBe(0);
    expect(fixture.ends).toBe(1);
  });

  it("ends when the accounts are connected", async () => {
    const end = fixture.beginConnecting();
    expect(fixture.connect.latest.code).toBe("one-time-code");
    fixture.connect.end({ ok: true, value: summaryOf(3) });
    expect(await end).toEqual({
      type: "messenger",
      origin: "web",
      redirectPath: "/back",
      result: { ok: true, value: summaryOf(3) },
    });
    expect(fixture.flows.list()).toEqual([]);
    expect(fixture.clock.pending).toBe(0);
    expect(fixture.endedWithoutBrowser).toEqual([]);
    expect(fixture.ends).toBe(1);
  });

  it("ends if connecting throws", async () => {
    const end = fixture.beginConnecting();
    fixture.connect.fail(new Error("unexpected"));
    await expect(end).rejects.toThrow("unexpected");
    expect(fixture.flows.list()).toEqual([]);
  });

  it("shows its progress", () => {
    void fixture.beginConnecting();
    expect(fixture.flows.list()[0]?.step).toEqual({ name: "reading", pages: 0 });
    fixture.connect.latest.onStep({ name: "saving", done: 40, total: 120 });
    expect(fixture.flows.list()[0]?.step).toEqual({ name: "saving", done: 40, total: 120 });
  });

  it("ends after 10 minutes without a response", async () => {
    const state = fixture.begin("one");
    await fixture.clock.pass(maxDuration - 1);
    expect(fixture.steps).toEqual(["messenger: waiting"]);
    await fixture.clock.pass(1);
    expect(fixture.outcomes).toEqual(["timed_out"]);
    expect(fixture.flows.finish(state, "one", code)).toBeUndefined();
  });

  it("tells its browser that it timed out while it was connecting", async () => {
    const end = fixture.beginConnecting();
    await fixture.clock.pass(maxDuration);
    expect(fixture.connect.latest.signal.aborted).toBe(true);
    fixture.connect.end(cancelled);
    expect(await end).toMatchObject({ result: { problem: { code: "timed_out" } } });
    expect(fixture.endedWithoutBrowser).toEqual([]);
  });
});

describe("cancelling", () => {
  it("ends a waiting flow", () => {
    const state = fixture.begin("one");
    expect(fixture.cancelFirst()).toBe(true);
    expect(fixture.outcomes).toEqual(["cancelled"]);
    expect(fixture.flows.finish(state, "one", code)).toBeUndefined();
    expect(fixture.clock.pending).toBe(0);
  });

  it("aborts a flow that is connecting, and lets its browser show the end", async () => {
    const end = fixture.beginConnecting();
    fixture.cancelFirst();
    expect(fixture.connect.latest.signal.aborted).toBe(true);
    expect(fixture.flows.list()).toEqual([]);
    expect(fixture.ends).toBe(1);
    fixture.connect.end(cancelled);
    expect(await end).toMatchObject({ result: { problem: { code: "cancelled" } } });
    expect(fixture.endedWithoutBrowser).toEqual([]);
    expect(fixture.ends).toBe(2);
  });

  it("comes too late if the accounts were connected already", async () => {
    const end = fixture.beginConnecting();
    fixture.cancelFirst();
    fixture.connect.end({ ok: true, value: summaryOf(1) });
    expect(await end).toMatchObject({ result: { ok: true } });
  });

  it("returns false for a flow that has ended", () => {
    expect(fixture.flows.cancel("no such flow")).toBe(false);
    expect(fixture.endedWithoutBrowser).toEqual([]);
  });

  it("keeps the flow's late progress and end from affecting the next flow", async () => {
    const end = fixture.beginConnecting();
    const late = fixture.connect.latest;
    fixture.cancelFirst();
    fixture.begin("one");
    fixture.changes = 0;
    late.onStep({ name: "saving", done: 1, total: 2 });
    expect(fixture.changes).toBe(0);
    expect(fixture.steps).toEqual(["messenger: waiting"]);
    fixture.connect.end(cancelled);
    await end;
    await flush();
    expect(fixture.steps).toEqual(["messenger: waiting"]);
  });

  it("ends all flows when the app closes and leaves no timer", () => {
    fixture.flows.open("messenger");
    fixture.flows.open("instagram");
    fixture.flows.close();
    expect(fixture.flows.list()).toEqual([]);
    expect(fixture.outcomes).toEqual(["cancelled", "cancelled"]);
    expect(fixture.clock.pending).toBe(0);
  });
});
