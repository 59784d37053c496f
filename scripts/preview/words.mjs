/** What is said in the states of preview-states.mjs, in one language. */
import { runnerImport } from "vite";
import { within } from "../project.mjs";
import { said } from "./said.mjs";

/** By Vite, which reads TypeScript under each Node that we run on. @param {string} path */
const load = async (path) => (await runnerImport(within(path))).module;

/**
 * The window's own texts, by which an act finds its button, and main's words, which are data of a state.
 * @param {keyof typeof said} language
 * @returns {Promise<{ texts: import("../../renderer/i18n/en/window.ts").Texts, settings: import("../../renderer/i18n/en/settings.ts").SettingsTexts, said: (typeof said)["en"] }>}
 */
export async function wordsIn(language) {
  const [{ createFormatters }, texts, settings] = await Promise.all([
    load("common/formatters.ts"),
    load(`renderer/i18n/${language}/window.ts`),
    load(`renderer/i18n/${language}/settings.ts`),
  ]);
  const formatters = createFormatters(locales[language]);
  return {
    texts: texts.default(formatters),
    settings: settings.default(formatters),
    said: said[language],
  };
}

/** With a region, as a system names it. */
export const locales = { en: "en-GB", de: "de-DE" };
