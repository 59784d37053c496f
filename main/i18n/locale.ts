/**
 * The locale of this run, set at startup and whenever the setting changes. Sentences are created
 * when they are shown and not stored, so a change takes effect everywhere at once.
 */
import { type Language, type LanguageChoice, languageOf } from "../../common/languages.ts";

export interface Locale {
  readonly language: Language;
  /** BCP 47: the language, with the user's region if known. For `Intl` and for a page's `lang`. */
  readonly tag: string;
}

/** `system`: the user's preferred languages as BCP 47 tags, best first. Falls back to English. */
export function chooseLocale(choice: LanguageChoice, system: readonly string[]): Locale {
  const language =
    choice === "system"
      ? (system.map(languageOf).find((each) => each !== undefined) ?? "en")
      : choice;
  const tag = system.find((each) => languageOf(each) === language && isValidTag(each));
  return { language, tag: tag ?? language };
}

/** A system may list tags that `Intl` rejects. */
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

/** Returns a getter for the texts of the current language. */
export const localized =
  <T>(texts: Readonly<Record<Language, T>>): (() => T) =>
  () =>
    texts[current.language];
