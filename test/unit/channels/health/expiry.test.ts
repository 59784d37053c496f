import { describe, expect, it } from "vitest";
import { dueWarning, expiryOf } from "../../../../main/channels/health/expiry.ts";
import { user } from "../../../support/logins.ts";

const now = Date.parse("2026-11-22T10:00:00.000Z");
const day = 24 * 60 * 60_000;
const inDays = (days: number): string => new Date(now + days * day).toISOString();

describe("the expiry of a login", () => {
  it.each([
    [60, undefined],
    [14.01, undefined],
    [14, 14],
    [7.01, 14],
    [7, 7],
    [1.01, 7],
    [1, 1],
    [0, 1],
    [-3, 1],
  ])("in %d days has the warning %s", (left, days) => {
    const at = inDays(left);
    expect(expiryOf({ ...user("a"), tokenExpiresAt: at }, now)).toEqual(
      days === undefined ? undefined : { what: "login", at, days },
    );
  });

  it("is that of the token or of the data access, whichever is earlier", () => {
    const [soon, later] = [inDays(3), inDays(9)];
    const of = (tokenExpiresAt: string | undefined, dataAccessExpiresAt: string) =>
      expiryOf({ ...user("a"), tokenExpiresAt, dataAccessExpiresAt }, now);
    expect(of(undefined, later)).toEqual({ what: "data-access", at: later, days: 14 });
    expect(of(later, soon)).toEqual({ what: "data-access", at: soon, days: 7 });
    expect(of(soon, later)).toEqual({ what: "login", at: soon, days: 7 });
  });

  it("is unknown if Facebook does not report it", () => {
    expect(expiryOf(user("a"), now)).toBeUndefined();
  });
});

describe("an expiry warning", () => {
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

  it("is not due twice", () => {
    expect(dueWarning(warnedOf(14), now)).toBeUndefined();
  });

  it("is not due again if the clock was set back", () => {
    expect(dueWarning(warnedOf(7), now)).toBeUndefined();
  });

  it("is due again at the next step", () => {
    expect(dueWarning(warnedOf(14), now + 7 * day)).toMatchObject({ days: 7 });
  });

  it("is due again for another date or kind of expiry", () => {
    expect(dueWarning(warnedOf(14, inDays(-1)), now)).toMatchObject({ days: 14 });
    expect(dueWarning(warnedOf(14, tokenExpiresAt, "data-access"), now)).toMatchObject({
      days: 14,
    });
  });
});
