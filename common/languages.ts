/**
 * The languages that Pagekeeper is translated into, by BCP 47 code. Each name is in the language
 * itself. Add new languages here: the type check then reports the missing translations.
 */
export const languageNames = { en: "English", de: "Deutsch" } as const;

export type Language = keyof typeof languageNames;
export const languages = Object.keys(languageNames) as [Language, ...Language[]];

/**
 * The choices of the language setting. `system` is the first of the operating system's languages
 * that Pagekeeper is translated into.
 */
export const languageChoices = ["system", ...languages] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/**
 * Returns the language of a BCP 47 tag such as `de-AT`, or undefined if there is no translation.
 */
export function languageOf(tag: string): Language | undefined {
  const code = tag.toLowerCase().split(/[-_]/, 1)[0];
  return languages.find((language) => language === code);
}
