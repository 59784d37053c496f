import { createFormatters, type Formatters } from "../../common/formatters.ts";
import { type Language, languageOf } from "../../common/languages.ts";
import type { SettingsTexts } from "./en/settings.ts";
import type { Texts } from "./en/window.ts";
import { translations } from "./translations.ts";

let language: Language;
let formatters: Formatters;

/** The window's texts. Set before the first render, so read it while rendering, not on import. */
export let texts: Texts;

/**
 * Loads the language of a BCP 47 tag, or English if there is no translation. Called once per page:
 * a change of the language reloads it.
 */
export async function loadLocale(tag: string): Promise<void> {
  const supported = languageOf(tag);
  language = supported ?? "en";
  formatters = createFormatters(supported ? tag : "en");
  texts = (await translations[language].window()).default(formatters);
}

/** For settings.ts only. */
export const createSettingsTexts = async (): Promise<SettingsTexts> =>
  (await translations[language].settings()).default(formatters);
