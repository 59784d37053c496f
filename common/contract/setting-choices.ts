/** The values of settings that offer a choice. No zod, because the first frame needs them. */

/** In hours. */
export const checkIntervals = [6, 12, 24] as const;

export const appearances = ["system", "light", "dark"] as const;
export type Appearance = (typeof appearances)[number];
