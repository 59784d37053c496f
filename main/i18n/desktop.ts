import { desktopTexts as de } from "./de/desktop.ts";
import { desktopTexts as en } from "./en/desktop.ts";
import { localized } from "./locale.ts";

export const desktopTexts = localized({ en, de });
