import { loadLocale } from "./index.ts";

/**
 * Resolves when the texts have loaded. The main process writes the language into index.html, and
 * reloads the page if the language setting changes.
 */
export const localeLoaded = loadLocale(document.documentElement.lang);
