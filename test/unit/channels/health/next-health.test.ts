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

describe("a refusal that says nothing about the account", () => {
  const link = { place: "app-dashboard", url: "https://developers.facebook.com/apps/1/" } as const;
  const help = { remedy: "set-up-app", link, details: { graphCode: 200 } } as const;
  const refused: Finding = {
    kind: "asked",
    result: {
      ok: false,
      problem: { ...problem("app_blocked"), responsible: "operator", ...help },
    },
  };
  const refusal = { code: "app_blocked", since: at, ...help };
  const later = "2026-11-23T10:00:00.000Z";
  const works = { state: "works", checkedAt: "2026-11-01T00:00:00.000Z" } as const;

  it("is noted with a working account, which keeps its state and age", () => {
    expect(nextHealth(works, refused, at)).toEqual({ ...works, refusal });
  });

  it("keeps the time of the first of several refusals", () => {
    expect(nextHealth({ ...works, refusal }, refused, later)).toEqual({ ...works, refusal });
  });

  it("counts from now if the first one seems to be in the future", () => {
    const early = "2026-11-21T10:00:00.000Z";
    expect(nextHealth({ ...works, refusal }, refused, early)).toEqual({
      ...works,
      refusal: { ...refusal, since: early },
    });
  });

  it("is forgotten when Facebook answers, and kept during an outage", () => {
    const before = { ...works, refusal };
    expect(nextHealth(before, success, later)).toEqual({ state: "works", checkedAt: later });
    expect(nextHealth(before, problemFinding("facebook_down"), later)).toBe(before);
    expect(nextHealth(before, problemFinding("dead", "reconnect"), later)).not.toHaveProperty(
      "refusal",
    );
  });

  it("changes nothing about an account that is known not to work", () => {
    const before = health("reconnect");
    expect(nextHealth(before, refused, at)).toBe(before);
  });

  it.each(["facebook_down", "throttled"])("is not an answer such as %s", (code) => {
    const waits = { ...problem(code), remedy: "wait", details: { graphCode: 4 } } as const;
    const finding: Finding = { kind: "asked", result: { ok: false, problem: waits } };
    expect(nextHealth(works, finding, at)).toBe(works);
  });

  it("is not a lost connection through a proxy, whose details name the proxy", () => {
    const lost = { ...problem("proxy_down"), details: { proxy: "proxy.example:8080" } };
    const finding: Finding = { kind: "asked", result: { ok: false, problem: lost } };
    expect(nextHealth(works, finding, at)).toBe(works);
  });
});
