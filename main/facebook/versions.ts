import type { GraphVersion } from "../../common/contract/meta-app.ts";

/** The version of the Graph API that Pagekeeper is tested against. */
export const defaultVersion = "v26.0";

/**
 * The versions of the Graph API, newest first, with the last day on which Meta serves them ("Graph
 * API Changelog", docs/research/meta.md §1.9). After that day Meta silently uses the next version.
 */
const knownVersions: readonly (readonly [version: string, until?: string])[] = [
  [defaultVersion],
  ["v25.0", "2028-07-29"],
  ["v24.0", "2028-02-18"],
  ["v23.0", "2027-10-08"],
  ["v22.0", "2027-05-20"],
  ["v21.0", "2027-01-21"],
  ["v20.0", "2026-09-24"],
];

/**
 * Returns the versions that Meta still serves. Includes `chosen` even if Meta has retired it. `now`
 * is in milliseconds since the epoch.
 */
export function graphVersions(now: number, chosen = defaultVersion): readonly GraphVersion[] {
  return knownVersions
    .map(([version, until]) => ({
      version,
      ...(until !== undefined && { until }),
      retired: until !== undefined && now >= dayAfter(until),
    }))
    .filter(({ version, retired }) => !retired || version === chosen);
}

/**
 * Returns whether Meta no longer serves a version. An unknown version counts as retired only if it
 * is older than the default version. `now` is in milliseconds since the epoch.
 */
export function isRetired(version: string, now: number): boolean {
  const known = knownVersions.find(([name]) => name === version);
  if (known) return known[1] !== undefined && now >= dayAfter(known[1]);
  return major(version) < major(defaultVersion);
}

const dayAfter = (isoDate: string): number => Date.parse(isoDate) + 24 * 60 * 60_000;

const major = (version: string): number => Number.parseFloat(version.slice(1));
