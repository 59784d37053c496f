declare const jsonOf: unique symbol;

/**
 * The JSON text of a `T`. We send large values over IPC as text, because contextBridge copies a
 * text in one step but an object property by property, which takes 100 ms for 5,000 accounts.
 */
export type Json<T> = string & { readonly [jsonOf]: T };

/** Parses JSON. Returns undefined if `text` is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Converts a value to JSON text. The value must be plain data, because anything else would not
 * survive the round trip.
 */
export const toJson = <T>(value: T): Json<T> => JSON.stringify(value) as Json<T>;

export const fromJson = <T>(text: Json<T>): T => JSON.parse(text);
