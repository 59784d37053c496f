/**
 * Provides the texts of the preview states in each language. These are the window's own texts and
 * the messages of the main process.
 */
import { createFormatters } from "../../common/formatters.ts";
import settingsDe from "../../renderer/i18n/de/settings.ts";
import windowDe from "../../renderer/i18n/de/window.ts";
import settingsEn from "../../renderer/i18n/en/settings.ts";
import windowEn from "../../renderer/i18n/en/window.ts";
import { messages } from "./messages.ts";

const windowTexts = { en: windowEn, de: windowDe };
const settingsTexts = { en: settingsEn, de: settingsDe };

export type PreviewLanguage = keyof typeof messages;

/** The locales include a region, because the locales of operating systems do. */
export const locales = { en: "en-GB", de: "de-DE" } satisfies Record<PreviewLanguage, string>;

export function wordsIn(language: PreviewLanguage) {
  const format = createFormatters(locales[language]);
  return {
    texts: windowTexts[language](format),
    settings: settingsTexts[language](format),
    messages: messages[language],
  };
}

export type Words = ReturnType<typeof wordsIn>;
