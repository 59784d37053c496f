import { describe, expect, it } from "vitest";
import { healthStates } from "../../../../common/contract/accounts.ts";
import { type Finding, nextHealth } from "../../../../main/channels/health/next-health.ts";
import type { HealthRecord } from "../../../../main/channels/model.ts";
import { problem } from "../../../support/logins.ts";

const at = "2026-11-22T10:00:00.000Z";
const failingStates = healthStates.filter((state) => state !== "works");

const health = (state: HealthRecord["state"]): HealthRecord => ({
  state,
  code: `${state}_before`,
  checkedAt: "2026-11-01T00:00:00.000Z",
});

const problemFinding = (code: string, state?: (typeof failingStates)[number]): Finding => ({
  kind: "asked",
  result: { ok: false, problem: problem(code, state) },
});
const success: Finding = { kind: "asked", result: { ok: true, value: null } };

const unclear: readonly (readonly [string, Finding])[] = [
  ["a rate limit", problemFinding("throttled")],
  ["an outage", problemFinding("facebook_down")],
  ["no network", problemFinding("no_network")],
  ["a cancelled check", problemFinding("cancelled")],
  ["a wrong setup of the Meta app", problemFinding("app_misconfigured")],
  ["an unreadable token", { kind: "token-unread" }],
];

describe.each(healthStates)("the health %s", (before) => {
  it.each(failingStates)("becomes %s if Facebook reports it", (state) => {
    expect(nextHealth(health(before), problemFinding("trouble", state), at)).toEqual({
      state,
      code: "trouble",
      checkedAt: at,
    });
  });

  it("becomes works if Facebook answers", () => {
    expect(nextHealth(health(before), success, at)).toEqual({ state: "works", checkedAt: at });
  });

  it("becomes reconnect if the token is missing", () => {
    expect(nextHealth(health(before), { kind: "token-missing" }, at)).toEqual({
      state: "reconnect",
      code: "token_missing",
      checkedAt: at,
      remedy: "connect-again",
    });
  });

  it.each(unclear)("stays, with its age, after %s", (_what, finding) => {
    const record = health(before);
    expect(nextHealth(record, finding, at)).toBe(record);
  });
});

it("drops the remedy, link and details of the previous problem", () => {
  const link = { place: "facebook", url: "https://www.facebook.com/" } as const;
  const before: HealthRecord = {
    ...health("blocked"),
    remedy: "wait",
    link,
    details: { graphCode: 368 },
  };
  expect(nextHealth(before, problemFinding("dead", "reconnect"), at)).toEqual({
    state: "reconnect",
    code: "dead",
    checkedAt: at,
  });
});

it("keeps the problem's remedy, link and details", () => {
  const help = {
    remedy: "open-facebook",
    link: { place: "facebook", url: "https://www.facebook.com/" },
    details: { graphCode: 190, graphSubcode: 459 },
  } as const;
  const found = { ...problem("checkpoint", "action-at-facebook"), ...help };
  const finding: Finding = { kind: "asked", result: { ok: false, problem: found } };
  expect(nextHealth(health("works"), finding, at)).toMatchObject(help);
});
