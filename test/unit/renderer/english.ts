/**
 * The set-up file of the unit tests. It loads the English texts, because the renderer needs a
 * language before it renders anything.
 */
import { loadLocale } from "../../../renderer/i18n/index.ts";

await loadLocale("en");
