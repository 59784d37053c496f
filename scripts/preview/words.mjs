/** What is said in the states of preview-states.mjs, in one language. */
import { runnerImport } from "vite";
import { within } from "../project.mjs";
import { said } from "./said.mjs";

/** By Vite, which reads TypeScript under each Node that we run on. @param {string} path */
const load = async (path) => (await runnerImport(within(path))).module;

/**
 * The window's own texts, by which an act finds its button, and main's words, which are data of a state.
 * @param {keyof typeof said} language
 * @returns {Promise<{ texts: import("../../renderer/i18n/en.ts").Texts, settings: import("../../renderer/i18n/settings/en.ts").SettingsTexts, said: (typeof said)["en"] }>}
 */
export async function wordsIn(language) {
  const [{ formatFor }, texts, settings] = await Promise.all([
    load("renderer/i18n/formatters.ts"),
    load(`renderer/i18n/${language}.ts`),
    load(`renderer/i18n/settings/${language}.ts`),
  ]);
  const format = formatFor(locales[language]);
  return { texts: texts.default(format), settings: settings.default(format), said: said[language] };
}

/** With a region, as a system names it. */
export const locales = { en: "en-GB", de: "de-DE" };
