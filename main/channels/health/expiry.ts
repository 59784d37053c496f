/** When the access that a user's accounts live by ends, and when that is to be warned of. */
import { type Expiry, type WarningDays, warningDays } from "../../../common/contract/accounts.ts";
import type { UserRecord } from "../model.ts";

/** Milliseconds. */
const day = 24 * 60 * 60_000;

/** The end that comes first, once it is near or past. `now`: milliseconds since the epoch. */
export function expiryOf(user: UserRecord, now: number): Expiry | undefined {
  const ends = [
    { what: "login", at: user.tokenExpiresAt },
    { what: "data-access", at: user.dataAccessExpiresAt },
  ] as const;
  const [first] = ends
    .flatMap(({ what, at }) => (at === undefined ? [] : { what, at, left: Date.parse(at) - now }))
    .sort((a, b) => a.left - b.left);
  if (!first) return undefined;
  const days = warningFor(first.left);
  return days === undefined ? undefined : { what: first.what, at: first.at, days };
}

/** The latest warning whose time has come; undefined: it is still early. `left`: milliseconds, negative when it is past. */
const warningFor = (left: number): WarningDays | undefined =>
  warningDays.findLast((days) => left <= days * day);

/** This warning, or a later one of the same end, was given. */
const wasGiven = ({ warned }: UserRecord, { what, at, days }: Expiry): boolean =>
  warned?.what === what && warned.at === at && warned.days <= days;

/** While none is due none can have been given, but by a clock that was ahead: it would swallow the one of the right time. */
export const wasTooEarly = (user: UserRecord, now: number): boolean =>
  user.warned !== undefined && expiryOf(user, now) === undefined;

/** The warning to give now: each of the three once, and after a time asleep only the latest. */
export function dueWarning(user: UserRecord, now: number): Expiry | undefined {
  const expiry = expiryOf(user, now);
  return expiry && !wasGiven(user, expiry) ? expiry : undefined;
}
