import { beforeEach, expect, it } from "vitest";
import type { WebApp } from "../../../common/contract/web-apps.ts";
import { type Approvals, createApprovals } from "../../../main/web-apps/approvals.ts";
import { ManualClock } from "../../support/doubles/clock.ts";
import { memoryWebApps } from "../../support/doubles/web-apps.ts";

const desk = "https://desk.example.com";
const local = "http://localhost:5173";
const minute = 60_000;

let clock: ManualClock;
let approvals: Approvals;
let writes: (readonly WebApp[])[];

beforeEach(() => {
  clock = new ManualClock();
  writes = [];
  const records = memoryWebApps();
  approvals = createApprovals(
    {
      get: records.get,
      set(apps) {
        writes.push(apps);
        records.set(apps);
      },
    },
    clock,
  );
});

const now = () => new Date(clock.now()).toISOString();

it("knows exactly the apps that were added, compared character by character", () => {
  approvals.add(desk);
  expect(approvals.has(desk)).toBe(true);
  for (const other of [local, "https://DESK.example.com", `${desk}.`, `${desk}:443`, ""]) {
    expect(approvals.has(other)).toBe(false);
  }
});

it("lists an app with the time when it was allowed", () => {
  approvals.add(desk);
  expect(approvals.list()).toEqual([{ origin: desk, allowedAt: now(), lastUsedAt: now() }]);
});

it("lists an app once, even if it was allowed twice", () => {
  approvals.add(desk);
  approvals.add(local);
  clock.advance(minute);
  approvals.add(desk);
  expect(approvals.list().map(({ origin }) => origin)).toEqual([local, desk]);
  expect(approvals.list()[1]).toMatchObject({ allowedAt: now() });
});

it("removes only the app that was named", () => {
  approvals.add(desk);
  approvals.add(local);
  expect(approvals.remove(desk)).toBe(true);
  expect(approvals.has(desk)).toBe(false);
  expect(approvals.has(local)).toBe(true);
});

it("writes nothing if there is no such app to remove or to use", () => {
  approvals.add(desk);
  expect(approvals.remove(local)).toBe(false);
  expect(approvals.recordUse(local)).toBe(false);
  expect(writes).toHaveLength(1);
});

it("saves the use of an app once an hour at most", () => {
  approvals.add(desk);
  const allowedAt = now();
  clock.advance(59 * minute);
  expect(approvals.recordUse(desk)).toBe(false);
  clock.advance(minute);
  expect(approvals.recordUse(desk)).toBe(true);
  expect(approvals.recordUse(desk)).toBe(false);
  expect(writes).toHaveLength(2);
  expect(approvals.list()).toEqual([{ origin: desk, allowedAt, lastUsedAt: now() }]);
});

it("corrects the last use if the computer's clock was set back", () => {
  approvals.add(desk);
  clock.jump(-24 * 60 * minute);
  expect(approvals.recordUse(desk)).toBe(true);
  expect(approvals.list()[0]?.lastUsedAt).toBe(now());
});
