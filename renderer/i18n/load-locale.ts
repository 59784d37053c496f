import { loadLocale } from "./index.ts";

/** Main writes the language into index.html; a change of the setting reloads the page. */
export const localeLoaded = loadLocale(document.documentElement.lang);
