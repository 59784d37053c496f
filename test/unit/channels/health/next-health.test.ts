import { describe, expect, it, test } from "vitest";
import { healthStates } from "../../../../common/contract/accounts.ts";
import { type Finding, nextHealth } from "../../../../main/channels/health/next-health.ts";
import type { HealthRecord } from "../../../../main/channels/model.ts";
import { problem } from "../../../support/logins.ts";

const at = "2026-11-22T10:00:00.000Z";
const troubles = healthStates.filter((state) => state !== "works");

const health = (state: HealthRecord["state"]): HealthRecord => ({
  state,
  code: `${state}_before`,
  checkedAt: "2026-11-01T00:00:00.000Z",
});

const says = (code: string, state?: (typeof troubles)[number]): Finding => ({
  kind: "asked",
  result: { ok: false, problem: problem(code, state) },
});
const fine: Finding = { kind: "asked", result: { ok: true, value: null } };

const silent: readonly (readonly [string, Finding])[] = [
  ["a limit", says("throttled")],
  ["an outage", says("facebook_down")],
  ["no network", says("no_network")],
  ["a check that was cancelled", says("cancelled")],
  ["a mistake of the Meta app's", says("app_misconfigured")],
  ["a keychain that does not answer", { kind: "token-unread" }],
];

describe.each(healthStates)("from %s", (before) => {
  test.each(troubles)("Facebook's word leads to %s", (state) => {
    expect(nextHealth(health(before), says("trouble", state), at)).toEqual({
      state,
      code: "trouble",
      checkedAt: at,
    });
  });

  test("an answer leads to works", () => {
    expect(nextHealth(health(before), fine, at)).toEqual({ state: "works", checkedAt: at });
  });

  test("a lost token leads to connecting again", () => {
    expect(nextHealth(health(before), { kind: "token-missing" }, at)).toEqual({
      state: "reconnect",
      code: "token_missing",
      checkedAt: at,
      remedy: "connect-again",
    });
  });

  test.each(silent)("%s leads nowhere, and makes it no younger", (_what, finding) => {
    const kept = health(before);
    expect(nextHealth(kept, finding, at)).toBe(kept);
  });
});

it("keeps of an earlier trouble neither remedy nor link nor details", () => {
  const link = { place: "facebook", url: "https://www.facebook.com/" } as const;
  const before: HealthRecord = {
    ...health("blocked"),
    remedy: "wait",
    link,
    details: { graphCode: 368 },
  };
  expect(nextHealth(before, says("dead", "reconnect"), at)).toEqual({
    state: "reconnect",
    code: "dead",
    checkedAt: at,
  });
});

it("takes over what mends it, where, and what Facebook said", () => {
  const mends = {
    remedy: "open-facebook",
    link: { place: "facebook", url: "https://www.facebook.com/" },
    details: { graphCode: 190, graphSubcode: 459 },
  } as const;
  const found = { ...problem("checkpoint", "action-at-facebook"), ...mends };
  const finding: Finding = { kind: "asked", result: { ok: false, problem: found } };
  expect(nextHealth(health("works"), finding, at)).toMatchObject(mends);
});
