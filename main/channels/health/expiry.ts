import { type Expiry, type WarningDays, warningDays } from "../../../common/contract/accounts.ts";
import type { UserRecord } from "../model.ts";
import { day } from "../ports/clock.ts";

/** What ends a user's access first, and when, in ISO 8601. */
export type AccessEnd = Pick<Expiry, "what" | "at">;

/**
 * Returns the earlier of two expiries, that of the user's token and that of the app's access to the
 * user's data. Returns undefined if neither is known.
 */
export function accessEnd(user: UserRecord): AccessEnd | undefined {
  const ends = [
    { what: "login", at: user.tokenExpiresAt },
    { what: "data-access", at: user.dataAccessExpiresAt },
  ] as const;
  return ends
    .flatMap(({ what, at }) => (at === undefined ? [] : { what, at }))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))[0];
}

/**
 * Returns the end of the user's access, or undefined if more than 14 days are left. `now` is the
 * current time in milliseconds since the epoch.
 */
export function expiryOf(user: UserRecord, now: number): Expiry | undefined {
  const end = accessEnd(user);
  const days = end && latestWarning(Date.parse(end.at) - now);
  return end && days !== undefined ? { ...end, days } : undefined;
}

/** `left` is the time until the expiry in milliseconds. It is negative after the expiry. */
const latestWarning = (left: number): WarningDays | undefined =>
  warningDays.findLast((days) => left <= days * day);

/**
 * Returns the warning to give now, or undefined if none is due. If several are due, returns only
 * the latest.
 */
export function dueWarning(user: UserRecord, now: number): Expiry | undefined {
  const expiry = expiryOf(user, now);
  return expiry && !wasGiven(user, expiry) ? expiry : undefined;
}

/** Whether this warning, or a later warning about the same expiry, has already been given. */
const wasGiven = ({ warned }: UserRecord, { what, at, days }: Expiry): boolean =>
  warned?.what === what && warned.at === at && warned.days <= days;

/**
 * True if the clock was ahead when the user was warned. Such a warning must be forgotten, or it
 * would suppress the real one later.
 */
export const wasTooEarly = (user: UserRecord, now: number): boolean =>
  user.warned !== undefined && expiryOf(user, now) === undefined;
