declare const jsonOf: unique symbol;

/**
 * The JSON text of a `T`. Large values are sent over IPC as text, because contextBridge copies an
 * object property by property (100 ms for 5,000 accounts) but a string in one step.
 */
export type Json<T> = string & { readonly [jsonOf]: T };

/** Parses JSON. Returns undefined, which is not a JSON value, if `text` is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Converts plain data to JSON. Anything else would not survive the round trip. */
export const toJson = <T>(value: T): Json<T> => JSON.stringify(value) as Json<T>;

export const fromJson = <T>(text: Json<T>): T => JSON.parse(text);
