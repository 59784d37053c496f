import { createFormatters, type Formatters } from "../../common/formatters.ts";
import { type Language, languageOf } from "../../common/languages.ts";
import type { ActivityTexts } from "./en/activity.ts";
import type { GuideTexts } from "./en/guide.ts";
import type { HelpTexts } from "./en/help.ts";
import type { SettingsTexts } from "./en/settings.ts";
import type { SetupTexts } from "./en/setup.ts";
import type { Texts } from "./en/window.ts";
import { translations } from "./translations.ts";

let language: Language;
let formatters: Formatters;

/**
 * The window's texts. Use them only while rendering, not at the top level of a module, because they
 * are set just before the first render.
 */
export let texts: Texts;

/**
 * Loads the texts in the language of a BCP 47 tag, or in English if there is no translation. Called
 * once per page, because the page reloads when the language setting changes.
 */
export async function loadLocale(tag: string): Promise<void> {
  const supported = languageOf(tag);
  language = supported ?? "en";
  formatters = createFormatters(supported ? tag : "en");
  texts = (await translations[language].window()).default(formatters);
}

/** Creates the texts that load with the settings dialog. Only settings.ts should call this. */
export const createSettingsTexts = async (): Promise<SettingsTexts> =>
  (await translations[language].settings()).default(formatters);

/** Creates the texts that load with the set-up of the Meta app. Only setup.ts should call this. */
export const createSetupTexts = async (): Promise<SetupTexts> =>
  (await translations[language].setup()).default(formatters);

/** Creates the texts that load with the Help menu's dialogs. Only help.ts should call this. */
export const createHelpTexts = async (): Promise<HelpTexts> =>
  (await translations[language].help()).default();

/** Creates the texts that load with the set-up guide. Only guide.ts should call this. */
export const createGuideTexts = async (): Promise<GuideTexts> =>
  (await translations[language].guide()).default(formatters);

/** Creates the texts that load with the activity. Only activity.ts should call this. */
export const createActivityTexts = async (): Promise<ActivityTexts> =>
  (await translations[language].activity()).default(formatters);
