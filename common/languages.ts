/** Languages Pagekeeper is translated into, as BCP 47 codes. */
export const languages = ["en", "de"] as const;
export type Language = (typeof languages)[number];

/** `system`: the first of the system's languages that Pagekeeper is translated into. */
export const languageChoices = ["system", ...languages] as const;
export type LanguageChoice = (typeof languageChoices)[number];
