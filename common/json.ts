declare const jsonOf: unique symbol;

/**
 * JSON text of a `T`, for large values sent over IPC: contextBridge copies an object property by
 * property (100 ms for 5,000 accounts) but a string in one step.
 */
export type Json<T> = string & { readonly [jsonOf]: T };

/** Returns undefined, which is not a JSON value, if `text` is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
