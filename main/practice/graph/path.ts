/** `/v26.0/me/accounts` → version `v26.0` and path `me`, `accounts`; a call may leave the version out. */
const version = /^v(\d{1,3})\.\d$/;
const oldest = 20;

export interface GraphAddress {
  readonly version: string;
  readonly path: readonly string[];
}

/** A version that is no longer there is part of an unknown path. */
export function splitPath(pathname: string): GraphAddress {
  const segments = pathname.split("/").filter((segment) => segment !== "");
  const [first = "", ...rest] = segments;
  const number = version.exec(first)?.[1];
  return number !== undefined && Number(number) >= oldest
    ? { version: first, path: rest }
    : { version: "", path: segments };
}
