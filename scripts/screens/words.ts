/**
 * Provides the texts of the preview states in each language. These are the window's own texts and
 * the messages of the main process.
 */
import { createFormatters } from "../../common/formatters.ts";
import guideDe from "../../renderer/i18n/de/guide.ts";
import settingsDe from "../../renderer/i18n/de/settings.ts";
import setupDe from "../../renderer/i18n/de/setup.ts";
import windowDe from "../../renderer/i18n/de/window.ts";
import guideEn from "../../renderer/i18n/en/guide.ts";
import settingsEn from "../../renderer/i18n/en/settings.ts";
import setupEn from "../../renderer/i18n/en/setup.ts";
import windowEn from "../../renderer/i18n/en/window.ts";
import { locales, messages } from "./messages.ts";

const windowTexts = { en: windowEn, de: windowDe };
const settingsTexts = { en: settingsEn, de: settingsDe };
const guideTexts = { en: guideEn, de: guideDe };
const setupTexts = { en: setupEn, de: setupDe };

export { locales };
export type PreviewLanguage = keyof typeof messages;

export function wordsIn(language: PreviewLanguage) {
  const format = createFormatters(locales[language]);
  return {
    texts: windowTexts[language](format),
    settings: settingsTexts[language](format),
    guide: guideTexts[language](format),
    setup: setupTexts[language](format),
    messages: messages[language],
  };
}

export type Words = ReturnType<typeof wordsIn>;
