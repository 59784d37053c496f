import { type Expiry, type WarningDays, warningDays } from "../../../common/contract/accounts.ts";
import type { UserRecord } from "../model.ts";
import { day } from "../ports/clock.ts";

/**
 * Returns whichever of the user's token and data access expires first, if it is soon or past.
 * `now`: milliseconds since the epoch.
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

/** `left`: milliseconds until the expiry, negative if it is past. */
const latestWarning = (left: number): WarningDays | undefined =>
  warningDays.findLast((days) => left <= days * day);

/** Returns the warning to give now. After a long sleep, only the latest of the three. */
export function dueWarning(user: UserRecord, now: number): Expiry | undefined {
  const expiry = expiryOf(user, now);
  return expiry && !wasGiven(user, expiry) ? expiry : undefined;
}

/** This warning, or a later one of the same expiry, was given. */
const wasGiven = ({ warned }: UserRecord, { what, at, days }: Expiry): boolean =>
  warned?.what === what && warned.at === at && warned.days <= days;

/** The clock was ahead when the warning was given; it would suppress the one that will be due. */
export const wasTooEarly = (user: UserRecord, now: number): boolean =>
  user.warned !== undefined && expiryOf(user, now) === undefined;
