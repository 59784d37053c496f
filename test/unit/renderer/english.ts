/**
 * The set-up file of the unit tests. It loads English, because the window must load a language
 * before it renders.
 */
import { loadLocale } from "../../../renderer/i18n/index.ts";

await loadLocale("en");
