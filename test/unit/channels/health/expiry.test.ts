import { describe, expect, it, test } from "vitest";
import { dueWarning, expiryOf } from "../../../../main/channels/health/expiry.ts";
import { takeDueWarnings } from "../../../../main/channels/health/expiry-warnings.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { MemoryRecords } from "../../../support/doubles/records.ts";
import { account, user } from "../../../support/logins.ts";

const now = Date.parse("2026-11-22T10:00:00.000Z");
const day = 24 * 60 * 60_000;
const inDays = (days: number): string => new Date(now + days * day).toISOString();

describe("an end", () => {
  test.each([
    [60, undefined],
    [14.01, undefined],
    [14, 14],
    [7.01, 14],
    [7, 7],
    [1.01, 7],
    [1, 1],
    [0, 1],
    [-3, 1],
  ])("that is %d days ahead is warned of as %s", (left, days) => {
    const at = inDays(left);
    expect(expiryOf({ ...user("a"), tokenExpiresAt: at }, now)).toEqual(
      days === undefined ? undefined : { what: "login", at, days },
    );
  });

  it("of the data access counts as well, and the first counts", () => {
    const [soon, later] = [inDays(3), inDays(9)];
    const of = (tokenExpiresAt: string | undefined, dataAccessExpiresAt: string) =>
      expiryOf({ ...user("a"), tokenExpiresAt, dataAccessExpiresAt }, now);
    expect(of(undefined, later)).toEqual({ what: "data-access", at: later, days: 14 });
    expect(of(later, soon)).toEqual({ what: "data-access", at: soon, days: 7 });
    expect(of(soon, later)).toEqual({ what: "login", at: soon, days: 7 });
  });

  it("that Facebook does not name is none", () => {
    expect(expiryOf(user("a"), now)).toBeUndefined();
  });
});

describe("a warning", () => {
  const tokenExpiresAt = inDays(14);
  const warnedOf = (
    days: 14 | 7 | 1,
    at = tokenExpiresAt,
    what: "login" | "data-access" = "login",
  ) => ({
    ...user("a"),
    tokenExpiresAt,
    warned: { what, at, days },
  });

  it("is not due again", () => {
    expect(dueWarning(warnedOf(14), now)).toBeUndefined();
  });

  it("is not due again because the clock was set back", () => {
    expect(dueWarning(warnedOf(7), now)).toBeUndefined();
  });

  it("is due at the next step", () => {
    expect(dueWarning(warnedOf(14), now + 7 * day)).toMatchObject({ days: 7 });
  });

  it("is due for another end", () => {
    expect(dueWarning(warnedOf(14, inDays(-1)), now)).toMatchObject({ days: 14 });
    expect(dueWarning(warnedOf(14, tokenExpiresAt, "data-access"), now)).toMatchObject({
      days: 14,
    });
  });
});

describe("taking the warnings", () => {
  it("gives each once, with the accounts that live by the login", () => {
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
    const take = () => takeDueWarnings({ records, clock });
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
    // Asleep over the second warning: only the last one is of use.
    clock.advance(9.5 * day);
    expect(take().map(({ days }) => days)).toEqual([1]);
    expect(take()).toEqual([]);
  });

  it("gives again what a clock that was ahead had it give long before the time", () => {
    const clock = new ManualClock();
    const records = new MemoryRecords({
      users: [{ ...user("a"), tokenExpiresAt: inDays(30) }],
      accounts: [account("messenger", "1", "a")],
    });
    const daysOf = () => takeDueWarnings({ records, clock }).map(({ days }) => days);
    clock.jump(400 * day);
    expect(daysOf()).toEqual([1]);
    clock.jump(-400 * day);
    expect(daysOf()).toEqual([]);
    clock.advance(16 * day);
    expect(daysOf()).toEqual([14]);
    expect(daysOf()).toEqual([]);
  });

  it("gives none that could not be noted", () => {
    const records = new MemoryRecords({ users: [{ ...user("a"), tokenExpiresAt: inDays(1) }] });
    records.full = true;
    expect(() => takeDueWarnings({ records, clock: new ManualClock() })).toThrow("not be written");
  });
});
