/** An untrusted query parameter. */
export type QueryParam =
  | { readonly status: "absent" }
  | { readonly status: "one"; readonly value: string }
  /** The parameter occurs twice or in an array notation (`name[]=`, `name[0]=`). */
  | { readonly status: "malformed" };

/** Returns the parameters of a request target. Never throws, even if the encoding is malformed. */
export function queryParams(target: string): URLSearchParams {
  const start = target.indexOf("?");
  return new URLSearchParams(start < 0 ? "" : target.slice(start + 1));
}

export function readParam(params: URLSearchParams, name: string): QueryParam {
  // Treat array notation as malformed. If it counted as absent, a default value would silently
  // replace the parameter.
  if ([...params.keys()].some((key) => key.startsWith(`${name}[`))) {
    return { status: "malformed" };
  }
  const [value, ...more] = params.getAll(name);
  if (value === undefined) return { status: "absent" };
  return more.length > 0 ? { status: "malformed" } : { status: "one", value };
}
