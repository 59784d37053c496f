/** Query parameters as untrusted input: each is absent, given once, or malformed. */

export type QueryParam =
  | { readonly status: "absent" }
  | { readonly status: "one"; readonly value: string }
  /** Given twice, or in one of the array spellings (`name[]=`, `name[0]=`). */
  | { readonly status: "malformed" };

/** Never throws: broken percent-encoding is decoded as far as it goes. */
export function queryParams(target: string): URLSearchParams {
  const start = target.indexOf("?");
  return new URLSearchParams(start < 0 ? "" : target.slice(start + 1));
}

export function readParam(parameters: URLSearchParams, name: string): QueryParam {
  // An array spelling must not pass for absent, or a default would quietly take its place.
  if ([...parameters.keys()].some((key) => key.startsWith(`${name}[`))) {
    return { status: "malformed" };
  }
  const [value, ...more] = parameters.getAll(name);
  if (value === undefined) return { status: "absent" };
  return more.length > 0 ? { status: "malformed" } : { status: "one", value };
}
