import { type Expiry, type WarningDays, warningDays } from "../../../common/contract/accounts.ts";
import type { UserRecord } from "../model.ts";
import { day } from "../ports/clock.ts";

/**
 * Returns the earlier of two expiries, that of the user's token and that of the app's access to the
 * user's data. Returns undefined if more than 14 days are left. `now` is the current time in
 * milliseconds since the epoch.
 */
export function expiryOf(user: UserRecord, now: number): Expiry | undefined {
  const ends = [
    { what: "login", at: user.tokenExpiresAt },
    { what: "data-access", at: user.dataAccessExpiresAt },
  ] as const;
  const [first] = ends
    .flatMap(({ what, at }) => (at === undefined ? [] : { what, at, left: Date.parse(at) - now }))
    .sort((a, b) => a.left - b.left);
  if (!first) return undefined;
  const days = latestWarning(first.left);
  return days === undefined ? undefined : { what: first.what, at: first.at, days };
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
