declare const jsonOf: unique symbol;

/**
 * The JSON text of a `T`. We send large values over IPC as text, because contextBridge copies a
 * text in one step but an object property by property, which takes 100 ms for 5,000 accounts.
 */
export type Json<T> = string & { readonly [jsonOf]: T };

/**
 * Parses JSON. Returns undefined if `text` is not JSON, or is nested too deeply for the reviver.
 */
export function parseJson(text: string, reviver?: Parameters<typeof JSON.parse>[1]): unknown {
  try {
    return JSON.parse(text, reviver);
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
