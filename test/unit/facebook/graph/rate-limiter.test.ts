import { expect, it } from "vitest";
import { createGates } from "../../../../main/facebook/graph/rate-limiter.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";

const minute = 60_000;

it("operations that meet a limit side by side guess one pause, and the next in the row twice as long", () => {
  const clock = new ManualClock();
  const gates = createGates(clock, () => 0.5);
  const [one, other] = [gates.enter(), gates.enter()];
  one.refused("app", undefined);
  other.refused("app", undefined);
  expect(one.stopped("app")).toEqual({ ms: minute, named: false });
  expect(other.stopped("app")).toEqual({ ms: minute, named: false });

  clock.advance(minute);
  const next = gates.enter();
  next.refused("app", undefined);
  expect(next.stopped("app")).toEqual({ ms: 2 * minute, named: false });
});
