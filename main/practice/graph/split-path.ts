const versionSegment = /^v(\d{1,3})\.\d$/;
/**
 * The oldest available version. It doesn't depend on the date, so that a login works even if the
 * clock is wrong.
 */
const oldestVersion = 20;

export interface SplitPath {
  /** The version, or empty if the path has none. */
  readonly version: string;
  readonly path: readonly string[];
}

/**
 * Splits `/v26.0/me/accounts` into the version `v26.0` and the segments `me` and `accounts`.
 * Replaces a retired version with the oldest available one, as Meta does (docs/research/meta.md
 * §1.9).
 */
export function splitPath(pathname: string): SplitPath {
  const segments = pathname.split("/").filter((segment) => segment !== "");
  const [first = "", ...rest] = segments;
  const number = versionSegment.exec(first)?.[1];
  if (number === undefined) return { version: "", path: segments };
  return { version: Number(number) >= oldestVersion ? first : `v${oldestVersion}.0`, path: rest };
}
