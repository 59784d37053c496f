/**
 * Keeps the current locale. It is set at startup and when the setting changes. Texts are created
 * when they are shown and never stored, so a change takes effect everywhere at once.
 */
import { type Language, type LanguageChoice, languageOf } from "../../common/languages.ts";

export interface Locale {
  readonly language: Language;
  /** A BCP 47 tag for `Intl` and for a page's `lang`, with the user's region if it is known. */
  readonly tag: string;
}

/**
 * Returns the locale for a choice in the settings. Falls back to English.
 *
 * @param system The user's preferred languages as BCP 47 tags, in order of preference.
 */
export function chooseLocale(choice: LanguageChoice, system: readonly string[]): Locale {
  const language =
    choice === "system"
      ? (system.map(languageOf).find((each) => each !== undefined) ?? "en")
      : choice;
  const tag = system.find((each) => languageOf(each) === language && isValidTag(each));
  return { language, tag: tag ?? language };
}

/** Checks a tag, because the operating system may list tags that `Intl` rejects. */
function isValidTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

let current: Locale = { language: "en", tag: "en" };

export function setLocale(locale: Locale): void {
  current = locale;
}

export const locale = (): Locale => current;

/** Returns a function that returns the texts in the current language. */
export const localized =
  <T>(texts: Readonly<Record<Language, T>>): (() => T) =>
  () =>
    texts[current.language];
