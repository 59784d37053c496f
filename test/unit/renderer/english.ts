/** Set-up file of the unit tests: the window loads a language before it renders anything. */
import { loadLocale } from "../../../renderer/i18n/index.ts";

await loadLocale("en");
