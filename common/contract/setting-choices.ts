/**
 * The possible numbers of hours between two checks. This file does not import zod, because the
 * first frame loads it.
 */
export const checkIntervals = [6, 12, 24] as const;

export const appearances = ["system", "light", "dark"] as const;
export type Appearance = (typeof appearances)[number];
