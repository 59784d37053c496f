/**
 * A value, or a problem that the caller has to handle. Used instead of exceptions when the caller
 * must decide what to do about a problem.
 */
export type Result<T, P> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: P };
