/** What the settings with a fixed list of values offer. Free of zod, for the renderer and the first frame. */

/** In hours. */
export const checkIntervals = [6, 12, 24] as const;

export const appearances = ["system", "light", "dark"] as const;
export type Appearance = (typeof appearances)[number];
