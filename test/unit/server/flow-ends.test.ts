import { expect, it } from "vitest";
import type { FlowEnd } from "../../../main/channels/connect/browser-flows.ts";
import { createFlowEnds } from "../../../main/server/flow-ends.ts";
import { summaryOf } from "../../support/snapshot.ts";

const endOf = (total: number, type: FlowEnd["type"] = "messenger"): FlowEnd => ({
  type,
  origin: "desktop",
  redirectPath: "/",
  result: { ok: true, value: summaryOf(total) },
});

it("keeps the last end of each channel for each browser", () => {
  const ends = createFlowEnds();
  const [first, last, instagram] = [endOf(1), endOf(2), endOf(3, "instagram")];
  for (const end of [first, instagram, last]) ends.add("one", end);
  expect(ends.find("one", "messenger")).toBe(last);
  expect(ends.find("one", "instagram")).toBe(instagram);
  expect(ends.find("two", "messenger")).toBeUndefined();
});

it("forgets the ends that are oldest when there are more than a hundred", () => {
  const ends = createFlowEnds();
  ends.add("kept", endOf(1));
  ends.add("old", endOf(2));
  ends.add("kept", endOf(3));
  for (let browser = 0; browser < 99; browser += 1) ends.add(`${browser}`, endOf(1));
  expect(ends.find("old", "messenger")).toBeUndefined();
  expect(ends.find("kept", "messenger")).toEqual(endOf(3));
});
