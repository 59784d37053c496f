/**
 * The possible numbers of hours between two checks. The first frame loads this file, so it must not
 * import zod.
 */
export const checkIntervals = [6, 12, 24] as const;

export const appearances = ["system", "light", "dark"] as const;
export type Appearance = (typeof appearances)[number];
