/** `/v26.0/me/accounts` → version `v26.0` and path `me`, `accounts`; a call may leave the version out. */
const version = /^v(\d{1,3})\.\d$/;
/** As in research/meta.md §1.9, whatever day it is here: a login must not depend on the computer's clock. */
const oldest = 20;

export interface GraphAddress {
  readonly version: string;
  readonly path: readonly string[];
}

/** A version that has ended is answered by the oldest that is left (research/meta.md §1.9). */
export function splitPath(pathname: string): GraphAddress {
  const segments = pathname.split("/").filter((segment) => segment !== "");
  const [first = "", ...rest] = segments;
  const number = version.exec(first)?.[1];
  if (number === undefined) return { version: "", path: segments };
  return { version: Number(number) >= oldest ? first : `v${oldest}.0`, path: rest };
}
