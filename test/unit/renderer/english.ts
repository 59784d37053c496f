/** Before each file of unit tests: the window speaks English, as it speaks one language before it draws anything. */
import { speak } from "../../../renderer/i18n/index.ts";

await speak("en");
