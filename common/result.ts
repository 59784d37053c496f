/** A value, or a problem as a value where the caller has to decide what to do about it. */
export type Result<T, P> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: P };
