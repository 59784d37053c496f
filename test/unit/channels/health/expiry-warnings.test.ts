import { describe, expect, it } from "vitest";
import { takeDueWarnings } from "../../../../main/channels/health/expiry-warnings.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { MemoryRecords } from "../../../support/doubles/records.ts";
import { account, user } from "../../../support/logins.ts";

const now = Date.parse("2026-11-22T10:00:00.000Z");
const day = 24 * 60 * 60_000;
const inDays = (days: number): string => new Date(now + days * day).toISOString();

const facebook = { appId: "app" };

describe("due expiry warnings", () => {
  it("are given once, with the accounts that depend on the login", () => {
    const clock = new ManualClock();
    const tokenExpiresAt = inDays(10);
    const records = new MemoryRecords({
      users: [{ ...user("a"), tokenExpiresAt }, user("b")],
      accounts: [
        account("messenger", "1", "a"),
        account("messenger", "2", "b"),
        account("instagram", "1", "a"),
      ],
    });
    const take = () => takeDueWarnings({ records, clock, facebook });
    expect(take()).toEqual([
      {
        what: "login",
        at: tokenExpiresAt,
        days: 14,
        userName: "User a",
        accountIds: ["messenger-1", "instagram-1"],
      },
    ]);
    expect(take()).toEqual([]);
    // The second warning was due while the computer slept, so only the last warning is given.
    clock.advance(9.5 * day);
    expect(take().map(({ days }) => days)).toEqual([1]);
    expect(take()).toEqual([]);
  });

  it("are given again if a clock that was ahead made them too early", () => {
    const clock = new ManualClock();
    const records = new MemoryRecords({
      users: [{ ...user("a"), tokenExpiresAt: inDays(30) }],
      accounts: [account("messenger", "1", "a")],
    });
    const daysOf = () => takeDueWarnings({ records, clock, facebook }).map(({ days }) => days);
    clock.jump(400 * day);
    expect(daysOf()).toEqual([1]);
    clock.jump(-400 * day);
    expect(daysOf()).toEqual([]);
    clock.advance(16 * day);
    expect(daysOf()).toEqual([14]);
    expect(daysOf()).toEqual([]);
  });

  it("are not given about accounts that wait to be disconnected", () => {
    const mark = { disconnecting: { id: "p1", until: inDays(0) } };
    const records = new MemoryRecords({
      users: ["a", "b"].map((id) => ({ ...user(id), tokenExpiresAt: inDays(1) })),
      accounts: [
        account("messenger", "1", "a"),
        account("messenger", "2", "a", mark),
        account("messenger", "3", "b", mark),
      ],
    });
    const warnings = takeDueWarnings({ records, facebook, clock: new ManualClock() });
    expect(warnings.map(({ accountIds }) => accountIds)).toEqual([["messenger-1"]]);
  });

  it("are not given if they could not be recorded", () => {
    const records = new MemoryRecords({
      users: [{ ...user("a"), tokenExpiresAt: inDays(1) }],
      accounts: [account("messenger", "1", "a")],
    });
    records.full = true;
    expect(() => takeDueWarnings({ records, facebook, clock: new ManualClock() })).toThrow(
      "not be written",
    );
  });
});
