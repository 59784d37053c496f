/** Before each file of unit tests: the window speaks English, as it speaks one language before it draws anything. */
import { loadLocale } from "../../../renderer/i18n/index.ts";

await loadLocale("en");
