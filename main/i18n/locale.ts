/**
 * The one language that this run speaks, with the locale of its dates and numbers. It is chosen at the start and when the
 * setting changes, and asked for wherever a sentence is made: nothing keeps a sentence for longer than it is shown.
 */
import type { Language, LanguageChoice } from "../../common/languages.ts";

export interface Speech {
  readonly language: Language;
  /** BCP 47: the language, with the user's region where it is known. For `Intl`, and for `lang` of a page. */
  readonly locale: string;
}

/**
 * `system`: the languages that the user has chosen in the system, the first the best, in BCP 47. Where Pagekeeper speaks none
 * of them, it speaks English.
 */
export function speechOf(choice: LanguageChoice, system: readonly string[]): Speech {
  const language = choice === "system" ? (system.map(spokenIn).find(isSpoken) ?? "en") : choice;
  const locale = system.find((each) => spokenIn(each) === language && isLocale(each));
  return { language, locale: locale ?? language };
}

const spokenIn = (locale: string): string => locale.toLowerCase().split(/[-_]/, 1)[0] ?? "";

/** Not from the contract, whose values bring zod along: this is loaded before the window. */
const spokenHere: Readonly<Record<Language, true>> = { en: true, de: true };

const isSpoken = (code: string): code is Language => Object.hasOwn(spokenHere, code);

/** A system may list what `Intl` does not take. */
function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

let current: Speech = { language: "en", locale: "en" };

export function speak(speech: Speech): void {
  current = speech;
}

export const speech = (): Speech => current;

/** The texts of the language that is spoken now. */
export const spoken =
  <T>(texts: Readonly<Record<Language, T>>): (() => T) =>
  () =>
    texts[current.language];
