const versionSegment = /^v(\d{1,3})\.\d$/;
/** Fixed instead of derived from the date, so that the clock cannot break a login. */
const oldestVersion = 20;

export interface SplitPath {
  /** Empty if the path has no version. */
  readonly version: string;
  readonly path: readonly string[];
}

/**
 * Splits `/v26.0/me/accounts` into `v26.0` and `me`, `accounts`. Replaces a retired version by the
 * oldest available one, as Meta does (docs/research/meta.md §1.9).
 */
export function splitPath(pathname: string): SplitPath {
  const segments = pathname.split("/").filter((segment) => segment !== "");
  const [first = "", ...rest] = segments;
  const number = versionSegment.exec(first)?.[1];
  if (number === undefined) return { version: "", path: segments };
  return { version: Number(number) >= oldestVersion ? first : `v${oldestVersion}.0`, path: rest };
}
