/**
 * Versions of the Graph API and how long Meta answers them (`research/meta.md` §1.9, "Graph API Changelog"). A call to
 * one that has ended is answered by the next that is left, so staying behind changes behaviour without a word.
 */
import type { GraphVersion } from "../../common/contract/meta-app.ts";

/** The one that Pagekeeper was written and tested against. */
export const defaultVersion = "v26.0";

/** Newest first; the day is the last one. */
const ends: readonly (readonly [version: string, until?: string])[] = [
  [defaultVersion],
  ["v25.0", "2028-07-29"],
  ["v24.0", "2028-02-18"],
  ["v23.0", "2027-10-08"],
  ["v22.0", "2027-05-20"],
  ["v21.0", "2027-01-21"],
  ["v20.0", "2026-09-24"],
];

/** Those that may be chosen and `chosen`, which may be one that has ended. `now`: milliseconds since the epoch. */
export function graphVersions(now: number, chosen = defaultVersion): readonly GraphVersion[] {
  return ends
    .map(([version, until]) => ({
      version,
      ...(until !== undefined && { until }),
      retired: until !== undefined && now >= dayAfter(until),
    }))
    .filter(({ version, retired }) => !retired || version === chosen);
}

/** Older than every version we know of is retired too; one that is newer came after this Pagekeeper. */
export function isRetired(version: string, now: number): boolean {
  const known = ends.find(([name]) => name === version);
  if (known) return known[1] !== undefined && now >= dayAfter(known[1]);
  return major(version) < major(defaultVersion);
}

const dayAfter = (isoDate: string): number => Date.parse(isoDate) + 24 * 60 * 60_000;

const major = (version: string): number => Number.parseFloat(version.slice(1));
