import { describe, expect, it } from "vitest";
import { allPausedUntil, concernsChannel } from "../../../common/checks.ts";
import type { CheckScope } from "../../../common/contract/checks.ts";

describe("the end of the pause", () => {
  const check = (pausedUntil?: string) => ({
    scope: { kind: "all" } as const,
    total: 2,
    ...(pausedUntil !== undefined && { pausedUntil }),
  });
  const [early, late] = ["2026-11-22T10:05:00.000Z", "2026-11-22T10:20:00.000Z"];

  it.each([
    ["is that of the check that goes on first", [check(late), check(early)], early],
    ["is unknown while a check is not paused", [check(late), check()], undefined],
    ["is unknown without a check", [], undefined],
  ])("%s", (_name, checks, expected) => {
    expect(allPausedUntil(checks)).toBe(expected);
  });
});

it.each<[CheckScope, boolean]>([
  [{ kind: "all" }, true],
  [{ kind: "channel", type: "messenger" }, true],
  [{ kind: "channel", type: "instagram" }, false],
  [{ kind: "account", id: "messenger-1" }, false],
])("says whether a check of %j covers the Messenger channel: %s", (scope, expected) => {
  expect(concernsChannel({ scope, total: 1 }, "messenger")).toBe(expected);
});
