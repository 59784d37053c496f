import { describe, expect, it } from "vitest";
import type { ActivityEntry, ActivityPage } from "../../../../common/contract/activity.ts";
import {
  daysAgo,
  groupByDay,
  withNewer,
  withOlder,
} from "../../../../renderer/activity/activity-feed.ts";

const entry = (id: number, at = "2026-11-18T12:00:00.000Z"): ActivityEntry => ({
  id: `${id}`,
  at,
  kind: "undone",
  accounts: { count: 0, first: [] },
});
const pageOf = (more: boolean, ...ids: number[]): ActivityPage => ({
  entries: ids.map((id) => entry(id)),
  more,
});

describe("newer entries", () => {
  it("are added above those shown, which stay", () => {
    expect(withNewer(pageOf(true, 5, 4, 3), pageOf(true, 7, 6, 5))).toEqual(
      pageOf(true, 7, 6, 5, 4, 3),
    );
    expect(withNewer(pageOf(false, 5, 4), pageOf(true, 5, 4))).toEqual(pageOf(false, 5, 4));
  });

  it("replace those shown if there are too many to connect them", () => {
    expect(withNewer(pageOf(false, 5, 4), pageOf(true, 9, 8))).toEqual(pageOf(true, 9, 8));
  });

  it("replace those shown if the activity was deleted", () => {
    expect(withNewer(pageOf(true, 5, 4), pageOf(false))).toEqual(pageOf(false));
  });

  it("replace an empty list", () => {
    expect(withNewer(pageOf(false), pageOf(false, 1))).toEqual(pageOf(false, 1));
  });
});

it("adds older entries below those shown", () => {
  expect(withOlder(pageOf(true, 5, 4), pageOf(false, 3))).toEqual(pageOf(false, 5, 4, 3));
});

describe("days", () => {
  /** Returns a time of the local day in ISO 8601. */
  const local = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();

  it("hold the entries from midnight to midnight, in the order of the list", () => {
    const entries = [
      entry(4, local(18, 9)),
      entry(3, local(18, 0)),
      entry(2, local(17, 23)),
      entry(1, local(3, 12)),
    ];
    const days = groupByDay(entries).map(({ day, entries: of }) => [day, of.map(({ id }) => id)]);
    expect(days).toEqual([
      ["2026-11-18", ["4", "3"]],
      ["2026-11-17", ["2"]],
      ["2026-11-03", ["1"]],
    ]);
  });

  it.each([
    ["2026-03-01", 0],
    ["2026-02-28", 1],
    ["2026-02-27", undefined],
    ["2026-03-02", undefined],
  ])("%s is named by how long ago it was", (day, expected) => {
    expect(daysAgo(day, new Date(2026, 2, 1, 23, 59))).toBe(expected);
  });
});
