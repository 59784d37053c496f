import { trayTexts as de } from "./de/tray.ts";
import { trayTexts as en } from "./en/tray.ts";
import { localized } from "./locale.ts";

export const trayTexts = localized({ en, de });
