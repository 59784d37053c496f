/**
 * Every language Pagekeeper is translated into: its BCP 47 code and its own name for itself. A new
 * language starts here; the type check then names the translations that are missing.
 */
export const languageNames = { en: "English", de: "Deutsch" } as const;

export type Language = keyof typeof languageNames;
export const languages = Object.keys(languageNames) as [Language, ...Language[]];

/** `system`: the first of the system's languages that Pagekeeper is translated into. */
export const languageChoices = ["system", ...languages] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/** The language of a BCP 47 tag such as `de-AT`; undefined if there is no translation. */
export function languageOf(tag: string): Language | undefined {
  const code = tag.toLowerCase().split(/[-_]/, 1)[0];
  return languages.find((language) => language === code);
}
