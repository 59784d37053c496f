import { describe, expect, it } from "vitest";
import type { FlowView } from "../../../../common/contract/flows.ts";
import { flowsAtToolbar, isAt } from "../../../../renderer/connect/flow-places.ts";
import type { FlowPlace } from "../../../../renderer/state/window-state.ts";

const flow: FlowView = {
  id: "f1",
  type: "messenger",
  origin: "desktop",
  step: { name: "waiting" },
};
const details = { kind: "details", accountId: "messenger-1" } as const;
const problem = { kind: "problem", id: "p1" } as const;
const toolbar = { kind: "toolbar" } as const;

describe("isAt", () => {
  it.each<[string, FlowPlace, FlowPlace]>([
    ["the problem", problem, { kind: "problem", id: "p2" }],
    ["the details", details, { kind: "details", accountId: "messenger-2" }],
    ["the toolbar", toolbar, details],
  ])("is true only at %s where the login was started", (_name, place, other) => {
    expect(isAt(flow, { messenger: place }, place)).toBe(true);
    expect(isAt(flow, { messenger: place }, other)).toBe(false);
    expect(isAt(flow, { instagram: place }, toolbar)).toBe(true);
  });
});

describe("flowsAtToolbar", () => {
  it("leaves out a login whose own place is shown", () => {
    expect(flowsAtToolbar([flow], { messenger: details }, [details])).toEqual([]);
  });

  it("has a login whose own place is no longer shown, so that it can be cancelled", () => {
    expect(flowsAtToolbar([flow], { messenger: details }, [problem])).toEqual([flow]);
  });

  it("has a login that a browser started", () => {
    expect(flowsAtToolbar([flow], {}, [details])).toEqual([flow]);
  });
});
