/** Every sentence of the window, in the one language that this page speaks. */
import type { Language } from "../../common/languages.ts";
import type { Texts } from "./en.ts";
import { type Format, formatFor } from "./formatters.ts";
import { languages, spokenIn } from "./languages.ts";
import type { SettingsTexts } from "./settings/en.ts";

let language: Language;
let format: Format;

/** There from the first frame on: read it while drawing, and not when a file is loaded. */
export let texts: Texts;

/** Loads the language of a locale, as `lang` of the page names it. Called once: another language is another page. */
export async function speak(locale: string): Promise<void> {
  const chosen = spokenIn(locale);
  language = chosen.language;
  format = formatFor(chosen.locale);
  texts = (await languages[language].texts()).default(format);
}

/** For settings/index.ts alone. */
export const makeSettingsTexts = async (): Promise<SettingsTexts> =>
  (await languages[language].settings()).default(format);
